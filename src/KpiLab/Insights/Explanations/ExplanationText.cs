using System.Collections.Immutable;
using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights;

/// <summary>An explanation in sentences: is it news, what the drivers did, what the segments did.</summary>
internal static class ExplanationText
{
    private const int MostSegments = 3;
    private const int MostOfParadox = 6;
    private const int MostSplits = 3;

    /// <summary>The sentences, most important first.</summary>
    public static ImmutableArray<LocalText> Of(Explanation explanation)
    {
        if (explanation.Comparison is null)
            return [Say(language => NoValue(explanation, language))];
        var sentences = ImmutableArray.CreateBuilder<LocalText>();
        sentences.Add(Say(language => Headline(explanation, language)));
        if (explanation.Change == 0)
            return sentences.ToImmutable();
        if (explanation.Drivers.Length > 0)
            sentences.Add(Say(language => Drivers(explanation, language)));
        if (explanation.RootCause is { } cause)
            sentences.Add(Say(language => RootCauseText.Of(explanation, cause, language)));
        foreach (var split in Told(explanation))
            sentences.Add(Say(language => Split(explanation, split, language)));
        if (explanation.RootCause is null && explanation.Splits.Length > 0 && explanation.Splits.All(split => split.Surprise == 0 && !split.IsParadox))
            sentences.Add(Say(language => NoSegment(explanation, language)));
        return sentences.ToImmutable();
    }

    // The splits that tell most; those of the columns in which it happened, where that is known.
    private static IEnumerable<SplitExplanation> Told(Explanation explanation)
    {
        var telling = explanation.Splits.Where(split => split.Surprise > 0 || split.IsParadox);
        return explanation.RootCause switch
        {
            null => telling.Take(MostSplits),
            { IsEverywhere: true } => telling.Take(1),
            var cause => telling.Where(split => split.IsParadox || split.Columns.All(column => cause.Segments.Any(segment => segment.Columns.Contains(column)))).Take(MostSplits),
        };
    }

    /// <summary>From where to where, how sure, and whether chance can do that.</summary>
    public static string Headline(Explanation explanation, Language language)
    {
        var (kpi, unit, comparison) = (explanation.Kpi, explanation.Unit, explanation.Comparison!);
        var (from, to) = (explanation.From, explanation.To);
        var (before, after) = (Plain(from.Measurement, language), Plain(to.Measurement, language));
        var what = explanation.IsOfGroups
            ? Pick(language, $"{Name(kpi, language)}: {after} for “{to.Name.In(language)}” against {before} for “{from.Name.In(language)}”", $"{Name(kpi, language)}: {after} bij “{to.Name.In(language)}” tegenover {before} bij “{from.Name.In(language)}”")
            : comparison.Difference == 0
                ? Pick(language, $"{Name(kpi, language)} did not change: {after} ({from.Name.English} and {to.Name.English})", $"{Name(kpi, language)} veranderde niet: {after} ({from.Name.Dutch} en {to.Name.Dutch})")
                : Pick(
                    language, $"{Name(kpi, language)} {(comparison.Difference < 0 ? "fell" : "rose")} from {before} ({from.Name.English}) to {after} ({to.Name.English})",
                    $"{Name(kpi, language)} {(comparison.Difference < 0 ? "daalde" : "steeg")} van {before} ({from.Name.Dutch}) naar {after} ({to.Name.Dutch})");
        if (comparison.Difference == 0)
            return what + ".";
        return $"{what}: {ValueText.Difference(comparison.Difference, unit, language)}{Interval(comparison, unit, language)}. {Surety(explanation, language)}";
    }

    // Both limits, the unit once: "95 % interval −1.1 to −0.36 percentage points".
    private static string Interval(Comparison comparison, Unit unit, Language language)
    {
        if (comparison.Interval is not { } sure || !double.IsFinite(sure.Low) || !double.IsFinite(sure.High))
            return "";
        var (low, high) = (ValueText.Difference(sure.Low, unit, language), ValueText.Difference(sure.High, unit, language));
        if (low.IndexOf(NumberText.Space, StringComparison.Ordinal) is > 0 and var space && unit.Kind != UnitKind.Money && high.EndsWith(low[space..], StringComparison.Ordinal))
            low = low[..space];
        var level = NumberText.Fixed(100 * sure.Level, sure.Level * 1000 % 10 > 0.01 ? 1 : 0, language);
        return Pick(language, $" ({level}{NumberText.Space}% interval {low} to {high})", $" ({level}%-interval {low} tot {high})");
    }

