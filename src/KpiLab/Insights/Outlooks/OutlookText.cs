using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using KpiLab.Measures;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights;

/// <summary>What an outlook says.</summary>
internal static class OutlookText
{
    // Below this many unbroken periods change cannot be told from chance.
    private const int FewestPeriods = 8;

    internal static LocalText TooShort(Period grain, int count) => Say(language => Pick(
        language,
        $"There {(count == 1 ? "is" : "are")} {count} whole {TrendRule.Periods(grain, count, language)} without a gap, and at least {FewestPeriods} are needed to look ahead.",
        $"Er {(count == 1 ? "is" : "zijn")} {count} hele {TrendRule.Periods(grain, count, language)} zonder onderbreking, en minstens {FewestPeriods} zijn er nodig om vooruit te kijken."));

    internal static LocalText Of(Outlook outlook) => Say(language =>
    {
        var name = Name(outlook.Kpi, language) + NewsText.Whose(outlook.Dimensions, outlook.Segment, language);
        if (outlook.Reason is { } reason)
            return $"{name}: {reason.In(language)}";
        return string.Join(" ", new[] { Expected(outlook, name, language), Chance(outlook, language), Trust(outlook, language) }.Where(part => part.Length > 0));
    });

    /// <summary>The chance of missing the target in the last period; empty without a target.</summary>
    internal static string Chance(Outlook outlook, Language language)
    {
        if (outlook.ChanceOfMissing is not { } chance)
            return "";
        var target = ValueText.Full(outlook.Target!.Value, outlook.Unit, language);
        var when = ValueText.Range(outlook.Periods[^1].Period, language);
        var least = outlook.Kpi.Better == Direction.Higher ? Pick(language, "at least", "minstens") : Pick(language, "at most", "hoogstens");
        return Pick(
            language,
            $"The chance that it misses the target of {least} {target} in {when} is {Percent(chance, language)}.",
            $"De kans dat het doel van {least} {target} in {when} niet wordt gehaald is {Percent(chance, language)}.");
    }

    /// <summary>A chance in whole percents; what rounds to none or all is said in words.</summary>
    internal static string Percent(double chance, Language language)
    {
        var percent = Pick(language, NumberText.Space + "%", "%");
        return chance < 0.01 ? Pick(language, "under 1", "onder 1") + percent
            : chance > 0.99 ? Pick(language, "over 99", "boven 99") + percent
            : NumberText.Fixed(100 * chance, 0, language) + percent;
    }

    private static string Expected(Outlook outlook, string name, Language language)
    {
        var last = outlook.Periods[^1];
        string Interval(Statistics.ConfidenceInterval interval) => Pick(
            language,
            $"{NumberText.Fixed(100 * interval.Level, 0, language)}{NumberText.Space}% of the time {ValueText.Interval(interval, outlook.Unit, language)}",
            $"in {NumberText.Fixed(100 * interval.Level, 0, language)}% van de gevallen {ValueText.Interval(interval, outlook.Unit, language)}");
        var value = ValueText.Full(last.Expected, outlook.Unit, language);
        return Pick(
            language,
            $"{name} is expected at {value} in {ValueText.Range(last.Period, language)} ({Interval(last.Interval)}, {Interval(last.WideInterval)}).",
            $"{name} wordt in {ValueText.Range(last.Period, language)} verwacht op {value} ({Interval(last.Interval)}, {Interval(last.WideInterval)}).");
    }

    private static string Trust(Outlook outlook, Language language)
    {
        if (outlook.Backtest is not { } test)
            return Pick(language, "The series is too short to test the forecast on: take it as a guess.", "De reeks is te kort om de voorspelling op te toetsen: neem haar als een gok.");
        var (own, naive) = (NumberText.Fixed(test.Mase, 2, language), NumberText.Fixed(test.NaiveMase, 2, language));
        var repeated = outlook.SeasonLength > 1 ? Pick(language, "the same period a year before", "dezelfde periode een jaar eerder") : Pick(language, "the period before", "de vorige periode");
        var tested = Pick(
            language,
            $"Tested on the end of the series ({test.Forecasts} forecasts), its errors were {own} against {naive} for repeating {repeated}",
            $"Getoetst op het eind van de reeks ({test.Forecasts} voorspellingen) waren de fouten {own} tegenover {naive} voor het herhalen van {repeated}");
        return outlook.IsTrusted
            ? tested + Pick(language, ": it can be used.", ": zij is bruikbaar.")
            : tested + Pick(language, ": it is no better than that, so do not build on it.", ": zij is niet beter dan dat, bouw er dus niet op.");
    }
}
