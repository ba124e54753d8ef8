using KpiLab.Charts.Plots;
using KpiLab.Insights;
using KpiLab.Kpis;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>The chart of what a search found.</summary>
public static class DiscoveryChart
{
    /// <summary>A bar per segment of the column with its interval; for a combination, those that share a value with it.</summary>
    /// <param name="discovery">What was found.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Chart(this Discovery discovery, ChartOptions? options = null) => PlotOf(discovery, options ?? ChartOptions.Default).ToChart();

    internal static Plot PlotOf(Discovery discovery, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(discovery);
        var result = discovery.Result;
        var shown = discovery.IsCombination ? result with { Rows = [.. result.Rows.Where(row => row.Segment.Values.Zip(discovery.Segment.Values, (a, b) => a == b).Any(same => same))] } : result;
        return SegmentPlot.Of(shown, options, title: Title(discovery, options.Language));
    }

    /// <summary>What stands out, in a few words: "Churn rate: plan “Basic”, 5.6 % against 2.1 % for the rest".</summary>
    /// <param name="discovery">What was found.</param>
    /// <param name="language">The language of the words.</param>
    public static string Title(this Discovery discovery, Language language)
    {
        ArgumentNullException.ThrowIfNull(discovery);
        var segment = string.Join(", ", discovery.Columns.Zip(discovery.Segment.Values, (column, value) => $"{SegmentText.Dimension(column, language).Replace('_', ' ')} “{SegmentText.Value(value, language)}”"));
        var (value, reference) = (ValueText.Short(discovery.Value, language), ValueText.Short(discovery.Reference, language));
        var name = discovery.Kpi.Text.Name.In(language);
        return language == Language.Dutch
            ? $"{name}: {segment}, {value} tegenover {reference} {(discovery.IsCombination ? "verwacht" : "bij de rest")}"
            : $"{name}: {segment}, {value} against {reference} {(discovery.IsCombination ? "expected" : "for the rest")}";
    }
}
