using KpiLab.Charts.Plots;
using KpiLab.Insights;

namespace KpiLab.Charts.Report;

/// <summary>The plots of one KPI in the report: those of its own playbook first, then by segment and over time.</summary>
internal static class ReportPlots
{
    public static IEnumerable<Plot> Of(ScorecardEntry entry, Scorecard scorecard, ChartOptions options)
    {
        foreach (var split in entry.Segments)
            yield return SegmentPlot.Of(split, options, entry.Benchmark);
        if (entry.Series is { } series && series.Rows.Count(r => r.Measurement.Value is not null) > 1)
            yield return SeriesPlot.Of(series, options);
    }
}
