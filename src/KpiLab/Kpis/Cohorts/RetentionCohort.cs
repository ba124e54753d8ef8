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
    public static IReadOnlyList<RetentionCohort> Of(FrameTable subscriptions, Period grain, DateOnly? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        var end = asOf?.AddDays(1) ?? CustomerLifetimes.EndOf(subscriptions);
        var cohorts = CustomerLifetimes.Of(subscriptions).Where(life => DayOf(life.Start) < end)
            .GroupBy(life => grain.NumberOf(DayOf(life.Start))).OrderBy(g => g.Key);
        var last = grain.NumberOf(end);
        return [.. cohorts.Select(cohort => new RetentionCohort(
            grain.RangeOf(cohort.Key),
            cohort.LongCount(),
            [.. Enumerable.Range(cohort.Key + 1, Math.Max(0, last - cohort.Key - 1)).Select(number => Staying(cohort, grain.RangeOf(number).End))]))];
    }

    private static long Staying(IEnumerable<(int Row, long Start, long End)> cohort, DateOnly day)
    {
        var moment = day.ToDateTime(TimeOnly.MinValue).Ticks;
        return cohort.LongCount(life => life.End == DateColumn.Missing || life.End >= moment);
    }

    private static DateOnly DayOf(long ticks) => DateOnly.FromDateTime(new DateTime(ticks));
}
