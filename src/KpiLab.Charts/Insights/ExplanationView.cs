using KpiLab.Charts.Plots;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Insights;

/// <summary>What a notebook shows of an explanation: the sentences, the waterfall, and the segments of the most telling split, or else the drivers.</summary>
internal static class ExplanationView
{
    private const int MostRows = 20;

    public static InsightView Of(Explanation explanation, Language language) => new(
        string.Join('\n', explanation.Sentences.Select(sentence => sentence.In(language))),
        explanation.Svg(language),
        explanation.Splits is [var split, ..] ? Segments(explanation, split, language) : Drivers(explanation, language),
        [.. explanation.Notes.Select(note => note.In(language))]);

    /// <summary>The segments of a split with their own figures, shares and effects.</summary>
    public static PlotTable Segments(Explanation explanation, SplitExplanation split, Language language)
    {
        var dutch = language == Language.Dutch;
        string Value(double? value) => value is { } number ? ValueText.Full(number, explanation.Unit, language) : "–";
        string Share(double share) => ValueText.Short(share, Unit.Percent, language);
        // Percentage points take the room of two columns.
        string Change(double change) => ValueText.Difference(change, explanation.Unit, language).Replace("percentage points", "pp", StringComparison.Ordinal).Replace("procentpunt", "pp", StringComparison.Ordinal);
        var (from, to) = (explanation.From.Name.In(language), explanation.To.Name.In(language));
        string[] head =
        [
            string.Join(" · ", split.Columns.Select(column => SegmentText.Dimension(column, language))), from, to, dutch ? "aandeel" : "share",
            dutch ? "eigen cijfer deed" : "own figure made", dutch ? "aandeel deed" : "share made", dutch ? "samen" : "together",
        ];
        return new(
            head,
            [
                .. split.Segments.OrderByDescending(s => Math.Abs(s.Step.Effect)).ThenBy(s => s.Step.Segment).Take(MostRows).Select(s => (IReadOnlyList<string>)
                [
                    s.Step.Segment.In(language), Value(s.Step.Before), Value(s.Step.After), $"{Share(s.Step.WeightBefore)} → {Share(s.Step.WeightAfter)}",
                    Change(s.Step.RateEffect), Change(s.Step.MixEffect), Change(s.Step.Effect),
                ]),
                .. split.Segments.Length > MostRows ? (IReadOnlyList<string>[])[[dutch ? "… en de kleinere" : "… and the smaller", "", "", "", "", "", Change(split.Segments.OrderByDescending(s => Math.Abs(s.Step.Effect)).ThenBy(s => s.Step.Segment).Skip(MostRows).Sum(s => s.Step.Effect))]] : [],
                [dutch ? "geheel" : "whole", Value(explanation.From.Measurement.Value), Value(explanation.To.Measurement.Value), "", Change(split.RateEffect), Change(split.MixEffect), Change(explanation.Change ?? 0)],
            ]);
    }

    private static PlotTable Drivers(Explanation explanation, Language language)
    {
        var dutch = language == Language.Dutch;
        string Size(double value, Unit? unit) => unit is null ? ValueText.Full(value, Unit.Ratio, language) : ValueText.Full(value, unit, language);
        return new(
            dutch ? ["drijver", explanation.From.Name.Dutch, explanation.To.Name.Dutch, "wat het deed"] : ["driver", explanation.From.Name.English, explanation.To.Name.English, "what it made"],
            [.. explanation.Drivers.Select(driver => (IReadOnlyList<string>)[driver.Name.In(language), Size(driver.Before, driver.Unit), Size(driver.After, driver.Unit), ValueText.Difference(driver.Effect, explanation.Unit, language)])]);
    }
}