    private static string Surety(Explanation explanation, Language language) => explanation.IsNews switch
    {
        true => Pick(language, $"Chance does not explain that ({Probability(explanation.Comparison!.PValue!.Value, language)}).", $"Toeval verklaart dat niet ({Probability(explanation.Comparison!.PValue!.Value, language)})."),
        false when explanation.From.Measurement.N < explanation.Kpi.MinimumN || explanation.To.Measurement.N < explanation.Kpi.MinimumN => Pick(
            language, $"That rests on too few to say anything: at least {ValueText.Count(explanation.Kpi.MinimumN, language)} are needed on both sides.", $"Dat berust op te weinig om iets te zeggen: aan beide kanten zijn er minstens {ValueText.Count(explanation.Kpi.MinimumN, language)} nodig."),
        false => Pick(
            language, $"Chance can explain that ({Probability(explanation.Comparison!.PValue!.Value, language)}): the parts below add up to it, but there may be nothing to explain.",
            $"Toeval kan dat verklaren ({Probability(explanation.Comparison!.PValue!.Value, language)}): de delen hieronder tellen ertoe op, maar er hoeft niets te verklaren te zijn."),
        null => explanation.From.Measurement.Interval is null && explanation.To.Measurement.Interval is null
            ? Pick(language, "It is counted in full and not sampled, so it was not tested for chance.", "Het is volledig geteld en geen steekproef, dus niet op toeval getoetst.")
            : Pick(language, "It was not tested for chance.", "Het is niet op toeval getoetst."),
    };

    private static string NoValue(Explanation explanation, Language language)
    {
        var side = explanation.From.Measurement.Value is null ? explanation.From : explanation.To;
        var reason = side.Measurement.Reason?.In(language).TrimEnd('.') ?? Pick(language, "no value", "geen waarde");
        return Pick(
            language, $"{Name(explanation.Kpi, language)} has no value for {side.Name.English} ({reason}), so there is no change to explain.",
            $"{Name(explanation.Kpi, language)} heeft geen waarde voor {side.Name.Dutch} ({reason}), dus er is geen verandering te verklaren.");
    }

    private static string Drivers(Explanation explanation, Language language)
    {
        string Amount(double amount, Unit? unit) => unit is null ? Number(amount, language) : ValueText.Short(amount, unit, language);
        var told = explanation.Drivers.OrderByDescending(driver => Math.Abs(driver.Effect)).Select(driver =>
        {
            var growth = driver.Growth is { } share && double.IsFinite(share) ? $" ({NumberText.Signed(100 * share, 1, language)}{Pick(language, NumberText.Space + "%", "%")})" : "";
            return Pick(
                language, $"{driver.Name.English} went from {Amount(driver.Before, driver.Unit)} to {Amount(driver.After, driver.Unit)}{growth} and made {ValueText.Difference(driver.Effect, explanation.Unit, language)}",
                $"{driver.Name.Dutch} ging van {Amount(driver.Before, driver.Unit)} naar {Amount(driver.After, driver.Unit)}{growth} en deed {ValueText.Difference(driver.Effect, explanation.Unit, language)}");
        });
        var text = string.Join("; ", told) + ".";
        return char.ToUpperInvariant(text[0]) + text[1..] + DriverSegments(explanation, language);
    }

    // Who moved the driver that did most, by the most telling column.
    private static string DriverSegments(Explanation explanation, Language language)
    {
        var strongest = Enumerable.Range(0, explanation.Drivers.Length).MaxBy(i => Math.Abs(explanation.Drivers[i].Effect));
        if (explanation.Splits.FirstOrDefault(split => split.Columns.Length == 1 && split.Segments.All(segment => segment.DriverEffects.Length > strongest)) is not { } by)
            return "";
        var driver = explanation.Drivers[strongest];
        SegmentEffect[] most = [.. by.Segments.Where(s => Math.Sign(s.DriverEffects[strongest]) == Math.Sign(driver.Effect)).OrderByDescending(s => Math.Abs(s.DriverEffects[strongest])).Take(2)];
        var named = string.Join(", ", most.Select(s => $"“{SegmentValues(s.Step.Segment, language)}” {ValueText.Difference(s.DriverEffects[strongest], explanation.Unit, language)}"));
        return most.Length == 0 ? "" : Pick(language, $" Through {driver.Name.English} most came from {Columns(by.Columns, language)} {named}.", $" Via {driver.Name.Dutch} kwam het meeste van {Columns(by.Columns, language)} {named}.");
    }

