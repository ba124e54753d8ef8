using KpiLab.Kpis;
using KpiLab.Statistics;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights;

/// <summary>The sentences of discoveries.</summary>
internal static class DiscoveryText
{
    /// <summary>What was found, with its evidence.</summary>
    /// <param name="found">The candidate.</param>
    /// <param name="result">The result that shows it, whose value and interval are the ones to repeat.</param>
    /// <param name="value">The value of the segment in that result.</param>
    /// <param name="compared">How many comparisons the search made.</param>
    /// <param name="worth">What a unit is worth; null where that is not known.</param>
    public static LocalText Of(Candidate found, KpiResult result, Measurement value, int compared, UnitWorth? worth) => Say(language =>
    {
        var kpi = found.Kpi;
        var segment = SegmentName(result, found.Part.Segment, language);
        var (reference, difference) = (Plain(found.Reference with { Unit = result.Unit }, language), ValueText.Difference(found.Difference, result.Unit, language));
        // A census has no error of sampling: what may be luck is how the months fell.
        var months = value.Interval is null ? Pick(language, " from month to month", " van maand tot maand") : "";
        var between = found.Interval is { } interval ? $" (interval{months} {Between(interval, result.Unit, language)})" : "";
        var than = found.IsCombination
            ? Pick(language, $"where {Columns(result, language)} each alone lead to expect {reference}", $"waar {Columns(result, language)} elk voor zich {reference} doen verwachten")
            : Pick(language, $"against {reference} for the rest", $"tegenover {reference} bij de rest");
        var sure = Pick(
            language,
            $"reliable among the {ValueText.Count(compared, language)} comparisons of this search ({Probability(found.Corrected, language)} after correction)",
            $"betrouwbaar onder de {ValueText.Count(compared, language)} vergelijkingen van deze zoektocht ({Probability(found.Corrected, language)} na correctie)");
        var shrunken = ValueText.Full(found.Shrunken, result.Unit, language);
        return Pick(
            language,
            $"{Name(kpi, language)} for {segment}: {Sure(value, language)}, {than}; the difference of {difference}{between} is {BetterOrWorse(kpi, found.Difference, language)} and {sure}. "
                + $"Allowing for luck, expect about {shrunken}{Weight(found, result, worth, language)}.",
            $"{Name(kpi, language)} bij {segment}: {Sure(value, language)}, {than}; het verschil van {difference}{between} is {BetterOrWorse(kpi, found.Difference, language)} en {sure}. "
                + $"Met toeval meegerekend is ongeveer {shrunken} te verwachten{Weight(found, result, worth, language)}.");
    });

    /// <summary>What was merged into a story, and why.</summary>
    public static LocalText Merged(Candidate merged, KpiResult result, Sameness why) => Say(language =>
    {
        var segment = SegmentName(result with { Dimensions = merged.Split.Columns }, merged.Part.Segment, language);
        var value = ValueText.Full(merged.Part.Value.Value!.Value, merged.Part.Value.Unit with { Currency = merged.Part.Value.Unit.Currency ?? result.Unit.Currency }, language);
        return why switch
        {
            Sameness.SameRows => Pick(language, $"The same rows as {segment} ({value}).", $"Dezelfde rijen als {segment} ({value})."),
            Sameness.PartOf => Pick(language, $"Holds {segment} ({value}), which differs little from it.", $"Omvat {segment} ({value}), dat er weinig van verschilt."),
            Sameness.Holds => Pick(language, $"Lies within {segment} ({value}) and differs little from it.", $"Ligt binnen {segment} ({value}) en verschilt er weinig van."),
            Sameness.Beside => Pick(language, $"{Capital(segment)} ({value}) differs from the rest only because of it.", $"{Capital(segment)} ({value}) verschilt alleen hierdoor van de rest."),
            Sameness.OtherSide => Pick(language, $"The other side of it: {segment} ({value}).", $"De andere kant ervan: {segment} ({value})."),
            _ => Pick(language, $"{Name(merged.Kpi, language)} says the same ({value}).", $"{Name(merged.Kpi, language)} zegt hetzelfde ({value})."),
        };
    });

    // Both limits, and what they are measured in once: "−3.8 to −3.1 percentage points".
    private static string Between(ConfidenceInterval interval, Unit unit, Language language)
    {
        var (low, high) = (ValueText.Difference(interval.Low, unit, language), ValueText.Difference(interval.High, unit, language));
        var measure = high.LastIndexOf(NumberText.Space, StringComparison.Ordinal) > 0 && char.IsLetter(high[^1]) ? high.IndexOf(NumberText.Space, StringComparison.Ordinal) : -1;
        var shared = measure > 0 && low.EndsWith(high[measure..], StringComparison.Ordinal) ? low[..^(high.Length - measure)] : low;
        return $"{shared} {Pick(language, "to", "tot")} {high}";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Weight(Candidate found, KpiResult result, UnitWorth? worth, Language language)
    {
        if (found.Money is { } money && worth is not null)
        {
            var amount = ValueText.Short(money, new Unit(UnitKind.Money, worth.Currency), language);
            var at = worth.Amount == 1 ? "" : Pick(
                language,
                $", at {ValueText.Full(worth.Amount, new Unit(UnitKind.Money, worth.Currency), language)} each ({worth.Meaning.English})",
                $", bij {ValueText.Full(worth.Amount, new Unit(UnitKind.Money, worth.Currency), language)} per stuk ({worth.Meaning.Dutch})");
            var days = result.Range is { } range ? $" ({ValueText.Range(range, language)})" : "";
            return Pick(language, $", a difference worth about {amount}{at}{days}", $", een verschil van ongeveer {amount}{at}{days}");
        }

        var share = ValueText.Full(found.Effect, Unit.Percent, language);
        return result.Unit.Kind is UnitKind.Points or UnitKind.Score or UnitKind.Index
            ? Pick(language, $"; it moves the whole by {share} of the scale", $"; het verschuift het geheel met {share} van de schaal")
            : Pick(language, $"; it moves the whole by {share}", $"; het verschuift het geheel met {share}");
    }
}
