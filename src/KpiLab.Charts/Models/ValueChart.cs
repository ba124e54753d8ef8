using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using KpiLab.Models.LifetimeValue;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>What customers are expected to bring.</summary>
public static class ValueChart
{
    /// <summary>The expected value of a customer by segment, with its interval, highest first. Segments without a value stand in no bar.</summary>
    /// <param name="values">The segments.</param>
    /// <param name="currency">ISO code of the amounts; null where it is not known.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart BySegment(IReadOnlyList<SegmentValue> values, string? currency = null, ChartOptions? options = null) => Plot(values, currency, options ?? ChartOptions.Default).ToChart();

    internal static Plot Plot(IReadOnlyList<SegmentValue> values, string? currency, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(values);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        var unit = new Unit(UnitKind.Money, currency, new LocalText("customer", "klant"));
        SegmentValue[] rows = [.. values.Where(v => v.Value is not null).OrderByDescending(v => v.Value).ThenBy(v => v.Segment)];
        Measurement Of(SegmentValue v) => new(v.Value, unit, null, null, v.Customers, v.Interval);
        var name = dutch ? "Verwachte waarde van een klant" : "Expected value of a customer";
        return new Plot
        {
            Title = Title(rows, unit, language),
            Description = dutch ? "Staafdiagram: verwachte waarde van een klant per segment, met interval" : "Bar chart: expected value of a customer by segment, with intervals",
            Table = new(
                ["segment", dutch ? "waarde" : "value", "interval", "n"],
                [.. rows.Select(v => (IReadOnlyList<string>)[v.Segment.In(language), .. Tables.Cells(Of(v), language)])]),
            Language = language,
            Palette = palette,
            Traces =
            [
                PlotlyObject.Trace(
                    "bar", ("orientation", "h"), ("y", rows.Select((_, i) => (double)i).ToArray()), ("x", PlotlyObject.Numbers(rows.Select(v => v.Value))),
                    ("marker", PlotlyObject.Node(("color", palette.Main))), ("error_x", SegmentPlot.Whiskers(rows.Select(Of), palette)),
                    ("hovertext", rows.Select(v => PlotText.Hover(v.Segment.In(language), Of(v), language)).ToArray()), ("hoverinfo", "text")),
            ],
            X = PlotAxis.Values(PlotAxis.TitleOf(name, unit, language), unit, rows.Select(v => v.Value!.Value).DefaultIfEmpty(1).Max(), language) with { FromZero = true },
            Y = PlotAxis.Names(rows.Select(v => v.Segment.In(language)), reversed: true),
            Height = 84 + 34 * Math.Max(2, rows.Length),
        };
    }

    private static string Title(SegmentValue[] rows, Unit unit, Language language)
    {
        bool dutch = language == Language.Dutch;
        string At(SegmentValue v) => $"{v.Segment.In(language)} ({ValueText.Short(v.Value!.Value, unit, language)})";
        if (rows.Length < 2)
            return rows.Length == 0 ? (dutch ? "Geen segment met een waarde" : "No segment with a value") : (dutch ? "Verwachte waarde van een klant: " : "Expected value of a customer: ") + At(rows[0]);
        var (best, worst) = (rows[0], rows[^1]);
        if (best.Interval!.Low <= worst.Interval!.High)
            return dutch ? $"De verwachte waarde verschilt niet betrouwbaar: van {At(best)} tot {At(worst)}, met intervallen die elkaar overlappen" : $"Expected value does not reliably differ: from {At(best)} to {At(worst)}, with intervals that overlap";
        var times = Models.TimeText.Number(best.Value!.Value / worst.Value!.Value, 1, language);
        return dutch ? $"Een klant via {At(best)} is naar verwachting {times} keer zoveel waard als een via {At(worst)}" : $"A customer of {At(best)} is expected to be worth {times} times one of {At(worst)}";
    }
}