    private static string Split(Explanation explanation, SplitExplanation split, Language language)
    {
        string Change(double change) => ValueText.Difference(change, explanation.Unit, language);
        var columns = Columns(split.Columns, language);
        if (split.IsParadox && !explanation.IsOfGroups && split.Segments.Length <= MostOfParadox)
        {
            var sides = Say(other => $"{explanation.From.Name.In(other)} → {explanation.To.Name.In(other)}");
            return MixRule.Sentence(explanation.Kpi, explanation.Unit, split.Columns, sides, [.. split.Segments.Select(segment => segment.Step)], language);
        }

        var most = string.Join("; ", split.Segments.OrderByDescending(segment => Math.Abs(segment.Step.Effect)).ThenBy(segment => segment.Step.Segment).Take(MostSegments)
            .Select(segment => $"“{SegmentValues(segment.Step.Segment, language)}” {Change(segment.Step.Effect)} ({Own(explanation, split, segment, language)})"));
        if (split.IsOfSum)
            return Pick(language, $"By {columns}, most came from {most}.", $"Naar {columns} kwam het meeste van {most}.");
        return Pick(language, $"By {columns}: ", $"Naar {columns}: ")
            + (split.IsParadox ? Pick(language, "no segment moved with the whole. The segments themselves", "geen segment bewoog met het geheel mee. De segmenten zelf") : Pick(language, "the segments themselves", "de segmenten zelf"))
            + Pick(language, $" made {Change(split.RateEffect)}, the shift between them {Change(split.MixEffect)}. Most came from {most}.", $" deden {Change(split.RateEffect)}, de verschuiving ertussen {Change(split.MixEffect)}. Het meeste kwam van {most}.");
    }

    private static string Own(Explanation explanation, SplitExplanation split, SegmentEffect segment, Language language)
    {
        var step = segment.Step;
        string Value(double value) => ValueText.Full(value, explanation.Unit, language);
        string Share(double share) => ValueText.Short(share, Unit.Percent, language);
        var own = (step.Before, step.After) switch
        {
            ({ } old, { } now) => Pick(language, $"from {Value(old)} to {Value(now)}", $"van {Value(old)} naar {Value(now)}")
                + (segment.OwnChange is { IsReliable: false } ? Pick(language, ", which chance can explain", ", wat toeval kan zijn") : ""),
            (null, { } now) => Pick(language, $"new, {Value(now)}", $"nieuw, {Value(now)}"),
            ({ } old, null) => Pick(language, $"gone, was {Value(old)}", $"weg, was {Value(old)}"),
            _ => Pick(language, $"no {explanation.Kpi.Text.Denominator.English}", $"geen {explanation.Kpi.Text.Denominator.Dutch}"),
        };
        return split.IsOfSum || (step.WeightBefore == 0 && step.WeightAfter == 0) ? own : $"{own}; {Pick(language, "share", "aandeel")} {Share(step.WeightBefore)} → {Share(step.WeightAfter)}";
    }

    private static string NoSegment(Explanation explanation, Language language)
    {
        var columns = string.Join(", ", explanation.Splits.Where(split => split.Columns.Length == 1).Select(split => Columns(split.Columns, language)));
        return explanation.IsOfGroups
            ? Pick(language, $"No segment of {columns} stands out: their shares differ no more than chance makes them.", $"Geen segment van {columns} springt eruit: de aandelen verschillen niet meer dan door toeval.")
            : Pick(language, $"No segment of {columns} stands out: their shares moved no more than chance moves them.", $"Geen segment van {columns} springt eruit: de aandelen verschoven niet meer dan door toeval.");
    }
}
