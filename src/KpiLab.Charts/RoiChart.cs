using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Charts of return on investment.</summary>
public static class RoiChart
{
    /// <summary>How the return of each project grows with its age; a diamond marks the month from which it covers its cost.</summary>
    /// <param name="curves">The curves.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Cumulative(IReadOnlyList<CumulativeReturn> curves, ChartOptions? options = null) => CumulativePlot(curves, options ?? ChartOptions.Default).ToChart();

    internal static Plot CumulativePlot(IReadOnlyList<CumulativeReturn> curves, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var language = options.Language;
        bool dutch = language == Language.Dutch;
        string P(double share) => ValueText.Short(share, Unit.Percent, language);
        CumulativeReturn[] shown = [.. curves.Where(c => c.ByMonth.Count > 0).OrderByDescending(c => c.ByMonth.Count).Take(Palette.Light.Series.Count).OrderBy(c => c.Project, StringComparer.Ordinal)];
        var longest = shown.Select(c => c.ByMonth.Count).DefaultIfEmpty(1).Max();
        // Ages that every project has reached compare like with like.
        var age = new[] { 12, 6, 3, 1 }.First(m => m == 1 || (shown.Length > 0 && shown.All(c => c.ByMonth.Count >= m)));
        var best = shown.MaxBy(c => c.After(age));
        var worst = shown.MinBy(c => c.After(age));
        string At(CumulativeReturn c) => $"{SegmentText.Value(c.Project, language)} {P(c.After(age) ?? 0)}";
        var title = best is null || worst is null ? (dutch ? "Geen project met kosten" : "No project with a cost")
            : best == worst ? (dutch ? $"Na {age} maanden: {At(best)}" : $"After {age} months: {At(best)}")
            : dutch ? $"Na {age} maanden staat {At(best)} bovenaan en {At(worst)} onderaan" : $"After {age} months {At(best)} is highest and {At(worst)} lowest";
        return CurvePlot.Of(
            options, title,
            dutch ? "Lijndiagram: cumulatief rendement per project naar leeftijd" : "Line chart: cumulative return by project and age",
            [.. shown.Select(c => new Curve(
                SegmentText.Value(c.Project, language), [.. Enumerable.Range(1, c.ByMonth.Count).Select(m => (double)m)], c.ByMonth,
                [.. c.ByMonth.Select((v, m) => PlotText.Lines(SegmentText.Value(c.Project, language), (dutch ? "maand " : "month ") + (m + 1) + ": " + P(v), c.PaybackMonth == m + 1 ? (dutch ? "kosten terugverdiend" : "cost covered") : ""))])
            { Mark = c.PaybackMonth - 1 })],
            CurvePlot.Months(dutch ? "maanden sinds de start" : "months since the start", longest),
            PlotAxis.Values(PlotAxis.TitleOf(dutch ? "Cumulatief rendement" : "Cumulative return", Unit.Percent, language), Unit.Percent, 1, language),
            new PlotTable(
                [dutch ? "maand" : "month", .. shown.Select(c => SegmentText.Value(c.Project, language))],
                [.. Enumerable.Range(1, longest).Select(m => (IReadOnlyList<string>)[$"{m}", .. shown.Select(c => c.After(m) is { } v ? P(v) : "")])]));
    }
}
