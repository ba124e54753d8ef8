using KpiLab.Charts.Models;
using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using KpiLab.Models.Survival;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>What makes customers leave sooner or later.</summary>
public static class HazardRatioChart
{
    /// <summary>The hazard ratios of a Cox regression with their intervals, largest first; 1 is no difference.</summary>
    /// <param name="model">The fitted regression.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Of(CoxProportionalHazards model, ChartOptions? options = null) => Plot(model, options ?? ChartOptions.Default).ToChart();

    internal static Plot Plot(CoxProportionalHazards model, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        CoxCoefficient[] rows = [.. model.Coefficients.OrderByDescending(c => c.HazardRatio)];
        string N(double value) => TimeText.Number(value, 2, language);
        string Colour(CoxCoefficient c) => c.HazardRatioInterval.Low > 1 ? palette.Strong : c.HazardRatioInterval.High < 1 ? palette.Good : palette.Main;
        string Interval(CoxCoefficient c) => $"{N(c.HazardRatioInterval.Low)}–{N(c.HazardRatioInterval.High)}";
        double low = rows.Min(c => c.HazardRatioInterval.Low), high = rows.Max(c => c.HazardRatioInterval.High);
        double[] ticks = [.. new[] { 0.1, 0.2, 0.5, 1, 2, 3, 5, 10 }.Where(t => t >= Math.Min(low, 1) / 1.2 && t <= Math.Max(high, 1) * 1.2)];
        return new Plot
        {
            Title = Title(rows, dutch, N),
            Description = dutch ? "Puntdiagram: hazard ratio per kenmerk met interval, logaritmische as" : "Dot chart: hazard ratio of each covariate with its interval, logarithmic axis",
            Table = new(
                [dutch ? "kenmerk" : "covariate", "hazard ratio", "95 % interval", "p"],
                [.. rows.Select(c => (IReadOnlyList<string>)[c.Name, N(c.HazardRatio), Interval(c), TimeText.P(c.PValue, language)])]),
            Language = language,
            Palette = palette,
            Traces =
            [
                PlotlyObject.Trace(
                    "scatter", ("mode", "markers"), ("y", rows.Select((_, i) => (double)i).ToArray()), ("x", PlotlyObject.Numbers(rows.Select(c => (double?)c.HazardRatio))),
                    ("marker", PlotlyObject.Node(("size", 11), ("symbol", "diamond"), ("color", rows.Select(Colour).ToArray()))),
                    ("error_x", PlotlyObject.Node(
                        ("type", "data"), ("symmetric", false), ("color", palette.Ink), ("thickness", 1.4), ("width", 4),
                        ("array", PlotlyObject.Numbers(rows.Select(c => (double?)(c.HazardRatioInterval.High - c.HazardRatio)))),
                        ("arrayminus", PlotlyObject.Numbers(rows.Select(c => (double?)(c.HazardRatio - c.HazardRatioInterval.Low)))))),
                    ("hovertext", rows.Select(c => PlotText.Lines(c.Name, $"{N(c.HazardRatio)} ({Interval(c)})", TimeText.P(c.PValue, language))).ToArray()), ("hoverinfo", "text"), ("showlegend", false)),
            ],
            X = new PlotAxis(dutch ? "hazard ratio: 2 is twee keer zo snel weg, 1 geen verschil" : "hazard ratio: 2 is leaving twice as fast, 1 no difference")
            {
                Type = "log", TickValues = [.. ticks.Cast<object>()], TickTexts = [.. ticks.Select(t => TimeText.Number(t, t < 1 ? 1 : 0, language))],
            },
            Y = PlotAxis.Names(rows.Select(c => c.Name), reversed: true),
            Height = 84 + 34 * Math.Max(2, rows.Length),
            Shapes = [PlotlyObject.Node(("type", "line"), ("yref", "paper"), ("x0", 1), ("x1", 1), ("y0", 0), ("y1", 1), ("line", PlotlyObject.Node(("dash", "dash"), ("width", 1.6), ("color", palette.Ink))))],
        };
    }

    private static string Title(CoxCoefficient[] rows, bool dutch, Func<double, string> number)
    {
        CoxCoefficient[] sure = [.. rows.Where(c => c.HazardRatioInterval.Low > 1 || c.HazardRatioInterval.High < 1)];
        if (sure.Length == 0)
            return dutch ? "Geen kenmerk hangt betrouwbaar samen met het vertrek" : "No covariate is reliably tied to leaving";
        var top = sure.MaxBy(c => Math.Abs(c.Value))!;
        var (faster, ratio) = (top.HazardRatio > 1, number(top.HazardRatio > 1 ? top.HazardRatio : 1 / top.HazardRatio));
        return dutch
            ? $"{top.Name} weegt het zwaarst: klanten vertrekken {ratio} keer zo {(faster ? "snel" : "langzaam")}, de andere kenmerken gelijk"
            : $"{top.Name} weighs most: customers leave {ratio} times as {(faster ? "fast" : "slowly")}, all else equal";
    }
}
