using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Charts of customer acquisition cost.</summary>
public static class CacChart
{
    private const double YearOfPayback = 12;

    /// <summary>What a customer costs by channel, and beside it the months in which it earns that back, with a line at twelve.</summary>
    /// <param name="cac">CAC by channel.</param>
    /// <param name="payback">Payback in months by the same column; null to leave that panel out.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart ByChannel(KpiResult cac, KpiResult? payback = null, ChartOptions? options = null) => ByChannelPlot(cac, payback, options ?? ChartOptions.Default).ToChart();

    internal static Plot ByChannelPlot(KpiResult cac, KpiResult? payback, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(cac);
        var plot = SegmentPlot.Of(cac, options);
        if (payback is null || !payback.Rows.Any(r => r.Measurement.Value is not null))
            return plot;
        var language = options.Language;
        bool dutch = language == Language.Dutch;
        var palette = plot.Palette;
        var rows = cac.Rows.Where(r => r.Measurement.Value is not null).OrderBy(r => r.Measurement.Value).ToArray();
        KpiRow?[] back = [.. rows.Select(r => payback.Rows.FirstOrDefault(p => p.Segment == r.Segment && p.Measurement.Value is not null))];
        var slow = back.OfType<KpiRow>().MaxBy(r => r.Measurement.Value)!;
        var fast = back.OfType<KpiRow>().MinBy(r => r.Measurement.Value)!;
        string Months(KpiRow row) => ValueText.Short(row.Measurement, language);
        var bars = PlotlyObject.Trace(
            "bar", ("orientation", "h"), ("xaxis", "x2"),
            ("y", rows.Select((_, i) => (double)i).ToArray()),
            ("x", PlotlyObject.Numbers(back.Select(r => r?.Measurement.Value))),
            ("marker", PlotlyObject.Node(("color", back.Select(r => r?.Measurement.Value > YearOfPayback ? palette.Strong : palette.Good).ToArray()))),
            ("error_x", SegmentPlot.Whiskers(back.Select((r, i) => r?.Measurement ?? rows[i].Measurement with { Interval = null }), palette)),
            ("hovertext", back.Select((r, i) => r is null ? "" : PlotText.Hover(rows[i].Segment.In(language), r.Measurement, language)).ToArray()), ("hoverinfo", "text"));
        return plot with
        {
            Title = dutch
                ? $"Een klant van {fast.Segment.In(language)} is in {Months(fast)} terugverdiend, een van {slow.Segment.In(language)} in {Months(slow)}"
                : $"A customer from {fast.Segment.In(language)} pays back in {Months(fast)}, one from {slow.Segment.In(language)} in {Months(slow)}",
            Traces = [.. plot.Traces, bars],
            X = plot.X with { Domain = [0, 0.47], Title = PlotAxis.UnitText(cac.Unit, language) },
            X2 = new PlotAxis(dutch ? "terugverdiend (maanden)" : "payback (months)") { Domain = [0.54, 1], FromZero = true, TickFormat = ",.1~f" },
            Shapes = [PlotlyObject.Node(
                ("type", "line"), ("xref", "x2"), ("yref", "paper"), ("x0", YearOfPayback), ("x1", YearOfPayback), ("y0", 0), ("y1", 1),
                ("line", PlotlyObject.Node(("dash", "dash"), ("width", 2), ("color", palette.Ink))))],
            Table = new(
                [.. plot.Table.Columns, dutch ? "terugverdientijd" : "payback"],
                [.. plot.Table.Rows.Zip(cac.Rows, (cells, row) => (IReadOnlyList<string>)[.. cells, payback.Rows.FirstOrDefault(p => p.Segment == row.Segment) is { } p ? Months(p) : "–"])]),
        };
    }
}
