using KpiLab.Charts.Plots;
using KpiLab.Kpis;
using Plotly.NET;

namespace KpiLab.Charts;

/// <summary>Charts of the Net Promoter Score, beside the score over time that <see cref="ResultChart"/> draws.</summary>
public static class NetPromoterScoreChart
{
    /// <summary>Per segment: detractors to the left of zero, promoters and passives to the right, and a diamond with its interval at the score, which is what the right has over the left.</summary>
    /// <param name="scores">The score by one column.</param>
    /// <param name="answers">How often each score was given, by the same column.</param>
    /// <param name="options">Language and theme.</param>
    public static GenericChart Answers(KpiResult scores, IReadOnlyList<ScoreDistribution> answers, ChartOptions? options = null) => AnswersPlot(scores, answers, options ?? ChartOptions.Default).ToChart();

    internal static Plot AnswersPlot(KpiResult scores, IReadOnlyList<ScoreDistribution> answers, ChartOptions options)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(answers);
        var (language, palette) = (options.Language, Palette.Of(options.Theme));
        bool dutch = language == Language.Dutch;
        var rows = scores.Rows.Where(r => r.Measurement.Value is not null).OrderByDescending(r => r.Measurement.Value)
            .Select(r => (Row: r, Answers: answers.FirstOrDefault(a => a.Segment == r.Segment))).Where(r => r.Answers is { Answers: > 0 }).ToArray();
        string P(double share) => ValueText.Short(share, Unit.Percent, language);
        Trace Bars(string name, string colour, double sign, double low, double high) => PlotlyObject.Trace(
            "bar", ("orientation", "h"), ("name", name),
            ("y", rows.Select((_, i) => (double)i).ToArray()),
            ("x", PlotlyObject.Numbers(rows.Select(r => (double?)(sign * 100 * r.Answers!.Share(low, high))))),
            ("marker", PlotlyObject.Node(("color", colour))),
            ("hovertext", rows.Select(r => PlotText.Lines(r.Row.Segment.In(language), $"{name}: {P(r.Answers!.Share(low, high))}", "n = " + ValueText.Count(r.Answers.Answers, language))).ToArray()), ("hoverinfo", "text"));
        (string Detractors, string Promoters, string Passives) names = dutch
            ? ("criticasters (0-6)", "promotors (9-10)", "passief tevreden (7-8)")
            : ("detractors (0-6)", "promoters (9-10)", "passives (7-8)");
        var marks = PlotlyObject.Trace(
            "scatter", ("mode", "markers"), ("name", "NPS"),
            ("y", rows.Select((_, i) => (double)i).ToArray()),
            ("x", PlotlyObject.Numbers(rows.Select(r => r.Row.Measurement.Value))),
            ("marker", PlotlyObject.Node(("symbol", "diamond"), ("size", 12), ("color", palette.Background), ("line", PlotlyObject.Node(("color", palette.Ink), ("width", 2))))),
            ("error_x", SegmentPlot.Whiskers(rows.Select(r => r.Row.Measurement), palette)),
            ("hovertext", rows.Select(r => PlotText.Hover(r.Row.Segment.In(language), r.Row.Measurement, language)).ToArray()), ("hoverinfo", "text"));
        bool Few(KpiRow row) => row.Measurement.N < scores.Kpi.MinimumN;
        return new Plot
        {
            Title = PlotTitles.Segments(scores, language),
            Description = dutch ? "Gestapelde staven: criticasters, promotors en passief tevredenen, met de NPS als ruit" : "Stacked bars: detractors, promoters and passives, with the NPS as a diamond",
            Table = new(
                [SegmentText.Dimensions(scores, language), "NPS", Tables.Level(scores, language), "n", names.Promoters, names.Passives, names.Detractors],
                [.. rows.Select(r => (IReadOnlyList<string>)[r.Row.Segment.In(language), .. Tables.Cells(r.Row.Measurement, language), P(r.Answers!.Share(9, 10)), P(r.Answers.Share(6.000001, 8.999999)), P(r.Answers.Share(0, 6))])]),
            Language = language,
            Palette = palette,
            Traces =
            [
                Bars(names.Detractors, palette.Agreement[0], -1, 0, 6),
                Bars(names.Promoters, palette.Agreement[4], 1, 9, 10),
                Bars(names.Passives, palette.Agreement[2], 1, 6.000001, 8.999999),
                marks,
            ],
            X = new PlotAxis(dutch ? "% van de antwoorden; NPS in punten" : "% of answers; NPS in points") { Range = [-100, 100], TickFormat = ",.0f" },
            Y = PlotAxis.Names(rows.Select(r => r.Row.Segment.In(language) + (Few(r.Row) ? (dutch ? " (te weinig)" : " (too few)") : "")), SegmentText.Dimensions(scores, language), reversed: true),
            Legend = true,
            BarMode = "relative",
            Height = 96 + 44 * Math.Max(2, rows.Length),
        };
    }
}
