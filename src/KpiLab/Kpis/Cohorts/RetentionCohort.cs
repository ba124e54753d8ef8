using System.Collections.Immutable;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Customers who came in the same period, and how many of them are still there at each age.</summary>
/// <param name="Came">The period in which they came.</param>
/// <param name="Size">How many they were.</param>
/// <param name="Kept">How many were still there at the end of the first, second, … period after it; as far as the data reach.</param>
public sealed record RetentionCohort(DateRange Came, long Size, IReadOnlyList<long> Kept)
{
    /// <summary>Share still there after a number of periods, in [0, 1]; null where the data do not reach that far or nobody came.</summary>
    public double? After(int periods) => periods >= 1 && periods <= Kept.Count && Size > 0 ? (double)Kept[periods - 1] / Size : null;

    /// <summary>The cohorts of a table of subscriptions, oldest first: the retention triangle.</summary>
    /// <remarks>A customer with several subscriptions belongs to the first; those that follow without a gap prolong it.</remarks>
    /// <param name="subscriptions">Subscriptions (start, end; customer where known).</param>
    /// <param name="grain">The length of the periods.</param>
    /// <param name="asOf">The last day that the data cover; null to take it from the dates.</param>
    /// <exception cref="MissingRoleException">The table has no column with the role start or end.</exception>
    public static IReadOnlyList<RetentionCohort> Of(Table subscriptions, Period grain, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        var joined = CustomerSpells.First(CustomerSpells.Joined(CustomerSpells.Forwards(subscriptions, ImmutableArray.CreateBuilder<LocalText>()), gapDays: 0));
        const string Left = "period in which the customer left";
        var table = joined.With(Left, Calculation.Of(Spells.SpellEnd).NumberIn(grain));
        if (TableEngine.Of(table).Coverage(subscriptions, Role.Start, Role.End) is not { } covered)
            return [];
        var end = asOf?.AddDays(1) ?? covered.Last.AddDays(1);
        if (end <= covered.First)
            return [];
        var came = TableEngine.Of(table).Execute(table, new AggregateQuery(Measure.Count().By(Timing.At(Role.Start)), [Left], grain, new DateRange(covered.First, end), []));
        var last = grain.NumberOf(end);
        return
        [
            .. came.GroupBy(row => row.Period).OrderBy(cohort => cohort.Key).Select(cohort => new RetentionCohort(
                grain.RangeOf(cohort.Key),
                cohort.Sum(row => row.Aggregate.Count),
                [.. Enumerable.Range(cohort.Key + 1, Math.Max(0, last - cohort.Key - 1)).Select(period => cohort.Where(row => LeftIn(row) > period).Sum(row => row.Aggregate.Count))])),
        ];
    }

    private static double LeftIn(AggregateRow row) => double.TryParse(row.Key[0], CultureInfo.InvariantCulture, out var period) ? period : double.PositiveInfinity;
}
