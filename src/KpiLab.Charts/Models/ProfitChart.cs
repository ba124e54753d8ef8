using KpiLab.Charts.Models;
using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>How many customers are worth contacting.</summary>
public static class ProfitChart
{
    private const int MostPoints = 400;

    /// <summary>The expected profit of contacting the riskiest customers first, by how many are contacted, with the point at the threshold that pays best.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="currency">ISO code of the offer's amounts; null where it is not known.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Of(ProfitCurve curve, string? currency = null, ChartOptions? options = null) => Plot(curve, currency, options ?? ChartOptions.Default).ToChart();

    internal static Plot Plot(ProfitCurve curve, string? currency, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(curve);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        var unit = new Unit(UnitKind.Money, currency);
        var everybody = curve.Points[^1];
        string Money(double amount) => ValueText.Short(amount, unit, language);
        string Count(ProfitPoint point) => ValueText.Count(point.Contacted, language);
        string Risk(ProfitPoint point) => double.IsFinite(point.Risk) ? TimeText.Number(100 * point.Risk, 1, language) + " %" : "";
        var (contacted, profit) = dutch ? ("benaderd", "verwachte winst") : ("contacted", "expected profit");
        // A curve of a million customers needs no more points than a screen has.
        var step = curve.Points.Length / MostPoints + 1;
        ProfitPoint[] points = [.. curve.Points.Where((p, i) => i % step == 0 || p == curve.Best || p == everybody)];
        ProfitPoint[] told = [.. points.Where((_, i) => i % (points.Length / 10 + 1) == 0).Append(curve.Best).Append(everybody).Distinct().OrderBy(p => p.Contacted)];
        return new Plot
        {
            Title = Title(curve, everybody, dutch, language, Money, Count),
            Description = dutch ? "Lijndiagram: verwachte winst naar het aantal benaderde klanten, het grootste risico eerst" : "Line chart: expected profit by the number of customers contacted, highest risk first",
            Table = new(
                [contacted, dutch ? "laagste risico" : "lowest risk", profit],
                [.. told.Select(p => (IReadOnlyList<string>)[Count(p), Risk(p), Money(p.Profit)])]),
            Language = language,
            Palette = palette,
            Traces =
            [
                PlotlyObject.Trace(
                    "scatter", ("mode", "lines"), ("x", PlotlyObject.Numbers(points.Select(p => (double?)p.Contacted))), ("y", PlotlyObject.Numbers(points.Select(p => (double?)p.Profit))),
                    ("line", PlotlyObject.Node(("color", palette.Main), ("width", 2.2))),
                    ("hovertext", points.Select(p => PlotText.Lines($"{contacted}: {Count(p)}", Risk(p).Length > 0 ? (dutch ? "risico vanaf " : "risk from ") + Risk(p) : "", $"{profit}: {Money(p.Profit)}")).ToArray()), ("hoverinfo", "text")),
                PlotlyObject.Trace(
                    "scatter", ("mode", "markers"), ("x", new[] { (double)curve.Best.Contacted }), ("y", new[] { curve.Best.Profit }),
                    ("marker", PlotlyObject.Node(("color", palette.Strong), ("size", 11), ("symbol", "diamond"))), ("hoverinfo", "skip")),
            ],
            X = new PlotAxis(dutch ? "klanten benaderd, het grootste risico eerst" : "customers contacted, highest risk first") { FromZero = true, TickFormat = ",.0f" },
            Y = PlotAxis.Values(PlotAxis.TitleOf(dutch ? "verwachte winst" : "expected profit", unit, language), unit, Math.Max(Math.Abs(curve.Best.Profit), Math.Abs(everybody.Profit)), language),
            Shapes = [PlotlyObject.Node(("type", "line"), ("yref", "paper"), ("x0", curve.Best.Contacted), ("x1", curve.Best.Contacted), ("y0", 0), ("y1", 1), ("line", PlotlyObject.Node(("dash", "dash"), ("width", 1.4), ("color", palette.Ink))))],
        };
    }

    private static string Title(ProfitCurve curve, ProfitPoint everybody, bool dutch, Language language, Func<double, string> money, Func<ProfitPoint, string> count)
    {
        if (curve.Best.Contacted == 0)
            return dutch ? "Geen klant is het benaderen waard: het kost meer dan het naar verwachting oplevert" : "No customer is worth contacting: it costs more than it is expected to bring";
        var threshold = TimeText.Number(100 * curve.Threshold, 1, language);
        var realised = curve.Realised is { } r ? (dutch ? $"; het zou {money(r)} hebben opgeleverd" : $"; it would have brought {money(r)}") : "";
        return dutch
            ? $"Benaderen loont vanaf een risico van {threshold} %: {count(curve.Best)} van {count(everybody)} klanten, verwachte winst {money(curve.Best.Profit)}{realised} (iedereen: {money(everybody.Profit)})"
            : $"Contacting pays from a risk of {threshold} %: {count(curve.Best)} of {count(everybody)} customers, expected profit {money(curve.Best.Profit)}{realised} (everybody: {money(everybody.Profit)})";
    }
}
