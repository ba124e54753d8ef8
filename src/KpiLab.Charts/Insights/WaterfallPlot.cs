using KpiLab.Charts.Plots;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Insights;

/// <summary>A waterfall for plotly.js: diamonds for start and end, a floating bar per part, hatched where a share shifted.</summary>
internal static class WaterfallPlot
{
    public static Plot Of(Waterfall waterfall, ChartOptions options)
    {
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        var dutch = language == Language.Dutch;
        var bars = waterfall.Bars;
        string Amount(WaterfallBar bar) => ValueText.Difference(bar.Amount, waterfall.Unit, language);
        var trace = PlotlyObject.Trace(
            "bar", ("orientation", "h"),
            ("y", bars.Select((_, i) => i + 1.0).ToArray()),
            ("base", PlotlyObject.Numbers(bars.Select(bar => (double?)bar.From))),
            ("x", PlotlyObject.Numbers(bars.Select(bar => (double?)bar.Amount))),
            ("marker", PlotlyObject.Node(
                ("color", bars.Select(bar => bar.Kind switch { null => palette.Quiet, ContributionKind.Mix => palette.Strong, _ => palette.Main }).ToArray()),
                ("pattern", PlotlyObject.Node(("shape", bars.Select(bar => bar.Kind is ContributionKind.Mix ? "/" : "").ToArray()))))),
            ("text", bars.Select(bar => PlotText.Encode(Amount(bar))).ToArray()), ("textposition", "outside"), ("cliponaxis", false),
            ("hovertext", bars.Select(bar => PlotText.Lines(bar.Name, Amount(bar))).ToArray()), ("hoverinfo", "text"));
        var ends = new[] { (Y: 0.0, waterfall.Start), (Y: bars.Count + 1.0, waterfall.End) };
        var points = PlotlyObject.Trace(
            "scatter", ("mode", "markers+text"),
            ("y", ends.Select(end => end.Y).ToArray()), ("x", PlotlyObject.Numbers(ends.Select(end => (double?)end.Item2.Value))),
            ("marker", PlotlyObject.Node(("symbol", "diamond"), ("size", 13), ("color", palette.Ink))),
            ("text", ends.Select(end => PlotText.Encode(ValueText.Full(end.Item2.Value, waterfall.Unit, language))).ToArray()), ("textposition", "middle right"), ("cliponaxis", false),
            ("hoverinfo", "text"), ("hovertext", ends.Select(end => PlotText.Lines(end.Item2.Name, ValueText.Full(end.Item2.Value, waterfall.Unit, language))).ToArray()));
        var (low, high) = waterfall.Range;
        var space = high > low ? high - low : Math.Max(Math.Abs(high), 1);
        return new Plot
        {
            Title = waterfall.Title,
            Description = dutch ? "Watervaldiagram: van begin naar eind, per deel wat het deed" : "Waterfall chart: from start to end, with what each part made",
            Table = new(
                [dutch ? "deel" : "part", dutch ? "wat het deed" : "what it made"],
                [
                    [waterfall.Start.Name, ValueText.Full(waterfall.Start.Value, waterfall.Unit, language)],
                    .. bars.Select(bar => (IReadOnlyList<string>)[bar.Name, Amount(bar)]),
                    [waterfall.End.Name, ValueText.Full(waterfall.End.Value, waterfall.Unit, language)],
                ]),
            Language = language,
            Palette = palette,
            Traces = [trace, points],
            X = PlotAxis.Values(waterfall.Axis, waterfall.Unit, Math.Max(Math.Abs(low), Math.Abs(high)), language) with { Range = [PlotlyObject.Round(low - 0.3 * space)!.Value, PlotlyObject.Round(high + 0.3 * space)!.Value] },
            Y = PlotAxis.Names([waterfall.Start.Name, .. bars.Select(bar => bar.Name), waterfall.End.Name], reversed: true),
            Height = 84 + 30 * (bars.Count + 2),
        };
    }
}
