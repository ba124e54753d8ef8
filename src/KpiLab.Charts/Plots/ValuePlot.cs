using KpiLab.Benchmarks;
using KpiLab.Kpis;

namespace KpiLab.Charts.Plots;

/// <summary>One value with its interval, and the benchmark where there is one.</summary>
internal static class ValuePlot
{
    public static Plot Of(KpiResult result, ChartOptions options, BenchmarkMatch? benchmark = null)
    {
        var language = options.Language;
        // A single value is a bar chart of one bar; its name is that of the KPI.
        var one = result with { Dimensions = [""], Rows = [new KpiRow(new Segment(result.Kpi.Text.Name.In(language)), null, false, result.Total)] };
        var title = result.Kpi.Text.Name.In(language) + ": " + ValueText.Full(result.Total, language)
            + (ValueText.Evidence(result.Total, language) is { Length: > 0 } sure ? $" ({sure})" : "");
        return SegmentPlot.Of(one, options, benchmark, title);
    }
}
