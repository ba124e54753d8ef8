using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>Judges a result, whole or by segment, by the condition of its rule.</summary>
internal sealed class WatchJudge(Watch watch, WatchRule rule, KpiResult result, CancellationToken cancellation)
{
    // Of the result, so that a segment that stopped has no value there.
    private readonly DateRange? newest = result.Rows.Where(row => row is { Period: not null, IsPartial: false }).Select(row => row.Period).Max();

    /// <summary>True where the segment has a value to judge.</summary>
    public bool HasValue(Segment segment) => Of(segment) is { } row && Phrases.HasValue(row.Measurement);

    public WatchAnswer Judge(Segment segment)
    {
        if (Of(segment) is not { } row)
            return None(segment, Missing(), null);
        if (!Phrases.HasValue(row.Measurement))
            return None(segment, row.Measurement.Reason ?? WatchText.NoRowsAtAll, row.Measurement);
        // Limits and forecasts know of few units by themselves.
        var least = rule.MinimumN ?? result.Kpi.MinimumN;
        if (rule.Condition is not (StayInControl or ReachTargetAhead) && row.Measurement.N < least)
            return None(segment, WatchText.TooFew(row.Measurement, least), row.Measurement);
        return rule.Condition switch
        {
            StayWithin within => Bounds(segment, row, within.Minimum, within.Maximum, within.OnlyWhenSure),
            ReachTarget target when result.Kpi.Better == Direction.Higher => Bounds(segment, row, target.Target, null, target.OnlyWhenSure),
            ReachTarget target => Bounds(segment, row, null, target.Target, target.OnlyWhenSure),
            KeepUp keepUp => Previous(segment, row, keepUp),
            MatchBenchmark => Benchmark(segment, row),
            StayInControl control => Control(segment, row, control),
            ReachTargetAhead ahead => Ahead(segment, row, ahead),
            _ => throw new NotSupportedException($"{rule.Condition.GetType().Name} is not about a KPI."),
        };
    }

    private LocalText Missing() => result.Rows.IsEmpty && !rule.Where.IsEmpty ? WatchText.NoRowsPass
        : rule.Every is null ? WatchText.NoRowsAtAll
        : newest is { } period ? WatchText.NoRowIn(period) : WatchText.NoWholePeriod;

    private KpiRow? Of(Segment segment) => rule.Every is null && rule.By.IsEmpty
        ? new KpiRow(Segment.Total, null, false, result.Total)
        : result.Rows.FirstOrDefault(row => row.Segment == segment && !row.IsPartial && row.Period == newest);

    private WatchAnswer Bounds(Segment segment, KpiRow row, double? minimum, double? maximum, bool onlyWhenSure)
    {
        var value = row.Measurement.Value!.Value;
        var interval = onlyWhenSure ? row.Measurement.Interval : null;
        var wrong = (maximum is { } most && (interval?.Low ?? value) > most) || (minimum is { } least && (interval?.High ?? value) < least);
        return Answer(segment, row, wrong, WatchText.Bounds(result, rule, row, minimum, maximum, wrong));
    }

    private WatchAnswer Previous(Segment segment, KpiRow row, KeepUp keepUp)
    {
        if (row.AgainstPrevious is not { } before)
            return None(segment, WatchText.NoPeriodBefore, row.Measurement);
        if (keepUp.WorseBy is null && before.PValue is null)
            return None(segment, WatchText.NotTestable, row.Measurement);
        var worse = Phrases.IsWorse(result.Kpi, before.Difference);
        var limit = keepUp.WorseBy * (keepUp.IsShare ? Math.Abs(before.Reference.Value!.Value) : 1);
        // The difference of two decimals is not quite a decimal.
        var wrong = worse && (limit is { } most ? Math.Abs(before.Difference) >= most * (1 - 1e-9) : before.IsReliable);
        return Answer(segment, row, wrong, WatchText.Previous(result, rule, row, before, limit));
    }

    private WatchAnswer Benchmark(Segment segment, KpiRow row)
    {
        var figure = result.Against(result.Benchmark(watch.Industry, watch.Region, watch.CompanySize));
        var standing = BenchmarkRule.Deciding(figure);
        return standing == Standing.Unknown
            ? None(segment, WatchText.NoBenchmark, row.Measurement)
            : Answer(segment, row, standing == Standing.Worse, WatchText.Benchmark(result, row, figure!, standing));
    }

    private WatchAnswer Control(Segment segment, KpiRow row, StayInControl control)
    {
        var reading = NewsOrNoise.Of(result, segment);
        if (reading.Reason is { } reason || reading.Newest is not { } last)
            return None(segment, reading.Reason ?? WatchText.NoWholePeriod, row.Measurement);
        // The newest against the limits of the periods before it, which it had no part in.
        var expected = NewsOrNoise.Of(result with { Rows = [.. result.Rows.Where(r => r.Period != newest)] }, segment).Expect(row);
        var judged = expected ?? last;
        var recent = reading.Turns.LastOrDefault(turn => reading.Grain.NumberOf(turn.Period.Start) > reading.Grain.NumberOf(last.Period.Start) - control.RecentPeriods);
        var wrong = judged.Signal is not null || last.Signal is not null || recent is not null;
        return Answer(segment, row, wrong, WatchText.Control(reading, judged.Signal is null ? last with { Lower = judged.Lower, Upper = judged.Upper } : judged, recent));
    }

    private WatchAnswer Ahead(Segment segment, KpiRow row, ReachTargetAhead ahead)
    {
        var grain = result.Grain!.Value;
        var periods = ahead.Periods ?? grain.NumberOf(ahead.Until!.Value) - grain.NumberOf(newest!.Value.Start);
        if (periods < 1)
            return None(segment, WatchText.DatePassed(ahead.Until!.Value), row.Measurement);
        var outlook = Outlook.Of(result, periods, ahead.Target, segment, cancellation);
        return outlook.ChanceOfMissing is not { } chance
            ? None(segment, outlook.Reason!, row.Measurement)
            : Answer(segment, row, chance >= ahead.Chance, WatchText.Ahead(outlook, ahead.Chance));
    }

    private WatchAnswer Answer(Segment segment, KpiRow row, bool wrong, LocalText text) => new(rule, segment, wrong ? WatchStatus.Alert : WatchStatus.Right, text, row.Measurement);

    private WatchAnswer None(Segment segment, LocalText why, Measurement? measurement) => new(rule, segment, WatchStatus.NoData, WatchText.NoData(why), measurement);
}
