using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Charts of customer lifetime value.</summary>
public static class LtvChart
{
    private const double Healthy = 3;

    /// <summary>How many times customers repay what they cost, by channel, with lines at 1 (break-even) and 3 (the rule of thumb).</summary>
    /// <param name="ltvToCac">LTV:CAC by channel.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart ToCac(KpiResult ltvToCac, ChartOptions? options = null) => ToCacPlot(ltvToCac, options ?? ChartOptions.Default).ToChart();

    /// <summary>What a customer brings in with age, by segment; a diamond marks the month in which it has repaid its cost.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="unit">What they are measured in: that of the LTV.</param>
    /// <param name="cac">Acquisition cost by the same segments, for the diamonds; null to leave them out.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Cumulative(IReadOnlyList<CumulativeValue> curves, Unit unit, KpiResult? cac = null, ChartOptions? options = null) =>
        CumulativePlot(curves, unit, cac, options ?? ChartOptions.Default).ToChart();

    internal static Plot ToCacPlot(KpiResult ltvToCac, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(ltvToCac);
        var language = options.Language;
        bool dutch = language == Language.Dutch;
        var rows = ltvToCac.Rows.Where(r => r.Measurement.Value is not null).OrderByDescending(r => r.Measurement.Value).ToArray();
        string At(KpiRow row) => $"{row.Segment.In(language)} ({ValueText.Short(row.Measurement, language)})";
        var title = rows.Length < 2 ? null : dutch
            ? $"{At(rows[0])} verdient zijn kosten het vaakst terug, {At(rows[^1])} het minst; {rows.Count(r => r.Measurement.Value >= Healthy)} van {rows.Length} halen 3 op 1"
            : $"{At(rows[0])} repays its cost most times over, {At(rows[^1])} least; {rows.Count(r => r.Measurement.Value >= Healthy)} of {rows.Length} reach 3 to 1";
        var plot = SegmentPlot.Of(ltvToCac, options, null, title);
        object Line(double at, string dash) => PlotlyObject.Node(
            ("type", "line"), ("yref", "paper"), ("x0", at), ("x1", at), ("y0", 0), ("y1", 1), ("line", PlotlyObject.Node(("dash", dash), ("width", 1.6), ("color", plot.Palette.Ink))));
        return plot with { Shapes = [Line(1, "solid"), Line(Healthy, "dash")] };
    }

    internal static Plot CumulativePlot(IReadOnlyList<CumulativeValue> curves, Unit unit, KpiResult? cac, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(curves);
        ArgumentNullException.ThrowIfNull(unit);
        var language = options.Language;
        bool dutch = language == Language.Dutch;
        CumulativeValue[] shown = [.. curves.Where(c => c.ByMonth.Count > 0).OrderByDescending(c => c.Customers[0]).Take(Palette.Light.Series.Count).OrderBy(c => c.Segment)];
        var longest = shown.Select(c => c.ByMonth.Count).DefaultIfEmpty(1).Max();
        var same = shown.Select(c => c.ByMonth.Count).DefaultIfEmpty(1).Min();
        int? Repaid(CumulativeValue curve) => cac?.Rows.FirstOrDefault(r => r.Segment == curve.Segment)?.Measurement.Value is { } cost
            && curve.ByMonth.TakeWhile(v => v < cost).Count() is var month && month < curve.ByMonth.Count ? month : null;
        var best = shown.MaxBy(c => c.ByMonth[same - 1]);
        var worst = shown.MinBy(c => c.ByMonth[same - 1]);
        string At(CumulativeValue c) => $"{ValueText.Short(c.ByMonth[same - 1], unit, language)} ({c.Segment.In(language)})";
        var title = best is null || worst is null || best == worst
            ? dutch ? "Waarde per klant naarmate hij langer klant is" : "Value per customer with age"
            : dutch ? $"Na {same} maanden bracht een klant {At(best)} op, tegen {At(worst)}" : $"After {same} months a customer has brought in {At(best)}, against {At(worst)}";
        return CurvePlot.Of(
            options, title,
            dutch ? "Lijndiagram: cumulatieve waarde per klant naar maanden sinds de eerste bestelling" : "Line chart: cumulative value per customer by months since the first order",
            [.. shown.Select(c => new Curve(
                c.Segment.In(language), [.. Enumerable.Range(1, c.ByMonth.Count).Select(m => (double)m)], c.ByMonth,
                [.. c.ByMonth.Select((v, m) => PlotText.Lines(c.Segment.In(language), (dutch ? "na maand " : "after month ") + (m + 1) + ": " + ValueText.Full(v, unit, language), "n = " + ValueText.Count(c.Customers[m], language), Repaid(c) == m ? (dutch ? "kosten terugverdiend" : "cost repaid") : ""))])
            { Mark = Repaid(c) })],
            CurvePlot.Months(dutch ? "maanden sinds de eerste bestelling" : "months since the first order", longest),
            PlotAxis.Values(PlotAxis.TitleOf(dutch ? "Waarde tot dan" : "Value so far", unit, language), unit, shown.SelectMany(c => c.ByMonth).DefaultIfEmpty(1).Max(), language) with { FromZero = true },
            new PlotTable(
                [dutch ? "maand" : "month", .. shown.Select(c => c.Segment.In(language))],
                [.. Enumerable.Range(0, longest).Select(m => (IReadOnlyList<string>)[$"{m + 1}", .. shown.Select(c => m < c.ByMonth.Count ? ValueText.Full(c.ByMonth[m], unit, language) : "")])]));
    }
}
