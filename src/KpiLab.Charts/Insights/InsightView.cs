using KpiLab.Charts.Plots;
using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Statistics;

namespace KpiLab.Charts.Insights;

/// <summary>What a notebook shows of a reading, an outlook or links: the sentences, the drawing and the numbers.</summary>
/// <param name="Text">In sentences.</param>
/// <param name="Drawing">One svg element; empty where there is none.</param>
/// <param name="Table">The numbers.</param>
/// <param name="Notes">What else there is to know.</param>
internal sealed record InsightView(string Text, string Drawing, PlotTable Table, IReadOnlyList<string> Notes)
{
    private const int LastPeriods = 12;

    /// <summary>The view of an insight; null for anything else.</summary>
    public static InsightView? Of(object value, Language language = Language.English) => value switch
    {
        NewsOrNoise reading => Of(reading, language),
        Outlook outlook => Of(outlook, language),
        EngagementLinks links => Of(links, language),
        Explanation explanation => ExplanationView.Of(explanation, language),
        WatchReport report => Of(report, language),
        _ => null,
    };

    private static InsightView Of(NewsOrNoise reading, Language language)
    {
        var dutch = language == Language.Dutch;
        string Value(double value) => ValueText.Full(value, reading.Unit, language);
        return new(
            reading.Text.In(language), InsightDrawing.Of(reading, language),
            new(
                dutch ? ["periode", "waarde", "gewoon", "oordeel"] : ["period", "value", "usual", "reading"],
                [.. reading.Periods.TakeLast(LastPeriods).Select(p => (IReadOnlyList<string>)[ValueText.Range(p.Period, language), Value(p.Value), $"{Value(p.Lower)} {(dutch ? "tot" : "to")} {Value(p.Upper)}", Rule(p.Signal, dutch)])]),
            [.. reading.Notes.Select(note => note.In(language))]);
    }

    private static InsightView Of(Outlook outlook, Language language)
    {
        var dutch = language == Language.Dutch;
        var missing = outlook.Target is not null;
        string[] head = [.. dutch ? ["periode", "verwacht", "80%", "95%"] : new[] { "period", "expected", "80 %", "95 %" }, .. missing ? [dutch ? "kans het doel te missen" : "chance of missing"] : Array.Empty<string>()];
        return new(
            outlook.Text.In(language), InsightDrawing.Of(outlook, language),
            new(head, [.. outlook.Periods.Select(p => (IReadOnlyList<string>)
            [
                ValueText.Range(p.Period, language), ValueText.Full(p.Expected, outlook.Unit, language), ValueText.Interval(p.Interval, outlook.Unit, language), ValueText.Interval(p.WideInterval, outlook.Unit, language),
                .. p.ChanceOfMissing is { } chance ? [ValueText.Short(chance, Unit.Percent, language)] : Array.Empty<string>(),
            ])]),
            []);
    }

    private static InsightView Of(EngagementLinks links, Language language)
    {
        var dutch = language == Language.Dutch;
        string F(double value) => ValueText.Difference(value, Unit.Ratio, language);
        return new(
            links.Text.In(language), "",
            new(
                dutch ? ["thema", "resultaat", "rangcorrelatie", "interval", "p, gecorrigeerd", "afdelingen"] : ["theme", "result", "rank correlation", "interval", "p, corrected", "departments"],
                [.. links.Links.Select(link => (IReadOnlyList<string>)
                [
                    link.Theme ?? (dutch ? "alle" : "all"), link.Outcome.In(language), F(link.Correlation.Value),
                    link.Correlation.Interval is { } interval ? $"{F(interval.Low)} {(dutch ? "tot" : "to")} {F(interval.High)}" : "",
                    ValueText.Full(link.PValue, Unit.Ratio, language), ValueText.Count(link.Correlation.N, language),
                ])]),
            []);
    }

    private static InsightView Of(WatchReport report, Language language) => new(
        report.Text.In(language), "",
        new(
            language == Language.Dutch ? ["regel", "stand", "wat te zien is"] : ["rule", "status", "what is seen"],
            [.. report.Answers.OrderByDescending(answer => answer.IsAlert).Select(answer => (IReadOnlyList<string>)[answer.Key, WatchWords.Status(answer, language), answer.Text.In(language)])]),
        [.. report.Notes.Select(note => note.In(language))]);

    private static string Rule(SignalRule? rule, bool dutch) => rule switch
    {
        null => dutch ? "ruis" : "noise",
        SignalRule.Outside => dutch ? "nieuws: buiten de grenzen" : "news: outside the limits",
        SignalRule.RunOfEight => dutch ? "nieuws: acht op rij aan één kant" : "news: eight in a row on one side",
        _ => dutch ? "nieuws: drie van vier bij een grens" : "news: three of four near a limit",
    };
}
