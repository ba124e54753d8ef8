using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Charts of employee engagement.</summary>
public static class EmployeeEngagementChart
{
    /// <summary>Answers from 1 to 5 by theme, disagreement to the left of zero and agreement to the right, half of the neutral on either side; best theme first.</summary>
    /// <param name="themes">How often each score was given, by theme.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Themes(IReadOnlyList<ScoreDistribution> themes, ChartOptions? options = null) => ThemesPlot(themes, options ?? ChartOptions.Default).ToChart();

    /// <summary>The mean answer by two columns, such as department and theme. Groups too small to show are hatched, and say so.</summary>
    /// <param name="result">Engagement by two columns.</param>
    /// <param name="options">Language and theme.</param>
    /// <exception cref="ArgumentException">The result is not split by two columns.</exception>
    public static GenericChart HeatMap(KpiResult result, ChartOptions? options = null) => HeatMapPlot(result, options ?? ChartOptions.Default).ToChart();

    internal static Plot ThemesPlot(IReadOnlyList<ScoreDistribution> themes, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(themes);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        ScoreDistribution[] rows = [.. themes.Where(t => t.Answers > 0).OrderByDescending(t => t.Share(4, 5)).ThenBy(t => t.Segment)];
        string P(double share) => ValueText.Short(share, Unit.Percent, language);
        string[] names = dutch
            ? ["1 zeer oneens", "2 oneens", "3 neutraal", "4 eens", "5 zeer eens"]
            : ["1 strongly disagree", "2 disagree", "3 neutral", "4 agree", "5 strongly agree"];
        // Bars stack outwards from zero: neutral first, then the milder answer, then the stronger one.
        Trace Bars(int score, double sign, double part, bool legend) => PlotlyObject.Trace(
            "bar", ("orientation", "h"), ("name", names[score - 1]), ("legendgroup", names[score - 1]), ("legendrank", score), ("showlegend", legend),
            ("y", rows.Select((_, i) => (double)i).ToArray()),
            ("x", PlotlyObject.Numbers(rows.Select(r => (double?)(sign * part * r.Share(score, score))))),
            ("marker", PlotlyObject.Node(("color", palette.Agreement[score - 1]))),
            ("hovertext", rows.Select(r => PlotText.Lines(r.Segment.In(language), $"{names[score - 1]}: {P(r.Share(score, score))}", $"n = {ValueText.Count(r.Respondents, language)}")).ToArray()), ("hoverinfo", "text"));
        var title = rows.Length < 2
            ? dutch ? "Antwoorden per thema" : "Answers by theme"
            : dutch
                ? $"{rows[0].Segment.In(language)} wordt het best gewaardeerd ({P(rows[0].Share(4, 5))} eens), {rows[^1].Segment.In(language)} het minst ({P(rows[^1].Share(4, 5))})"
                : $"{rows[0].Segment.In(language)} is rated best ({P(rows[0].Share(4, 5))} agree), {rows[^1].Segment.In(language)} lowest ({P(rows[^1].Share(4, 5))})";
        return new Plot
        {
            Title = title,
            Description = dutch ? "Gestapelde staven: antwoorden 1 tot 5 per thema" : "Stacked bars: answers 1 to 5 by theme",
            Table = new(
                [dutch ? "thema" : "theme", .. names, "n"],
                [.. rows.Select(r => (IReadOnlyList<string>)[r.Segment.In(language), .. Enumerable.Range(1, 5).Select(s => P(r.Share(s, s))), ValueText.Count(r.Respondents, language)])]),
            Language = language,
            Palette = palette,
            Traces = [Bars(3, -1, 0.5, true), Bars(2, -1, 1, true), Bars(1, -1, 1, true), Bars(3, 1, 0.5, false), Bars(4, 1, 1, true), Bars(5, 1, 1, true)],
            X = new PlotAxis(dutch ? "oneens ← % van de antwoorden → eens" : "disagree ← % of answers → agree")
            {
                TickValues = [-0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75], TickTexts = ["75", "50", "25", "0", "25", "50", "75"], Range = [-1, 1],
            },
            Y = PlotAxis.Names(rows.Select(r => r.Segment.In(language)), reversed: true),
            Legend = true,
            BarMode = "relative",
            Height = 96 + 42 * Math.Max(2, rows.Length),
        };
    }

    internal static Plot HeatMapPlot(KpiResult result, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Dimensions.Length != 2)
            throw new ArgumentException($"A heat map needs a result by two columns, as By(\"department\", \"theme\") gives; this one is by {result.Dimensions.Length}.", nameof(result));
        var language = options.Language;
        bool dutch = language == Language.Dutch;
        string[] rows = [.. result.Rows.Select(r => r.Segment.Values[0]).Distinct()];
        string[] columns = [.. result.Rows.Select(r => r.Segment.Values[1]).Distinct()];
        var cells = result.Rows.GroupBy(r => (r.Segment.Values[0], r.Segment.Values[1])).ToDictionary(g => g.Key, g => g.First());
        var known = result.Rows.Where(r => r.Measurement.Value is not null).OrderBy(r => r.Measurement.Value).ToArray();
        string Value(KpiRow row) => ValueText.Short(row.Measurement, language);
        var hidden = rows.Where(row => columns.All(column => cells.GetValueOrDefault((row, column))?.Measurement.Value is null)).ToArray();
        var title = known.Length == 0 ? (dutch ? "Geen groep is groot genoeg om te tonen" : "No group is large enough to show")
            : dutch
                ? $"Laagst: {known[0].Segment.In(language)} ({Value(known[0])}); hoogst: {known[^1].Segment.In(language)} ({Value(known[^1])})"
                : $"Lowest: {known[0].Segment.In(language)} ({Value(known[0])}); highest: {known[^1].Segment.In(language)} ({Value(known[^1])})";
        // A group of enough people that is hidden is not small: it is hidden for the sake of another.
        bool IsLarge(string row) => columns.Any(column => cells.GetValueOrDefault((row, column))?.Measurement.Reason == EmployeeEngagement.WouldGiveAway);
        if (hidden.Where(row => !IsLarge(row)).ToArray() is { Length: > 0 } small)
            title += dutch ? $". Te klein om te tonen: {string.Join(", ", small)}" : $". Too small to show: {string.Join(", ", small)}";
        if (hidden.Where(IsLarge).ToArray() is { Length: > 0 } large)
            title += dutch ? $". Verborgen zodat een andere groep niet uit te rekenen is: {string.Join(", ", large)}" : $". Hidden so that another group cannot be worked out: {string.Join(", ", large)}";
        return CellPlot.Of(
            options, title, dutch ? "Warmtekaart: gemiddeld antwoord, kleine groepen gearceerd" : "Heat map: mean answer, small groups hatched",
            [.. rows.Select(v => SegmentText.Value(v, language))], [.. columns.Select(v => SegmentText.Value(v, language))],
            SegmentText.Dimension(result.Dimensions[0], language), SegmentText.Dimension(result.Dimensions[1], language) + (dutch ? " (gemiddelde, 1-5)" : " (mean, 1-5)"),
            (row, column) => cells.GetValueOrDefault((rows[row], columns[column])) is { } cell
                ? new PlotCell(cell.Measurement.Value, cell.Measurement.Value is null ? "" : Value(cell), PlotText.Hover(cell.Segment.In(language), cell.Measurement, language))
                : null,
            warm: false);
    }
}
