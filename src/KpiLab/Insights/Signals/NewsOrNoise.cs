using System.Collections.Immutable;
using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Insights;

/// <summary>What of a KPI's series is news and what is noise: its limits, the periods that break them, and the moments at which it turned. Immutable.</summary>
/// <remarks>
/// Whole periods only. Levels and turns are those of <see cref="LevelChanges"/>, limits and signals those of <see cref="ProcessLimits"/> around them: a turn is told once, not in every month after it, and a season or a steady trend is no news.
/// Where every value has an interval, noise is at least what sampling gives. Under two years a season cannot be told from a change, and a note says so. How many false alarms, and how late: docs/insights.md.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record NewsOrNoise
{
    /// <summary>Fewest whole periods for limits.</summary>
    public const int FewestPeriods = LevelChanges.FewestValues;

    /// <summary>The KPI.</summary>
    public required Kpi Kpi { get; init; }

    /// <summary>What the values are measured in.</summary>
    public required Unit Unit { get; init; }

    /// <summary>The length of the periods.</summary>
    public required Period Grain { get; init; }

    /// <summary>The columns of the segment.</summary>
    public ImmutableArray<string> Dimensions { get; init; } = [];

    /// <summary>Whose series it is.</summary>
    public Segment Segment { get; init; } = Segment.Total;

    /// <summary>The whole periods that have a value, in order; empty where they are too few.</summary>
    public ImmutableArray<PeriodReading> Periods { get; init; } = [];

    /// <summary>The lasting changes, in order of time.</summary>
    public ImmutableArray<Turn> Turns { get; init; } = [];

    /// <summary>True where a season was found and taken into what is expected.</summary>
    public bool HasSeason { get; init; }

    /// <summary>What a reader must know.</summary>
    public ImmutableArray<LocalText> Notes { get; init; } = [];

    /// <summary>Why nothing can be told; null where it can.</summary>
    public LocalText? Reason { get; init; }

    /// <summary>The newest whole period; null where nothing can be told.</summary>
    public PeriodReading? Newest => Periods.Length == 0 ? null : Periods[^1];

    /// <summary>The periods that are more than noise.</summary>
    public IEnumerable<PeriodReading> Signals => Periods.Where(period => period.Signal is not null);

    /// <summary>In sentences: the last turn, and whether the newest period is news.</summary>
    public LocalText Text => NewsText.Of(this);

    // What the next value is held against.
    internal LevelChanges? Found { get; init; }

    /// <summary>Reads the series of the whole, or of one segment of it.</summary>
    /// <param name="series">A result by period.</param>
    /// <param name="segment">The segment; null for the whole.</param>
    /// <param name="compared">How many series are looked at together: the more, the more evidence a turn needs.</param>
    /// <exception cref="ArgumentException">The result has no periods.</exception>
    public static NewsOrNoise Of(KpiResult series, Segment? segment = null, int compared = 1)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Grain is not { } grain)
            throw new ArgumentException($"{series.Kpi.Id} is not split by time. Run the query with Every(Period.Month) first.", nameof(series));
        var whose = segment ?? Segment.Total;
        KpiRow[] rows = [.. series.Rows.Where(row => !row.IsPartial && row.Segment == whose && Phrases.HasValue(row.Measurement)).OrderBy(row => row.Period)];
        var reading = new NewsOrNoise { Kpi = series.Kpi, Unit = series.Unit, Grain = grain, Dimensions = whose == Segment.Total ? [] : series.Dimensions, Segment = whose };
        if (series.Kpi.IsCumulative)
            return reading with { Reason = NewsText.Cumulative };
        return rows.Length < FewestPeriods ? reading with { Reason = NewsText.TooShort(grain, rows.Length) } : reading.Read(rows, series.Level, compared);
    }

    private NewsOrNoise Read(KpiRow[] rows, double level, int compared)
    {
        Measurement[] measurements = [.. rows.Select(row => row.Measurement)];
        double[] values = [.. measurements.Select(m => m.Value!.Value)];
        int[] positions = [.. rows.Select(row => Grain.NumberOf(row.Period!.Value.Start))];
        var season = SeasonLength(Grain);
        var found = LevelChanges.Of(values, new() { Errors = SeriesSampling.Errors(measurements), Positions = positions, SeasonLength = season, Compared = compared, Level = level });
        ImmutableArray<double> centre = [.. found.Levels.Zip(found.Season, (at, added) => at + added)];
        var limits = ProcessLimits.Around(values, centre, found.Deviations, [.. found.Changes.Select(change => change.At)]);
        var signals = limits.Signals.ToDictionary(signal => signal.At, signal => signal.Rule);
        var (lowest, highest) = SeriesSampling.Bounds(Unit, measurements);
        return this with
        {
            Periods = [.. rows.Select((row, i) => new PeriodReading(
                row.Period!.Value, row.Measurement, centre[i], Math.Clamp(limits.Lower[i], lowest, highest), Math.Clamp(limits.Upper[i], lowest, highest), signals.TryGetValue(i, out var rule) ? rule : null))],
            Turns = [.. found.Changes.Select(change => new Turn(
                rows[change.At].Period!.Value, rows[change.Earliest].Period!.Value, rows[change.Latest].Period!.Value,
                change.Before, change.After, change.Window, change.SlopeBefore, change.SlopeAfter, change.Interval))],
            HasSeason = found.HasSeason,
            Found = found,
            Notes = season > 1 && rows.Length < 2 * season ? [NewsText.NoSeasonYet] : [],
        };
    }

    /// <summary>A later period against the level, slope and season that these periods set, with limits of its own n; null where nothing can be told.</summary>
    internal PeriodReading? Expect(KpiRow row)
    {
        if (Found is not { } found || Periods.IsEmpty || row.Period is not { } period || row.Measurement.Value is not { } value)
            return null;
        var (last, season) = (Periods[^1], SeasonLength(Grain));
        var at = Grain.NumberOf(period.Start);
        var slope = Turns.IsEmpty ? Periods.Length > 1 ? (found.Levels[^1] - found.Levels[^2]) / (Grain.NumberOf(last.Period.Start) - Grain.NumberOf(Periods[^2].Period.Start)) : 0 : Turns[^1].SlopeAfter;
        var same = found.HasSeason ? Enumerable.Range(0, Periods.Length).LastOrDefault(i => (at - Grain.NumberOf(Periods[i].Period.Start)) % season == 0, -1) : -1;
        var centre = found.Levels[^1] + slope * (at - Grain.NumberOf(last.Period.Start)) + (same < 0 ? 0 : found.Season[same]);
        var sampled = SeriesSampling.Errors([.. Periods.Select(p => p.Measurement), row.Measurement]) is not null;
        var deviation = found.Deviations[^1] * (sampled ? Math.Sqrt((double)last.Measurement.N / row.Measurement.N) : 1);
        var (lowest, highest) = SeriesSampling.Bounds(Unit, [.. Periods.Select(p => p.Measurement), row.Measurement]);
        return new(
            period, row.Measurement, centre, Math.Clamp(centre - 3 * deviation, lowest, highest), Math.Clamp(centre + 3 * deviation, lowest, highest),
            Math.Abs(value - centre) > 3 * deviation + 1e-9 * Math.Abs(centre) ? SignalRule.Outside : null);
    }

    /// <summary>Periods in a year, where a season may be looked for; 1 for years and for lengths that do not divide one.</summary>
    internal static int SeasonLength(Period grain) => grain switch
    {
        { Unit: TimeUnit.Month } when 12 % grain.Count == 0 => 12 / grain.Count,
        { Unit: TimeUnit.Quarter } when 4 % grain.Count == 0 => 4 / grain.Count,
        { Unit: TimeUnit.Day, Count: 1 } => 7,
        _ => 1,
    };
}
