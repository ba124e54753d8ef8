using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>What became of the recurring revenue at the start of a period: the part that stays, without growth (gross) or with it (net).</summary>
/// <remarks>
/// Formulas: gross = (start − lost − shrunk) ÷ start, in [0, 1]; net = (start − lost − shrunk + grown) ÷ start, 0 or more. New customers stay out of both.
/// A customer's revenue is compared at the two ends of each period, over all its subscriptions; without Every, months are pooled.
/// Interval: gross by the score interval at the effective number of customers; net by the delta method over subscriptions at the start, from 40 that moved on.
/// </remarks>
public static class RevenueRetention
{
    private static readonly LocalText NothingAtStart = new("no recurring revenue at the start of the period", "geen terugkerende omzet aan het begin van de periode");

    // With fewer, the delta method's interval is too short: 91 % in place of 95 % at ten.
    private const int FewestMoves = 40;

    /// <summary>The part of the recurring revenue that stays, growth left out.</summary>
    public static Kpi Gross { get; } = Of("gross-revenue-retention", BesideTexts.GrossRevenueRetention, RevenueMovements.Gross, "gross_revenue_retention_annual");

    /// <summary>The part of the recurring revenue that stays, with the growth of those who stay.</summary>
    public static Kpi Net { get; } = Of("net-revenue-retention", BesideTexts.NetRevenueRetention, RevenueMovements.Net, "net_revenue_retention_annual");

    /// <summary>Gross retention from plain numbers.</summary>
    /// <param name="atStart">Recurring revenue at the start, 0 or more.</param>
    /// <param name="lost">Revenue of customers who left, 0 or more.</param>
    /// <param name="shrunk">Revenue lost in customers who stayed, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or more was lost than there was.</exception>
    public static Measurement GrossFrom(double atStart, double lost, double shrunk)
    {
        Check(atStart, lost, shrunk);
        return Evaluate(Gross, RevenueMovements.Gross, atStart, lost + shrunk);
    }

    /// <summary>Net retention from plain numbers.</summary>
    /// <param name="atStart">Recurring revenue at the start, 0 or more.</param>
    /// <param name="lost">Revenue of customers who left, 0 or more.</param>
    /// <param name="shrunk">Revenue lost in customers who stayed, 0 or more.</param>
    /// <param name="grown">Revenue gained in customers who stayed, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative, or more was lost than there was.</exception>
    public static Measurement NetFrom(double atStart, double lost, double shrunk, double grown)
    {
        Check(atStart, lost, shrunk);
        ArgumentOutOfRangeException.ThrowIfNegative(grown);
        return Evaluate(Net, RevenueMovements.Net, atStart, lost + shrunk - grown);
    }

    /// <summary>A form over subscriptions: the movement as a share of the revenue at the start, or what that leaves.</summary>
    internal static KpiForm Form(KpiInput subscriptions, string movement, bool kept) => new()
    {
        Inputs = [subscriptions],
        Prepare = RevenueMovements.Prepare,
        Parts = _ =>
        [
            new("active", 0, Measure.Sum(Role.Amount).By(Timing.Opening)),
            new(movement, 1, RevenueMovements.Of(movement)) { TellsDays = false },
            new("cross", 1, RevenueMovements.Of(RevenueMovements.Cross(movement))) { TellsDays = false },
        ],
        Formula = cell => Share(cell, movement, kept),
        Test = (a, b) => Formulas.FromIntervals(Share(a, movement, kept), Share(b, movement, kept)),
        Pool = Period.Month,
    };

    private static Kpi Of(string id, KpiText text, string movement, string benchmark) => new()
    {
        Id = id,
        Text = text,
        Unit = Unit.Percent,
        IsOfMoney = true,
        Better = Direction.Higher,
        BenchmarkMetrics = [benchmark],
        BenchmarkPeriod = Period.Year,
        Forms = [Form(ChurnRate.Intervals with { Required = [[Role.Start], [Role.End], [Role.Amount]] }, movement, kept: true)],
    };

    private static Measurement Share(KpiCell cell, string movement, bool kept)
    {
        var (active, moved, cross) = (cell["active"], cell[movement], cell["cross"]);
        var numerator = kept ? active.Sum - moved.Sum : moved.Sum;
        if (active.Sum <= 0)
            return Measurement.NoValue(cell.Unit, NothingAtStart, numerator, active.Sum);
        var interval = active.Count == 0 ? null : movement == RevenueMovements.Net ? OfNet(active, moved, cross, cell.Level) : OfLoss(active, moved, cross, cell.Level);
        return new Measurement(
            numerator / active.Sum, cell.Unit, numerator, active.Sum, active.Count,
            kept && interval is not null ? interval with { Low = 1 - interval.High, High = 1 - interval.Low } : interval);
    }

    // A share weighted by money: the score interval at the number of equal customers that would be as sure, by the delta method's error, or by the weights alone (Kish 1965) where nothing moved.
    private static ConfidenceInterval OfLoss(Aggregate active, Aggregate moved, Aggregate cross, double level)
    {
        var share = Math.Clamp(moved.Sum / active.Sum, 0, 1);
        var error = RatioOfSums.StandardError(moved.Sum, active.Sum, moved.SumOfSquares, cross.Sum, active.SumOfSquares, active.Count);
        var effective = error > 0 ? Math.Min(active.Count, share * (1 - share) / (error * error)) : 0;
        return Proportion.Score(share, effective > 0 ? effective : active.Sum * active.Sum / active.SumOfSquares, level);
    }

    private static ConfidenceInterval? OfNet(Aggregate active, Aggregate moved, Aggregate cross, double level) => moved.Count < FewestMoves ? null
        : RatioOfSums.Delta(moved.Sum, active.Sum, moved.SumOfSquares, cross.Sum, active.SumOfSquares, active.Count, level);

    private static void Check(double atStart, double lost, double shrunk)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        ArgumentOutOfRangeException.ThrowIfNegative(shrunk);
        ArgumentOutOfRangeException.ThrowIfLessThan(atStart, lost + shrunk);
    }

    private static Measurement Evaluate(Kpi kpi, string movement, double atStart, double moved) =>
        kpi.Evaluate(0, 0.95, ("active", new Aggregate(0, atStart, 0)), (movement, new Aggregate(0, moved, 0)));
}
