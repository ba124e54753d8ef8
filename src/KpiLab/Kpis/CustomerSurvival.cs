using KpiLab.Data;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>How long customers stay: the share still there by age, with those who have not left yet counted as far as they are known.</summary>
/// <param name="Segment">Whose curve it is.</param>
/// <param name="Customers">How many customers it rests on.</param>
/// <param name="Steps">The curve; times in months of 365.25 ÷ 12 days.</param>
public sealed record CustomerSurvival(Segment Segment, long Customers, IReadOnlyList<SurvivalStep> Steps)
{
    private const double DaysPerMonth = 365.25 / 12;

    /// <summary>The share still there after so many months, in [0, 1]; 1 before anyone has left.</summary>
    public double After(double months) => Steps.LastOrDefault(step => step.Time <= months)?.Survival ?? 1;

    /// <summary>The age by which half have left, in months; null where more than half are still there.</summary>
    public double? Median => Steps.FirstOrDefault(step => step.Survival <= 0.5)?.Time;

    /// <summary>The curve of a table of subscriptions, or one per value of a column, in order of name.</summary>
    /// <param name="subscriptions">Subscriptions (start, end; customer where known).</param>
    /// <param name="by">The column that tells segments apart; null for one curve. A customer belongs to the value of the first subscription.</param>
    /// <param name="asOf">The last day that the data cover; null to take it from the dates.</param>
    /// <param name="level">Confidence level of the intervals, in (0, 1).</param>
    /// <exception cref="MissingRoleException">The table has no column with the role start or end.</exception>
    public static IReadOnlyList<CustomerSurvival> Of(FrameTable subscriptions, Field? by = null, DateOnly? asOf = null, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(subscriptions);
        var end = (asOf?.AddDays(1) ?? CustomerLifetimes.EndOf(subscriptions)).ToDateTime(TimeOnly.MinValue).Ticks;
        var column = by is not { } field ? null : subscriptions[field.In(subscriptions) ?? field.ToString()];
        return
        [
            .. CustomerLifetimes.Of(subscriptions).Where(life => life.Start < end)
                .GroupBy(life => column is null ? Segment.Total : new Segment(column.TextOf(life.Row) ?? Segment.Unknown)).OrderBy(g => g.Key)
                .Select(g => new CustomerSurvival(g.Key, g.LongCount(), KaplanMeier.Of(g.Select(life => Span(life, end)), level))),
        ];
    }

    private static (double Time, bool Left) Span((int Row, long Start, long End) life, long end)
    {
        var left = life.End != DateColumn.Missing && life.End < end;
        return (TimeSpan.FromTicks((left ? life.End : end) - life.Start).TotalDays / DaysPerMonth, left);
    }
}
