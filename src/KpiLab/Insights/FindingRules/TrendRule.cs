using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Statistics;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights.FindingRules;

/// <summary>Where the KPI is heading over its whole periods. Partial periods do not take part.</summary>
internal static class TrendRule
{
    /// <summary>The fewest whole periods that a trend is tested on.</summary>
    internal const int FewestPeriods = 6;

    /// <summary>The trend in a sentence; null where there is no series or no whole period in it.</summary>
    internal static Finding? Of(KpiResult? series)
    {
        if (series?.Grain is not { } grain || series.Kpi.IsCumulative)
            return null;
        var rows = WholePeriods(series);
        if (rows.Count == 0)
            return null;
        if (rows.Count < FewestPeriods)
            return new Finding(FindingKind.Trend, TooShort(series.Kpi, grain, rows.Count));
        var line = Line(series, grain, rows);
        return new Finding(
            FindingKind.Trend,
            Says(series, grain, rows, line),
            Actions: IsReliable(series, line) && IsWorse(series.Kpi, line.Slope) ? ActionChoice.For(series.Kpi, [Cue.Worsening]) : null);
    }

    /// <summary>Plus one when it reliably improves, minus one when it reliably gets worse, 0 when there is no reliable trend; null when that cannot be told.</summary>
    internal static int? DirectionOf(KpiResult? series)
    {
        if (series?.Grain is not { } grain || series.Kpi.IsCumulative || WholePeriods(series) is not { Count: >= FewestPeriods } rows)
            return null;
        var line = Line(series, grain, rows);
        return !IsReliable(series, line) ? 0 : IsWorse(series.Kpi, line.Slope) ? -1 : 1;
    }

    /// <summary>The rows of the whole that have a value over a whole period, in order of time.</summary>
    internal static IReadOnlyList<KpiRow> WholePeriods(KpiResult series) =>
    [
        .. series.Rows
            .Where(row => row.Period is not null && !row.IsPartial && row.Segment == Segment.Total && HasValue(row.Measurement))
            .OrderBy(row => row.Period),
    ];

    private static TrendLine Line(KpiResult series, Period grain, IReadOnlyList<KpiRow> rows) => TrendLine.Of(
        [.. rows.Select(row => grain.NumberOf(row.Period!.Value.Start))], [.. rows.Select(row => row.Measurement.Value!.Value)]);

    private static bool IsReliable(KpiResult series, TrendLine line) => line.PValue < 1 - series.Level && line.Slope != 0;

    private static LocalText TooShort(Kpi kpi, Period grain, int count) => Say(language => Pick(
        language,
        $"No trend in {NameInside(kpi, language)}: there {(count == 1 ? "is" : "are")} {count} whole {Periods(grain, count, language)} and at least {FewestPeriods} are needed.",
        $"Geen trend in {NameInside(kpi, language)}: {(count == 1 ? "er is" : "er zijn")} {count} {Whole(grain, count)} {Periods(grain, count, language)} en minstens {FewestPeriods} zijn er nodig."));

    private static LocalText Says(KpiResult series, Period grain, IReadOnlyList<KpiRow> rows, TrendLine line) => Say(language =>
    {
        var kpi = series.Kpi;
        var first = rows[0];
        var last = rows[^1];
        var span = $"{ValueText.Range(first.Period!.Value, language)} – {ValueText.Range(last.Period!.Value, language)}";
        var slope = ValueText.Difference(line.Slope, series.Unit, language);
        var p = Probability(line.PValue, language);
        var units = Periods(grain, rows.Count, language);
        var each = Periods(grain, 1, language);
        var ends = Pick(
            language,
            $"from {Plain(first.Measurement, language)} to {Plain(last.Measurement, language)}",
            $"van {Plain(first.Measurement, language)} naar {Plain(last.Measurement, language)}");
        if (!IsReliable(series, line))
        {
            return Pick(
                language,
                $"No reliable trend in {NameInside(kpi, language)} over {rows.Count} whole {units} ({span}): {ends}, typically {slope} per {each} ({p}).",
                $"Geen betrouwbare trend in {NameInside(kpi, language)} over {rows.Count} hele {units} ({span}): {ends}, doorgaans {slope} per {each} ({p}).");
        }

        var direction = line.Slope > 0 ? Pick(language, "rising", "stijgend") : Pick(language, "falling", "dalend");
        var judged = IsWorse(kpi, line.Slope) ? Pick(language, "it gets worse", "het wordt slechter") : Pick(language, "it gets better", "het wordt beter");
        return Pick(
            language,
            $"{Name(kpi, language)} over {rows.Count} whole {units} ({span}): reliably {direction}, {ends}, typically {slope} per {each} ({p}); {judged}.",
            $"{Name(kpi, language)} over {rows.Count} hele {units} ({span}): betrouwbaar {direction}, {ends}, doorgaans {slope} per {each} ({p}); {judged}.");
    });

    // Dutch adjectives: one hele maand, one heel kwartaal, more always hele.
    private static string Whole(Period grain, int count) =>
        count == 1 && grain is { Count: 1, Unit: TimeUnit.Quarter or TimeUnit.Year } ? "heel" : "hele";

    internal static string Periods(Period grain, int count, Language language)
    {
        if (grain.Count > 1)
        {
            return count == 1
                ? Pick(language, $"period of {grain.Count} {UnitName(grain.Unit, true, language)}", $"periode van {grain.Count} {UnitName(grain.Unit, true, language)}")
                : Pick(language, $"periods of {grain.Count} {UnitName(grain.Unit, true, language)}", $"perioden van {grain.Count} {UnitName(grain.Unit, true, language)}");
        }

        return UnitName(grain.Unit, count != 1, language);
    }

    private static string UnitName(TimeUnit unit, bool many, Language language) => unit switch
    {
        TimeUnit.Day => many ? Pick(language, "days", "dagen") : Pick(language, "day", "dag"),
        TimeUnit.Week => many ? Pick(language, "weeks", "weken") : Pick(language, "week", "week"),
        TimeUnit.Month => many ? Pick(language, "months", "maanden") : Pick(language, "month", "maand"),
        TimeUnit.Quarter => many ? Pick(language, "quarters", "kwartalen") : Pick(language, "quarter", "kwartaal"),
        _ => many ? Pick(language, "years", "jaren") : Pick(language, "year", "jaar"),
    };
}
