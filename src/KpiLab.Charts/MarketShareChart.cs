using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Charts of market share.</summary>
public static class MarketShareChart
{
    /// <summary>Share by region, largest first.</summary>
    /// <param name="result">Market share by region or another column.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart ByRegion(KpiResult result, ChartOptions? options = null) => SegmentPlot.Of(result, options ?? ChartOptions.Default).ToChart();

    /// <summary>Own share against the growth of the market, a bubble per segment as large as the market there: where it grows and the share is small, share is lost in all.</summary>
    /// <remarks>The growth from the last whole period but one to the last.</remarks>
    /// <param name="result">Market share by a column and by period, best by year.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart GrowthShare(KpiResult result, ChartOptions? options = null) => GrowthSharePlot(result, options ?? ChartOptions.Default).ToChart();

    internal static Plot GrowthSharePlot(KpiResult result, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        var points = result.Rows.Where(r => r is { IsPartial: false, Period: not null, Measurement: { Value: not null, Denominator: > 0 } }).GroupBy(r => r.Segment)
            .Select(g => g.OrderBy(r => r.Period).TakeLast(2).ToArray()).Where(pair => pair.Length == 2)
            .Select(pair => (Row: pair[1], Growth: pair[1].Measurement.Denominator!.Value / pair[0].Measurement.Denominator!.Value - 1, Before: pair[0].Measurement.Value!.Value)).ToArray();
        var largest = points.Select(p => p.Row.Measurement.Denominator!.Value).DefaultIfEmpty(1).Max();
        string P(double share) => ValueText.Short(share, Unit.Percent, language);
        var fastest = points.MaxBy(p => p.Growth);
        var period = points.Length == 0 ? "" : ValueText.Range(points[0].Row.Period!.Value, language);
        var title = points.Length == 0
            ? dutch ? "Te weinig hele perioden voor de groei van de markt" : "Too few whole periods for the growth of the market"
            : dutch
                ? $"De markt groeide in {period} het hardst in {fastest.Row.Segment.In(language)} ({P(fastest.Growth)}), waar het aandeel {P(fastest.Row.Measurement.Value!.Value)} is"
                : $"In {period} the market grew fastest in {fastest.Row.Segment.In(language)} ({P(fastest.Growth)}), where the share is {P(fastest.Row.Measurement.Value!.Value)}";
        var trace = PlotlyObject.Trace(
            "scatter", ("mode", "markers+text"),
            ("x", PlotlyObject.Numbers(points.Select(p => p.Row.Measurement.Value))),
            ("y", PlotlyObject.Numbers(points.Select(p => (double?)p.Growth))),
            ("text", points.Select(p => PlotText.Label(p.Row.Segment.In(language), 18)).ToArray()), ("textposition", "middle right"), ("cliponaxis", false),
            ("marker", PlotlyObject.Node(("color", palette.Main), ("opacity", 0.75), ("size", points.Select(p => PlotlyObject.Round(12 + 42 * Math.Sqrt(p.Row.Measurement.Denominator!.Value / largest))).ToArray()))),
            ("hovertext", points.Select(p => PlotText.Lines(
                p.Row.Segment.In(language), (dutch ? "aandeel " : "share ") + P(p.Row.Measurement.Value!.Value) + (dutch ? ", een periode eerder " : ", a period earlier ") + P(p.Before), (dutch ? "markt " : "market ") + P(p.Growth), (dutch ? "omvang van de markt " : "size of the market ") + ValueText.Count(p.Row.Measurement.Denominator!.Value, language))).ToArray()),
            ("hoverinfo", "text"));
        var (low, high) = (Math.Min(0, points.Select(p => p.Growth).DefaultIfEmpty(0).Min()), Math.Max(0, points.Select(p => p.Growth).DefaultIfEmpty(0.1).Max()));
        var widest = points.Select(p => p.Row.Measurement.Value!.Value).DefaultIfEmpty(1).Max();
        return new Plot
        {
            Title = title,
            Description = dutch ? "Bellendiagram: eigen aandeel tegen groei van de markt, zo groot als de markt" : "Bubble chart: own share against market growth, sized by the market",
            Table = new(
                [SegmentText.Dimensions(result, language), dutch ? "aandeel" : "share", dutch ? "een periode eerder" : "a period earlier", dutch ? "groei van de markt" : "market growth"],
                [.. points.Select(p => (IReadOnlyList<string>)[p.Row.Segment.In(language), P(p.Row.Measurement.Value!.Value), P(p.Before), P(p.Growth)])]),
            Language = language,
            Palette = palette,
            Traces = [trace],
            X = PlotAxis.Values((dutch ? "Eigen aandeel" : "Own share") + $" (%, {period})", Unit.Percent, 1, language) with { Range = [0, PlotlyObject.Round(widest * 1.3)!.Value] },
            Y = PlotAxis.Values(dutch ? "Groei van de markt (% tegen een periode eerder)" : "Market growth (% against a period earlier)", Unit.Percent, 1, language) with { Range = [PlotlyObject.Round(low - 0.25 * (high - low))!.Value, PlotlyObject.Round(high + 0.25 * (high - low))!.Value] },
            Height = 360,
        };
    }
}
