using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>Questions to a result by period.</summary>
public static class SeriesInsights
{
    /// <summary>What of the series is news and what is noise.</summary>
    /// <param name="series">A result by period.</param>
    /// <param name="segment">The values of the segment, one per dimension; none for the whole.</param>
    /// <exception cref="ArgumentException">The result has no periods.</exception>
    public static NewsOrNoise NewsOrNoise(this KpiResult series, params string[] segment) => Insights.NewsOrNoise.Of(series, segment is { Length: > 0 } ? new Segment(segment) : null);

    /// <summary>What the KPI is likely to do next, and how likely it misses a target.</summary>
    /// <param name="series">A result by period.</param>
    /// <param name="periods">How many periods ahead, 1 or more.</param>
    /// <param name="target">The value to reach: at least, or at most where lower is better. In the unit of the KPI: 0.03 is 3 %.</param>
    /// <param name="segment">The values of the segment, one per dimension; none for the whole.</param>
    /// <exception cref="ArgumentException">The result has no periods.</exception>
    public static Outlook Outlook(this KpiResult series, int periods, double? target = null, params string[] segment) =>
        Insights.Outlook.Of(series, periods, target, segment is { Length: > 0 } ? new Segment(segment) : null);
}
