using KpiLab.Benchmarks;
using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>The standard chart of any result, chosen by its shape.</summary>
public static class ResultChart
{
    /// <summary>Over time: a line with its interval, one per segment. By segment: a bar each with its interval, best first. Neither: the one value with its interval.</summary>
    /// <remarks>The title states what the result shows: the segment that reliably differs most, or the direction of the trend; or that there is none.</remarks>
    /// <param name="result">What is drawn. Segments without a value are in no chart; a segment that reliably differs from the rest has a colour of its own.</param>
    /// <param name="options">Language and theme.</param>
    /// <param name="benchmark">A published figure to draw beside it, as <see cref="KpiResult.Benchmark"/> gives; left out where its industry or currency differs.</param>
    public static GenericChart Chart(this KpiResult result, ChartOptions? options = null, BenchmarkMatch? benchmark = null) =>
        PlotOf(result, options, benchmark).ToChart();

    /// <summary>Runs the query and draws its result.</summary>
    /// <exception cref="Data.DataException">The query cannot be run on its tables.</exception>
    public static GenericChart Chart(this KpiQuery query, ChartOptions? options = null, BenchmarkMatch? benchmark = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Run().Chart(options, benchmark);
    }

    internal static Plot PlotOf(KpiResult result, ChartOptions? options, BenchmarkMatch? benchmark)
    {
        ArgumentNullException.ThrowIfNull(result);
        options ??= ChartOptions.Default;
        if (result.Grain is not null && result.Rows.Length > 0)
            return SeriesPlot.Of(result, options);
        return result.Dimensions.Length > 0 && result.Rows.Length > 0
            ? SegmentPlot.Of(result, options, benchmark)
            : ValuePlot.Of(result, options, benchmark);
    }
}
