using KpiLab.Charts.Models;
using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Whether a stated risk can be taken at its word.</summary>
public static class CalibrationChart
{
    /// <summary>The share that left by tenth of predicted risk, with its interval, beside the line on which predicted and happened are equal. All customers were held out.</summary>
    /// <param name="assessment">The assessment of a churn model.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Of(ChurnAssessment assessment, ChartOptions? options = null) => Plot(assessment, options ?? ChartOptions.Default).ToChart();

    internal static Plot Plot(ChurnAssessment assessment, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        CalibrationBin[] bins = [.. assessment.Calibration];
        string P(double share) => TimeText.Number(100 * share, 1, language) + " %";
        string Interval(CalibrationBin bin) => $"{P(bin.Interval.Low)}–{P(bin.Interval.High)}";
        var most = bins.Select(b => Math.Max(b.Predicted, b.Interval.High)).DefaultIfEmpty(1).Max();
        var (predicted, happened, equal) = dutch ? ("voorspeld", "gebeurd", "voorspeld = gebeurd") : ("predicted", "happened", "predicted = happened");
        return new Plot
        {
            Title = Title(assessment, bins, dutch, language),
            Description = dutch
                ? "Puntdiagram: aandeel dat vertrok naar voorspeld risico, per tiende van de klanten, met interval en de lijn waarop ze gelijk zijn"
                : "Dot chart: share that left by predicted risk, for each tenth of customers, with intervals and the line of equality",
            Table = new(
                [predicted, happened, $"{(bins.Length > 0 ? TimeText.Number(100 * bins[0].Interval.Level, 0, language) : "95")} % interval", "n"],
                [.. bins.Select(b => (IReadOnlyList<string>)[P(b.Predicted), P(b.Observed), Interval(b), ValueText.Count(b.N, language)])]),
            Language = language,
            Palette = palette,
            Traces =
            [
                PlotlyObject.Trace(
                    "scatter", ("mode", "lines"), ("name", equal), ("x", new[] { 0, most }), ("y", new[] { 0, most }),
                    ("line", PlotlyObject.Node(("color", palette.Quiet), ("width", 1.6), ("dash", "dot"))), ("hoverinfo", "skip")),
                PlotlyObject.Trace(
                    "scatter", ("mode", "markers"), ("name", happened),
                    ("x", PlotlyObject.Numbers(bins.Select(b => (double?)b.Predicted))), ("y", PlotlyObject.Numbers(bins.Select(b => (double?)b.Observed))),
                    ("marker", PlotlyObject.Node(("size", 9), ("color", palette.Main))),
                    ("error_y", PlotlyObject.Node(
                        ("type", "data"), ("symmetric", false), ("color", palette.Ink), ("thickness", 1.4), ("width", 4),
                        ("array", PlotlyObject.Numbers(bins.Select(b => (double?)(b.Interval.High - b.Observed)))),
                        ("arrayminus", PlotlyObject.Numbers(bins.Select(b => (double?)(b.Observed - b.Interval.Low)))))),
                    ("hovertext", bins.Select(b => PlotText.Lines($"{predicted}: {P(b.Predicted)}", $"{happened}: {P(b.Observed)} ({Interval(b)})", "n = " + ValueText.Count(b.N, language))).ToArray()), ("hoverinfo", "text")),
            ],
            X = new PlotAxis(dutch ? "voorspeld risico (gemiddelde van een tiende)" : "predicted risk (mean of a tenth)") { FromZero = true, TickFormat = ",.0%" },
            Y = new PlotAxis(dutch ? "aandeel dat vertrok" : "share that left") { FromZero = true, TickFormat = ",.0%" },
            Legend = true,
        };
    }

    private static string Title(ChurnAssessment assessment, CalibrationBin[] bins, bool dutch, Language language)
    {
        var within = bins.Count(b => b.Interval.Low <= b.Predicted && b.Predicted <= b.Interval.High);
        var slope = TimeText.Number(assessment.CalibrationSlope, 2, language);
        var says = assessment.CalibrationSlope switch
        {
            >= 0.9 and <= 1.1 => dutch ? "Een voorspeld risico klopt met wat er gebeurde" : "A stated risk agrees with what happened",
            < 0.9 => dutch ? "Voorspelde risico's zijn te uitgesproken" : "Stated risks are too extreme",
            _ => dutch ? "Voorspelde risico's zijn te voorzichtig" : "Stated risks are too timid",
        };
        return dutch
            ? $"{says}: bij {within} van {bins.Length} groepen ligt het binnen het interval (helling {slope}; 1 is goed)"
            : $"{says}: in {within} of {bins.Length} groups it lies within the interval (slope {slope}; 1 is right)";
    }
}
