using KpiLab.Charts.Models;
using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>How many of the leavers are found by contacting the riskiest customers first.</summary>
public static class LiftChart
{
    /// <summary>The share of leavers found by the share of customers contacted, by tenth of predicted risk, beside contacting in any order. All customers were held out.</summary>
    /// <param name="assessment">The assessment of a churn model.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Of(ChurnAssessment assessment, ChartOptions? options = null) => Plot(assessment, options ?? ChartOptions.Default).ToChart();

    internal static Plot Plot(ChurnAssessment assessment, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        GainPoint[] points = [.. GainPoint.Of(assessment)];
        string P(double share) => TimeText.Number(100 * share, 1, language) + " %";
        string L(GainPoint point) => TimeText.Number(point.Lift, 2, language);
        var (contacted, found, any) = dutch ? ("benaderd", "vertrekkers gevonden", "willekeurige volgorde") : ("contacted", "leavers found", "any order");
        return new Plot
        {
            Title = Title(assessment, dutch, language),
            Description = dutch
                ? "Lijndiagram: aandeel gevonden vertrekkers naar aandeel benaderde klanten, hoogste risico eerst, met de lijn van een willekeurige volgorde"
                : "Line chart: share of leavers found by share of customers contacted, highest risk first, with the line of any order",
            Table = new(
                [contacted, found, "lift", "n"],
                [.. points.Skip(1).Select(p => (IReadOnlyList<string>)[P(p.Contacted), P(p.Found), L(p), ValueText.Count(p.N, language)])]),
            Language = language,
            Palette = palette,
            Traces =
            [
                PlotlyObject.Trace(
                    "scatter", ("mode", "lines"), ("name", any), ("x", new[] { 0, 1 }), ("y", new[] { 0, 1 }),
                    ("line", PlotlyObject.Node(("color", palette.Quiet), ("width", 1.6), ("dash", "dot"))), ("hoverinfo", "skip")),
                PlotlyObject.Trace(
                    "scatter", ("mode", "lines+markers"), ("name", found),
                    ("x", PlotlyObject.Numbers(points.Select(p => (double?)p.Contacted))), ("y", PlotlyObject.Numbers(points.Select(p => (double?)p.Found))),
                    ("line", PlotlyObject.Node(("color", palette.Main), ("width", 2))), ("marker", PlotlyObject.Node(("size", 8), ("color", palette.Main))),
                    ("hovertext", points.Select(p => PlotText.Lines($"{contacted}: {P(p.Contacted)}", $"{found}: {P(p.Found)}", "lift " + L(p), "n = " + ValueText.Count(p.N, language))).ToArray()), ("hoverinfo", "text")),
            ],
            X = new PlotAxis(dutch ? "aandeel van de klanten, hoogste risico eerst" : "share of customers, highest risk first") { FromZero = true, TickFormat = ",.0%" },
            Y = new PlotAxis(dutch ? "aandeel van de vertrekkers" : "share of leavers") { FromZero = true, TickFormat = ",.0%" },
            Legend = true,
        };
    }

    private static string Title(ChurnAssessment assessment, bool dutch, Language language)
    {
        string N(double value) => TimeText.Number(value, 1, language);
        var interval = assessment.TopDecileLift.Interval is { } i ? $" ({N(i.Low)} {(dutch ? "tot" : "to")} {N(i.High)})" : "";
        return dutch
            ? $"In de tiende met het hoogste risico zitten {N(assessment.TopDecileLift.Mean)}{interval} keer zoveel vertrekkers als gemiddeld"
            : $"The tenth with the highest risk holds {N(assessment.TopDecileLift.Mean)}{interval} times as many leavers as the average";
    }
}
