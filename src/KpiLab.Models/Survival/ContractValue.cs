using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;
using MathNet.Numerics.Distributions;

namespace KpiLab.Models.Survival;

/// <summary>What a new customer under contract is expected to bring, by segment: the shifted beta-geometric curve of its customers times what they pay a month.</summary>
/// <remarks>
/// Value = margin × mean monthly amount × the sum over months t from 0 of S(t) ÷ (1 + discount)^(t ÷ 12), within the horizon; the first month is paid at the start.
/// The interval is Wald's on the logarithm, by the delta method over alpha and beta, with their covariance, and the mean amount, taken as independent of them.
/// Source: Fader &amp; Hardie (2010), Customer-base valuation in a contractual setting, Marketing Science 29(1), 85-93.
/// </remarks>
public static class ContractValue
{
    private const int Months = 36;
    private const double Step = 1e-4;

    /// <summary>The expected value of a new customer of each segment, in order of name; a segment whose customers do not tell how they leave has a reason in place of a value.</summary>
    /// <param name="table">Subscriptions (start, end, amount per month; customer where known).</param>
    /// <param name="by">The column that tells segments apart.</param>
    /// <param name="options">Horizon in months (three years when null), yearly discount, margin and level.</param>
    /// <param name="asOf">The last day that the data cover; null to take it from the dates.</param>
    /// <exception cref="MissingRoleException">The table has no column with the role start, end or amount.</exception>
    public static IReadOnlyList<SegmentValue> By(Table table, Field by, CustomerValueOptions? options = null, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var subscriptions = table.InMemory("Contract value");
        options ??= new();
        if (subscriptions.Find(Role.Amount) is not NumberColumn amounts)
            throw new MissingRoleException($"{subscriptions.Name} has no column of numbers with the role amount. Map(\"amount\", …) to what a customer pays a month.", ["amount"]);
        return [.. CustomerSurvival.Spells(subscriptions, by, asOf).GroupBy(s => s.Segment).OrderBy(g => g.Key).Select(group =>
        {
            double[] paid = [.. group.Select(s => amounts.Values[s.Row]).Where(double.IsFinite)];
            var counts = RetentionCounts.OfCustomers([.. group.Select(s => s.Left ? Math.Max(1, (int)Math.Ceiling(s.Months)) : (int)Math.Floor(s.Months))], [.. group.Select(s => s.Left)]);
            try
            {
                return Of(group.Key, group.LongCount(), ShiftedBetaGeometric.Fit(counts), paid, options);
            }
            catch (NotIdentifiedException e)
            {
                return new SegmentValue(group.Key, group.LongCount(), null, null) { Reason = e };
            }
        })];
    }

    private static SegmentValue Of(Segment segment, long customers, ShiftedBetaGeometric curve, double[] paid, CustomerValueOptions options)
    {
        if (paid.Length < 2 || paid.Sum() <= 0)
            throw new NotIdentifiedException("The value of a contract", NotIdentifiedReason.TooFewCustomers, "too few customers have an amount above 0", $"{paid.Length} amounts, {paid.Sum():G6} in all");
        var horizon = options.Horizon ?? Months;
        var (amount, error) = (paid.Average(), Math.Sqrt(paid.Sum(a => (a - paid.Average()) * (a - paid.Average())) / (paid.Length - 1) / paid.Length));
        var slopes = Enumerable.Range(0, 2).Select(j => Math.Log(Payments(curve.Moved(j, Step)) / Payments(curve.Moved(j, -Step))) / (2 * Step)).ToArray();
        var covariance = curve.Estimate.LogCovariance;
        var variance = error * error / (amount * amount);
        for (var i = 0; i < slopes.Length; i++)
        {
            for (var j = 0; j < slopes.Length; j++)
                variance += slopes[i] * covariance[i][j] * slopes[j];
        }

        var value = options.Margin * amount * Payments(curve);
        var factor = Math.Exp(Normal.InvCDF(0, 1, 0.5 + options.Level / 2) * Math.Sqrt(Math.Max(0, variance)));
        return new(segment, customers, value, new(value / factor, value * factor, options.Level, "delta method on the logarithm"));

        double Payments(ShiftedBetaGeometric model)
        {
            double sum = 0;
            for (var month = 0; month < horizon; month++)
                sum += model.Survival(month) * Math.Pow(1 + options.AnnualDiscount, -month / 12.0);
            return sum;
        }
    }
}
