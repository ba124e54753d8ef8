using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Charts of cost per lead.</summary>
public static class CostPerLeadChart
{
    /// <summary>What a lead costs against how good leads are, a point per channel, as large as it brings leads: cheap and good is at the top left.</summary>
    /// <param name="costPerLead">Cost per lead by channel.</param>
    /// <param name="quality">A share of leads that proves good, such as MQL to SQL, by the same column.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart AgainstQuality(KpiResult costPerLead, KpiResult quality, ChartOptions? options = null) => AgainstQualityPlot(costPerLead, quality, options ?? ChartOptions.Default).ToChart();

    internal static Plot AgainstQualityPlot(KpiResult costPerLead, KpiResult quality, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(costPerLead);
        ArgumentNullException.ThrowIfNull(quality);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        var points = costPerLead.Rows.Select(r => (Cost: r, Good: quality.Rows.FirstOrDefault(q => q.Segment == r.Segment)))
            .Where(p => p.Cost.Measurement.Value is not null && p.Good?.Measurement.Value is not null).ToArray();
        var most = points.Select(p => p.Cost.Measurement.N).DefaultIfEmpty(1).Max();
        var name = quality.Kpi.Text.Name.In(language);
        string Good(KpiRow row) => ValueText.Short(row.Measurement, language);
        var cheap = points.MinBy(p => p.Cost.Measurement.Value);
        var best = points.MaxBy(p => p.Good!.Measurement.Value);
        var title = points.Length < 2
            ? $"{costPerLead.Kpi.Text.Name.In(language)}, {name}"
            : cheap.Cost == best.Cost
                ? dutch ? $"{cheap.Cost.Segment.In(language)} heeft de goedkoopste en de beste leads: {Good(cheap.Cost)}, {name} {Good(cheap.Good!)}" : $"{cheap.Cost.Segment.In(language)} has the cheapest and the best leads: {Good(cheap.Cost)}, {name} {Good(cheap.Good!)}"
                : dutch
                    ? $"De goedkoopste leads zijn niet de beste: {cheap.Cost.Segment.In(language)} {Good(cheap.Cost)}, {name} {Good(cheap.Good!)}; {best.Cost.Segment.In(language)} {Good(best.Cost)}, {Good(best.Good!)}"
                    : $"The cheapest leads are not the best: {cheap.Cost.Segment.In(language)} {Good(cheap.Cost)}, {name} {Good(cheap.Good!)}; {best.Cost.Segment.In(language)} {Good(best.Cost)}, {Good(best.Good!)}";
        var trace = PlotlyObject.Trace(
            "scatter", ("mode", "markers+text"),
            ("x", PlotlyObject.Numbers(points.Select(p => p.Cost.Measurement.Value))),
            ("y", PlotlyObject.Numbers(points.Select(p => p.Good!.Measurement.Value))),
            ("error_x", SegmentPlot.Whiskers(points.Select(p => p.Cost.Measurement), palette)),
            ("error_y", SegmentPlot.Whiskers(points.Select(p => p.Good!.Measurement), palette)),
            ("text", points.Select(p => PlotText.Label(p.Cost.Segment.In(language), 18)).ToArray()), ("textposition", "top right"),
            ("marker", PlotlyObject.Node(("color", palette.Main), ("opacity", 0.75), ("size", points.Select(p => PlotlyObject.Round(10 + 24 * Math.Sqrt((double)p.Cost.Measurement.N / most))).ToArray()))),
            ("cliponaxis", false),
            ("hovertext", points.Select(p => PlotText.Lines(
                p.Cost.Segment.In(language), ValueText.Full(p.Cost.Measurement, language) + ", " + ValueText.Evidence(p.Cost.Measurement, language), $"{name}: {ValueText.Full(p.Good!.Measurement, language)}, {ValueText.Evidence(p.Good.Measurement, language)}")).ToArray()),
            ("hoverinfo", "text"));
        var dearest = points.Select(p => p.Cost.Measurement.Interval?.High ?? p.Cost.Measurement.Value!.Value).DefaultIfEmpty(1).Max();
        var (low, high) = (points.Select(p => p.Good!.Measurement.Interval?.Low ?? p.Good.Measurement.Value!.Value).DefaultIfEmpty(0).Min(), points.Select(p => p.Good!.Measurement.Interval?.High ?? p.Good.Measurement.Value!.Value).DefaultIfEmpty(1).Max());
        return new Plot
        {
            Title = title,
            Description = dutch ? $"Spreidingsdiagram: kosten per lead tegen {name}, een punt per kanaal" : $"Scatter plot: cost per lead against {name}, a point per channel",
            Table = new(
                [SegmentText.Dimensions(costPerLead, language), costPerLead.Kpi.Text.Name.In(language), Tables.Level(costPerLead, language), "n", name, Tables.Level(quality, language), "n"],
                [.. points.Select(p => (IReadOnlyList<string>)[p.Cost.Segment.In(language), .. Tables.Cells(p.Cost.Measurement, language), .. Tables.Cells(p.Good!.Measurement, language)])]),
            Language = language,
            Palette = palette,
            Traces = [trace],
            X = PlotAxis.Values(PlotAxis.TitleOf(costPerLead.Kpi.Text.Name.In(language), costPerLead.Unit, language), costPerLead.Unit, dearest, language) with { Range = [0, PlotlyObject.Round(dearest * 1.25)!.Value] },
            Y = PlotAxis.Values(PlotAxis.TitleOf(name, quality.Unit, language), quality.Unit, high, language) with { Range = [PlotlyObject.Round(Math.Max(0, low - 0.15 * (high - low)))!.Value, PlotlyObject.Round(high + 0.2 * (high - low) + 1e-6)!.Value] },
            Height = 380,
        };
    }
}
