using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>Share of customers active at the start of a period that left during it.</summary>
/// <remarks>
/// Formula: lost ÷ active at start, range [0, 1]; active at start: start before the period's first moment and end not before it; lost: active at start, with the end in the period.
/// A customer who starts and leaves within the period is in neither count; one who moves to another subscription without a gap has not left.
/// Without Every, months are pooled: the sum of lost over the sum of active. Interval: Wilson (1927).
/// From a list with a yes/no column in place of dates: share of the list that has left.
/// </remarks>
public static class ChurnRate
{
    private static readonly LocalText NobodyAtStart = new("no customers at the start of the period", "geen klanten aan het begin van de periode");

    private static readonly KpiInput Intervals = new(
        "subscriptions", [[Role.Start], [Role.End]], [Role.Customer, Role.Plan, Role.Amount], [Role.Employee, Role.Fte, Role.Department],
        ["subscr", "abonn", "contract", "churn", "member", "lid"])
    {
        Recognises = table => table.Roles.Has(Role.Customer) && !table.Roles.Has(Role.Employee),
    };

    private static readonly KpiInput Snapshot = new(
        "customers", [[Role.Churned]], [Role.Customer, Role.Plan, Role.Amount], [Role.Employee, Role.Department], ["churn", "customer", "klant"]);

    /// <summary>Customers lost ÷ customers at start.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "churn-rate",
        Text = ChurnRateText.Text,
        Unit = Unit.Percent,
        Better = Direction.Lower,
        BenchmarkMetrics = ["monthly_customer_churn"],
        Forms =
        [
            new KpiForm
            {
                Inputs = [Intervals],
                Prepare = CustomerSpells.Prepare,
                Parts = _ =>
                [
                    new("active", 0, Measure.Count().By(Timing.Opening)),
                    new("lost", 0, CustomerSpells.Lost(Measure.Count())),
                ],
                Formula = cell => Formulas.Proportion(cell, cell["lost"].Count, cell["active"].Count, NobodyAtStart),
                Test = (a, b) => Proportion.DifferencePValue(a["lost"].Count, a["active"].Count, b["lost"].Count, b["active"].Count),
                Pool = Period.Month,
            },
            new KpiForm
            {
                Inputs = [Snapshot],
                Parts = _ =>
                [
                    new("active", 0, Measure.Count().By(Timing.None).Where(Filter.Present(Role.Churned))),
                    new("lost", 0, Measure.Count().By(Timing.None).Where(Filter.IsTrue(Role.Churned))),
                ],
                Prepare = tables => (tables,
                [
                    new("A list without dates: the share of it that has left, over whatever time the list covers.", "Een lijst zonder datums: het deel dat vertrokken is, over de tijd die de lijst beslaat."),
                ]),
                Formula = cell => Formulas.Proportion(cell, cell["lost"].Count, cell["active"].Count, NobodyAtStart),
                Test = (a, b) => Proportion.DifferencePValue(a["lost"].Count, a["active"].Count, b["lost"].Count, b["active"].Count),
            },
        ],
    };

    /// <summary>Revenue of customers lost ÷ revenue of customers at start: churn weighted by what each pays.</summary>
    public static Kpi Revenue { get; } = new()
    {
        Id = "revenue-churn",
        Text = BesideTexts.RevenueChurn,
        Unit = Unit.Percent,
        Better = Direction.Lower,
        Forms =
        [
            new KpiForm
            {
                Inputs = [Intervals with { Required = [[Role.Start], [Role.End], [Role.Amount]] }],
                Prepare = CustomerSpells.Prepare,
                Parts = _ =>
                [
                    new("active", 0, Measure.Sum(Role.Amount).By(Timing.Opening)),
                    new("lost", 0, CustomerSpells.Lost(Measure.Sum(Role.Amount))),
                ],
                Formula = RevenueShare,
                Test = (a, b) => Formulas.FromIntervals(RevenueShare(a), RevenueShare(b)),
                Pool = Period.Month,
            },
            new KpiForm
            {
                Inputs = [Snapshot with { Required = [[Role.Churned], [Role.Amount]] }],
                Parts = _ =>
                [
                    new("active", 0, Measure.Sum(Role.Amount).By(Timing.None).Where(Filter.Present(Role.Churned))),
                    new("lost", 0, Measure.Sum(Role.Amount).By(Timing.None).Where(Filter.IsTrue(Role.Churned))),
                ],
                Formula = RevenueShare,
                Test = (a, b) => Formulas.FromIntervals(RevenueShare(a), RevenueShare(b)),
            },
        ],
    };

    /// <summary>The query over a table of subscriptions (start, end) or a list with a churned column.</summary>
    /// <exception cref="MissingRoleException">The table has no columns with the roles start and end, nor one with the role churned.</exception>
    public static KpiQuery Of(Table subscriptions) => Kpi.Of(subscriptions);

    /// <summary>The rate from plain numbers.</summary>
    /// <param name="lost">Customers active at the start who left, 0 or more.</param>
    /// <param name="activeAtStart">Customers active at the start, not fewer than were lost.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were lost than were there.</exception>
    public static Measurement From(long lost, long activeAtStart, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        ArgumentOutOfRangeException.ThrowIfLessThan(activeAtStart, lost);
        return Kpi.Evaluate(0, level, ("lost", new Aggregate(lost, lost, lost)), ("active", new Aggregate(activeAtStart, activeAtStart, activeAtStart)));
    }

    // The rows of both sums are customers; those lost are among those active, so x·y sums to the lost ones' squares.
    private static Measurement RevenueShare(KpiCell cell)
    {
        var (lost, active) = (cell["lost"], cell["active"]);
        return active.Sum <= 0
            ? Measurement.NoValue(cell.Unit, NobodyAtStart, lost.Sum, active.Sum)
            : new Measurement(
                lost.Sum / active.Sum, cell.Unit, lost.Sum, active.Sum, active.Count,
                RatioOfSums.Delta(lost.Sum, active.Sum, lost.SumOfSquares, lost.SumOfSquares, active.SumOfSquares, active.Count, cell.Level));
    }
}
