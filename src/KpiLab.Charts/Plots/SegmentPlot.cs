using KpiLab.Benchmarks;
using KpiLab.Kpis;

namespace KpiLab.Charts.Plots;

/// <summary>A bar per segment with its interval, best first; orange where it is reliably worse than the rest, green where reliably better.</summary>
internal static class SegmentPlot
{
    public static Plot Of(KpiResult result, ChartOptions options, BenchmarkMatch? benchmark = null, string? title = null)
    {
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        var rows = result.Rows.Where(r => r.Measurement.Value is not null).OrderByDescending(r => r.Measurement.Value).ToList();
        if (result.Kpi.Better == Direction.Lower)
            rows.Reverse();
        KpiRow[] hidden = [.. result.Rows.Where(r => r.Measurement.Value is null)];
        var band = BenchmarkBand.Of(benchmark, result.Unit);
        var largest = rows.Select(r => Math.Abs(r.Measurement.Value!.Value)).DefaultIfEmpty(1).Max();
        var name = result.Kpi.Text.Name.In(language);
        string Remark(KpiRow row) => row.AgainstRest is not { } rest ? ""
            : rest.IsReliable ? (dutch ? "betrouwbaar anders dan de rest: " : "reliably different from the rest: ") + ValueText.Difference(rest.Difference, result.Unit, language)
            : dutch ? "niet betrouwbaar anders dan de rest" : "not reliably different from the rest";
        var bars = PlotlyObject.Trace(
            "bar",
            ("orientation", "h"),
            ("y", rows.Select((_, i) => (double)i).ToArray()),
            ("x", PlotlyObject.Numbers(rows.Select(r => r.Measurement.Value))),
            ("marker", PlotlyObject.Node(("color", rows.Select(r => Colour(r, result.Kpi, palette)).ToArray()))),
            ("error_x", Whiskers(rows.Select(r => r.Measurement), palette)),
            ("hovertext", rows.Select(r => PlotText.Hover(r.Segment.In(language), r.Measurement, language, Remark(r))).ToArray()),
            ("hoverinfo", "text"));
        return new Plot
        {
            Title = title ?? PlotTitles.Segments(result, language),
            Description = dutch ? $"Staafdiagram: {name} per {SegmentText.Dimensions(result, language)}, met interval" : $"Bar chart: {name} by {SegmentText.Dimensions(result, language)}, with intervals",
            Table = Tables.OfRows(result, language),
            SplitBy = result.Dimensions,
            Language = language,
            Palette = palette,
            Traces = [bars],
            X = PlotAxis.Values(PlotAxis.TitleOf(name, result.Unit, language), result.Unit, largest, language) with { FromZero = true, Range = Extent(rows, band) },
            Y = PlotAxis.Names(rows.Select(r => r.Segment.In(language) + (hidden.Length > 0 && r.Measurement.Interval is null && result.Kpi.MinimumN > r.Measurement.N ? " *" : "")), SegmentText.Dimensions(result, language), reversed: true),
            Height = 84 + 34 * Math.Max(2, rows.Count) + (band is null ? 0 : 22),
            TopNote = band is not null,
            Shapes = band is null ? [] : [.. band.Shapes(palette, valuesOnX: true)],
            Annotations = band is null ? [] : [Note(band, palette, language, result.Unit)],
        };
    }

    private static string Colour(KpiRow row, Kpi kpi, Palette palette) => row.AgainstRest is not { IsReliable: true } rest ? palette.Main
        : rest.Difference > 0 == (kpi.Better == Direction.Higher) ? palette.Good : palette.Strong;

    /// <summary>Whiskers from the value to both limits; cut where a limit is open.</summary>
    public static object? Whiskers(IEnumerable<Measurement> measurements, Palette palette)
    {
        Measurement[] all = [.. measurements];
        if (all.All(m => m.Interval is null))
            return null;
        return PlotlyObject.Node(
            ("type", "data"), ("symmetric", false), ("color", palette.Ink), ("thickness", 1.4), ("width", 4),
            ("array", PlotlyObject.Numbers(all.Select(m => m.Interval is { High: var high } && double.IsFinite(high) ? high - m.Value : 0))),
            ("arrayminus", PlotlyObject.Numbers(all.Select(m => m.Interval is { Low: var low } && double.IsFinite(low) ? m.Value - low : 0))));
    }

    // A whisker several times the longest bar would press all bars to the wall: the axis then ends at three times the longest.
    private static double[]? Extent(List<KpiRow> rows, BenchmarkBand? band)
    {
        if (rows.Count == 0)
            return null;
        var values = rows.Select(r => r.Measurement.Value!.Value).Concat(band is null ? [] : new double?[] { band.Figure, band.Low, band.High }.OfType<double>()).Append(0).ToArray();
        var size = values.Max(Math.Abs);
        var high = Math.Max(values.Max(), rows.Max(r => Math.Min(r.Measurement.Interval?.High ?? 0, 3 * size)));
        var low = Math.Min(values.Min(), rows.Min(r => Math.Max(r.Measurement.Interval?.Low ?? 0, -3 * size)));
        if (low >= 0)
            low = 0;
        var space = 0.04 * (high - low);
        return high > low ? [PlotlyObject.Round(low < 0 ? low - space : 0)!.Value, PlotlyObject.Round(high > 0 ? high + space : 0)!.Value] : null;
    }

    private static DynamicObj.DynamicObj Note(BenchmarkBand band, Palette palette, Language language, Unit unit) => PlotlyObject.Node(
        ("xref", "paper"), ("yref", "paper"), ("x", 1), ("xanchor", "right"), ("y", 1), ("yanchor", "bottom"), ("yshift", 2), ("showarrow", false),
        ("font", PlotlyObject.Node(("size", 12), ("color", palette.Good))),
        ("text", PlotText.Label($"- - {ValueText.Short(band.Figure, unit, language)}, {band.Source}", 48)));
}
