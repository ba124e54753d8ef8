using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Charts of a funnel.</summary>
public static class FunnelChart
{
    /// <summary>How many reach each step, and the share that goes on from the one before; the step that loses the largest share stands out.</summary>
    /// <param name="funnel">The steps.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Steps(Funnel funnel, ChartOptions? options = null) => StepsPlot(funnel, options ?? ChartOptions.Default).ToChart();

    /// <summary>The share that each step loses of those at the step before, by segment.</summary>
    /// <param name="funnels">A funnel per segment, with the same steps.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart DropOff(IReadOnlyList<(string Segment, Funnel Funnel)> funnels, ChartOptions? options = null) => DropOffPlot(funnels, options ?? ChartOptions.Default).ToChart();

    internal static Plot StepsPlot(Funnel funnel, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(funnel);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        string P(double share) => ValueText.Short(share, Unit.Percent, language);
        var steps = funnel.Steps;
        var first = (double)Math.Max(1, steps.Count == 0 ? 1 : steps[0].Count);
        string Name(FunnelStep step) => dutch && step.Name == "visit" ? "bezoek" : step.Name;
        var bars = PlotlyObject.Trace(
            "bar", ("orientation", "h"),
            ("y", steps.Select((_, i) => (double)i).ToArray()),
            ("base", PlotlyObject.Numbers(steps.Select(s => (double?)(-s.Count / 2.0)))),
            ("x", PlotlyObject.Numbers(steps.Select(s => (double?)s.Count))),
            ("marker", PlotlyObject.Node(("color", steps.Select(s => s == funnel.Leak ? palette.Strong : palette.Main).ToArray()))),
            ("hovertext", steps.Select(s => PlotText.Lines(
                Name(s), ValueText.Count(s.Count, language), P(s.Cumulative) + (dutch ? " van alle bezoeken" : " of all visits"), P(s.Rate) + (dutch ? " van de vorige stap" : " of the step before"))).ToArray()),
            ("hoverinfo", "text"));
        return new Plot
        {
            Title = funnel.Leak is { } leak
                ? dutch ? $"De stap {leak.Name} verliest het meest: {P(1 - leak.Rate)} van wie daarvoor kwam haalt hem niet" : $"The step {leak.Name} loses most: {P(1 - leak.Rate)} of those who came before it do not reach it"
                : dutch ? "Niemand haakt af" : "Nobody drops off",
            Description = dutch ? "Trechterdiagram: aantal bezoeken per stap" : "Funnel chart: number of visits at each step",
            Table = new(
                [dutch ? "stap" : "step", dutch ? "bezoeken" : "visits", dutch ? "van de vorige stap" : "of the step before", dutch ? "van alle bezoeken" : "of all visits"],
                [.. steps.Select(s => (IReadOnlyList<string>)[Name(s), ValueText.Count(s.Count, language), P(s.Rate), P(s.Cumulative)])]),
            Language = language,
            Palette = palette,
            Traces = [bars],
            X = new PlotAxis("") { Range = [-first / 2 * 1.02, first / 2 * 1.55], TickValues = [], TickTexts = [], Grid = false },
            Y = PlotAxis.Names(steps.Select(Name), reversed: true),
            Height = 40 + 44 * Math.Max(3, steps.Count),
            Annotations = [.. steps.Select((s, i) => (object)PlotlyObject.Node(
                ("xref", "paper"), ("x", 1), ("y", i), ("xanchor", "right"), ("align", "right"), ("showarrow", false), ("font", PlotlyObject.Node(("size", 12))),
                ("text", PlotText.Lines(ValueText.Count(s.Count, language), i == 0 ? "" : P(s.Rate)))))],
        };
    }

    internal static Plot DropOffPlot(IReadOnlyList<(string Segment, Funnel Funnel)> funnels, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(funnels);
        var language = options.Language;
        bool dutch = language == Language.Dutch;
        string[] steps = [.. funnels.SelectMany(f => f.Funnel.Steps.Skip(1)).Select(s => s.Name).Distinct()];
        FunnelStep? At(int step, int segment) => funnels[segment].Funnel.Steps.Skip(1).FirstOrDefault(s => s.Name == steps[step] && s.Previous > 0);
        var worst = (from step in Enumerable.Range(0, steps.Length) from segment in Enumerable.Range(0, funnels.Count) let s = At(step, segment) where s is not null orderby s.Rate select (Step: s, Segment: funnels[segment].Segment)).FirstOrDefault();
        string P(double share) => ValueText.Short(share, Unit.Percent, language);
        string Name(int segment) => SegmentText.Value(funnels[segment].Segment, language);
        return CellPlot.Of(
            options,
            worst.Step is null ? (dutch ? "Niemand haakt af" : "Nobody drops off")
                : dutch ? $"De meeste uitval: {P(1 - worst.Step.Rate)} bij {worst.Step.Name} ({SegmentText.Value(worst.Segment, language)})" : $"Most drop-off: {P(1 - worst.Step.Rate)} at {worst.Step.Name} ({SegmentText.Value(worst.Segment, language)})",
            dutch ? "Warmtekaart: uitval per stap en segment" : "Heat map: drop-off by step and segment",
            steps, [.. Enumerable.Range(0, funnels.Count).Select(Name)], dutch ? "stap" : "step", dutch ? "uitval (% van de vorige stap)" : "drop-off (% of the step before)",
            (step, segment) => At(step, segment) is { } s
                ? new PlotCell(1 - s.Rate, P(1 - s.Rate), PlotText.Lines($"{s.Name}, {Name(segment)}", (dutch ? "uitval " : "drop-off ") + P(1 - s.Rate), $"{ValueText.Count(s.Previous - s.Count, language)} / {ValueText.Count(s.Previous, language)}"))
                : null,
            warm: true);
    }
}
