using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Statistics;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights;

/// <summary>What a reading of a series says.</summary>
internal static class NewsText
{
    internal static LocalText Cumulative { get; } = new(
        "It grows with the length of the period, so that periods tell no course.", "Het groeit met de lengte van de periode; perioden zeggen dus niets over het verloop.");

    internal static LocalText NoSeasonYet { get; } = new(
        "Under two years of periods: a season cannot be told from a change.", "Nog geen twee jaar aan perioden: een seizoen is niet van een verandering te onderscheiden.");

    internal static LocalText TooShort(Period grain, int count) => Say(language => Pick(
        language,
        $"There {(count == 1 ? "is" : "are")} {count} whole {TrendRule.Periods(grain, count, language)}, and at least {NewsOrNoise.FewestPeriods} are needed to tell news from noise.",
        $"Er {(count == 1 ? "is" : "zijn")} {count} hele {TrendRule.Periods(grain, count, language)}, en minstens {NewsOrNoise.FewestPeriods} zijn er nodig om nieuws van ruis te onderscheiden."));

    internal static LocalText Of(NewsOrNoise reading) => Say(language =>
    {
        if (reading.Reason is { } reason)
            return $"{Name(reading.Kpi, language)}{Whose(reading, language)}: {reason.In(language)}";
        var newest = Newest(reading, language);
        return reading.Turns.IsEmpty ? newest : $"{Turned(reading, reading.Turns[^1], language)} {newest}";
    });

    /// <summary>When a KPI turned, from what to what, and how sure.</summary>
    internal static string Turned(NewsOrNoise reading, Turn turn, Language language)
    {
        string Value(double value) => ValueText.Full(value, reading.Unit, language);
        var name = Name(reading.Kpi, language) + Whose(reading, language);
        var when = ValueText.Range(turn.Period, language);
        var periods = TrendRule.Periods(reading.Grain, turn.Window, language);
        var size = $"{ValueText.Difference(turn.Change, reading.Unit, language)} ({Interval(turn.Interval, reading.Unit, language)})";
        var judged = BetterOrWorse(reading.Kpi, turn.IsOfDirection ? turn.SlopeAfter - turn.SlopeBefore : turn.Change, language);
        var moment = turn.Earliest == turn.Latest ? "" : Pick(
            language,
            $" It came between {ValueText.Range(turn.Earliest, language)} and {ValueText.Range(turn.Latest, language)}.",
            $" Dat gebeurde tussen {ValueText.Range(turn.Earliest, language)} en {ValueText.Range(turn.Latest, language)}.");
        if (turn.IsOfDirection)
        {
            var each = TrendRule.Periods(reading.Grain, 1, language);
            string Slope(double slope) => ValueText.Difference(slope, reading.Unit, language);
            return Pick(
                language,
                $"{name} turned in {when}: from {Slope(turn.SlopeBefore)} per {each} to {Slope(turn.SlopeAfter)} per {each}; {judged}.{moment}",
                $"{name} is in {when} omgeslagen: van {Slope(turn.SlopeBefore)} per {each} naar {Slope(turn.SlopeAfter)} per {each}; {judged}.{moment}");
        }

        return Pick(
            language,
            $"{name} turned in {when}: from {Value(turn.Before)} in the {turn.Window} {periods} before to {Value(turn.After)} in the {turn.Window} {periods} from then on, {size}; {judged}.{moment}",
            $"{name} is in {when} omgeslagen: van {Value(turn.Before)} in de {turn.Window} {periods} ervoor naar {Value(turn.After)} in de {turn.Window} {periods} vanaf toen, {size}; {judged}.{moment}");
    }

    /// <summary>Whether a period is news: its value against what is usual there.</summary>
    internal static string Newest(NewsOrNoise reading, Language language)
    {
        var newest = reading.Newest!;
        var value = $"{Name(reading.Kpi, language)}{Whose(reading, language)}, {ValueText.Range(newest.Period, language)}: {Plain(newest.Measurement, language)}";
        var usual = $"{ValueText.Full(newest.Lower, reading.Unit, language)} {Pick(language, "to", "tot")} {ValueText.Full(newest.Upper, reading.Unit, language)}";
        var season = reading.HasSeason ? Pick(language, " for the time of year", " voor de tijd van het jaar") : "";
        return newest.Signal switch
        {
            null => Pick(language, $"{value} is within what is usual{season} ({usual}): noise.", $"{value} valt binnen wat gewoon is{season} ({usual}): ruis."),
            SignalRule.Outside => Pick(language, $"{value} is outside what is usual{season} ({usual}): news.", $"{value} valt buiten wat gewoon is{season} ({usual}): nieuws."),
            SignalRule.RunOfEight => Pick(
                language,
                $"{value} is at least the eighth in a row on one side of {ValueText.Full(newest.Centre, reading.Unit, language)}{season}: news.",
                $"{value} is minstens de achtste op rij aan één kant van {ValueText.Full(newest.Centre, reading.Unit, language)}{season}: nieuws."),
            _ => Pick(
                language,
                $"{value}, with at least three of the last four near a limit of what is usual{season} ({usual}): news.",
                $"{value}, met minstens drie van de laatste vier dicht bij een grens van wat gewoon is{season} ({usual}): nieuws."),
        };
    }

    internal static string Interval(ConfidenceInterval interval, Unit unit, Language language)
    {
        var level = NumberText.Fixed(interval.Level * 100, 0, language);
        var (low, high) = (ValueText.Difference(interval.Low, unit, language), ValueText.Difference(interval.High, unit, language));
        // The unit is said once, after both.
        if (unit.Kind != UnitKind.Money && low.IndexOf(NumberText.Space, StringComparison.Ordinal) is > 0 and var end)
            low = low[..end];
        var limits = $"{low} {Pick(language, "to", "tot")} {high}";
        return Pick(language, $"{level}{NumberText.Space}% interval {limits}", $"{level}%-interval {limits}");
    }

    /// <summary>" for plan “Basic”"; empty for the whole.</summary>
    internal static string Whose(IReadOnlyList<string> dimensions, Segment segment, Language language)
    {
        if (segment == Segment.Total)
            return "";
        var names = string.Join(", ", dimensions.Zip(segment.Values, (column, value) => $"{RoleText.Column(column, language).Replace('_', ' ')} “{value}”"));
        return Pick(language, $" for {names}", $" bij {names}");
    }

    private static string Whose(NewsOrNoise reading, Language language) => Whose(reading.Dimensions, reading.Segment, language);
}
