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
}
