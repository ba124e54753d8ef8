using KpiLab.Kpis;
using static KpiLab.Insights.FindingRules.Phrases;

namespace KpiLab.Insights.FindingRules;

/// <summary>The last lasting change of level or direction: of the whole, and of the segment in which it shows most.</summary>
internal static class TurnRule
{
    // What turned longer ago is how things are.
    private const int NewsMonths = 24;

    // What turned at about the same time as the whole is told first.
    private const int SamePeriods = 1;

    /// <summary>The turns in sentences, the whole first; empty where nothing turned.</summary>
    /// <param name="series">The value over time; null where there is none.</param>
    /// <param name="segments">The value over time by one column each.</param>
    internal static IEnumerable<Finding> Of(KpiResult? series, IReadOnlyList<KpiResult> segments)
    {
        if (series?.Grain is null || series.Kpi.IsCumulative)
            yield break;
        var whole = Last(NewsOrNoise.Of(series));
        if (whole is { } found)
            yield return Say(found.Reading, found.Turn, null);
        if (MostTelling(segments, whole?.Turn) is { } part)
            yield return Say(part.Reading, part.Turn, part.Reading.Segment);
    }

    private static (NewsOrNoise Reading, Turn Turn)? MostTelling(IReadOnlyList<KpiResult> segments, Turn? whole)
    {
        var all = segments.Where(split => split.Grain is not null)
            .SelectMany(split => split.Rows.Where(row => HasValue(row.Measurement)).Select(row => row.Segment).Distinct().Select(segment => (Split: split, Segment: segment))).ToArray();
        var turned = all.Select(part => Last(NewsOrNoise.Of(part.Split, part.Segment, all.Length))).OfType<(NewsOrNoise Reading, Turn Turn)>().ToArray();
        return turned.Length == 0 ? null : turned.OrderByDescending(part => whole is not null && IsWith(part, whole)).ThenByDescending(part => Strength(part.Turn)).ThenBy(part => part.Reading.Segment).First();
    }

    // In the same direction, at a moment at which the whole may have turned.
    private static bool IsWith((NewsOrNoise Reading, Turn Turn) part, Turn whole)
    {
        var grain = part.Reading.Grain;
        return Math.Sign(part.Turn.Change) == Math.Sign(whole.Change)
            && grain.NumberOf(part.Turn.Period.Start) >= grain.NumberOf(whole.Earliest.Start) - SamePeriods
            && grain.NumberOf(part.Turn.Period.Start) <= grain.NumberOf(whole.Latest.Start) + SamePeriods;
    }

    // How many times its own doubt a change is.
    private static double Strength(Turn turn) => Math.Abs(turn.Change) / Math.Max(1e-300, turn.Interval.High - turn.Interval.Low);

    // The last turn, where it is news and rests on enough units.
    private static (NewsOrNoise Reading, Turn Turn)? Last(NewsOrNoise reading)
    {
        if (reading.Turns.IsEmpty || reading.Turns[^1] is not { } turn || turn.Period.Start < reading.Newest!.Period.End.AddMonths(-NewsMonths))
            return null;
        var before = reading.Periods.Where(period => period.Period < turn.Period).TakeLast(turn.Window).Sum(period => period.Measurement.N);
        var after = reading.Periods.Where(period => period.Period >= turn.Period).Take(turn.Window).Sum(period => period.Measurement.N);
        return Math.Min(before, after) >= reading.Kpi.MinimumN ? (reading, turn) : null;
    }

    private static Finding Say(NewsOrNoise reading, Turn turn, Segment? segment)
    {
        var change = turn.IsOfDirection ? turn.SlopeAfter - turn.SlopeBefore : turn.Change;
        return new(
            FindingKind.Turn, Phrases.Say(language => NewsText.Turned(reading, turn, language)), segment,
            Actions: !IsWorse(reading.Kpi, change) ? null : segment is null ? ActionChoice.For(reading.Kpi, [Cue.Worsening]) : ActionChoice.ForColumns(reading.Kpi, reading.Dimensions));
    }
}
