using System.Collections.Immutable;
using KpiLab.Forecasts;
using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>What a KPI is likely to do next, how likely it misses a target, and how far that can be trusted. Immutable.</summary>
/// <remarks>
/// The forecast is that of <see cref="Forecasts.Forecast"/>, with a season from two years of periods on; it has been tested on the end of the series itself (<see cref="Backtest"/>).
/// The chance of missing is that of the value in one period, with its sampling noise: not of the mean over the periods until then, and not of missing it in any of them.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record Outlook
{
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

    /// <summary>The whole periods that it was fitted to, in order, none missing.</summary>
    public ImmutableArray<KpiRow> History { get; init; } = [];

    /// <summary>The periods to come, in order; empty where nothing can be told.</summary>
    public ImmutableArray<OutlookPeriod> Periods { get; init; } = [];

    /// <summary>The value to reach; null without one.</summary>
    public double? Target { get; init; }

    /// <summary>The form of the forecast, as in the literature: ETS(A,N,N).</summary>
    public SmoothingForm? Form { get; init; }

    /// <summary>How well the same procedure would have forecast the end of the series; null where it is too short for that.</summary>
    public Backtest? Backtest { get; init; }

    /// <summary>Periods in a season; 1 where none was looked for.</summary>
    public int SeasonLength { get; init; } = 1;

    /// <summary>Why nothing can be told; null where it can.</summary>
    public LocalText? Reason { get; init; }

    /// <summary>True where the forecast, tested on the end of the series, erred no more than repeating the last season.</summary>
    public bool IsTrusted => Backtest is { BeatsOrTiesNaive: true };

    /// <summary>The chance that the value of the last period misses the target, in [0, 1]; null without a target or a forecast.</summary>
    public double? ChanceOfMissing => Periods.IsEmpty ? null : Periods[^1].ChanceOfMissing;

    /// <summary>In sentences: what is expected, the chance of missing the target, and how far to trust it.</summary>
    public LocalText Text => OutlookText.Of(this);

    /// <summary>Looks ahead from a series of the whole, or of one segment of it.</summary>
    /// <param name="series">A result by period.</param>
    /// <param name="periods">How many periods ahead, 1 or more.</param>
    /// <param name="target">The value to reach: at least, or at most where lower is better. In the unit of the KPI: 0.03 is 3 %.</param>
    /// <param name="segment">The segment; null for the whole.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The result has no periods.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is under one period ahead, or the target is not finite.</exception>
    public static Outlook Of(KpiResult series, int periods, double? target = null, Segment? segment = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentOutOfRangeException.ThrowIfLessThan(periods, 1);
        if (target is { } asked && !double.IsFinite(asked))
            throw new ArgumentOutOfRangeException(nameof(target), target, "A target is a finite number.");
        if (series.Grain is not { } grain)
            throw new ArgumentException($"{series.Kpi.Id} is not split by time. Run the query with Every(Period.Month) first.", nameof(series));
        var whose = segment ?? Segment.Total;
        var history = Unbroken([.. series.Rows.Where(row => !row.IsPartial && row.Segment == whose && Phrases.HasValue(row.Measurement)).OrderBy(row => row.Period)], grain);
        var outlook = new Outlook
        {
            Kpi = series.Kpi, Unit = series.Unit, Grain = grain, Dimensions = whose == Segment.Total ? [] : series.Dimensions, Segment = whose, History = history, Target = target,
        };
        return series.Kpi.IsCumulative ? outlook with { Reason = NewsText.Cumulative } : outlook.Ahead(periods, cancellation);
    }

    private Outlook Ahead(int periods, CancellationToken cancellation)
    {
        var season = NewsOrNoise.SeasonLength(Grain) is var length && History.Length >= 2 * length ? length : 1;
        Measurement[] measurements = [.. History.Select(row => row.Measurement)];
        try
        {
            var forecast = Forecast.Of([.. measurements.Select(m => m.Value!.Value)], periods, new() { SeasonLength = season, Cancellation = cancellation });
            var (lowest, highest) = SeriesSampling.Bounds(Unit, measurements);
            var last = Grain.NumberOf(History[^1].Period!.Value.Start);
            return this with
            {
                Form = forecast.Form,
                Backtest = forecast.Backtest,
                SeasonLength = season,
                Periods = [.. forecast.Points.Select(point => new OutlookPeriod(
                    Grain.RangeOf(last + point.Step), Math.Clamp(point.Mean, lowest, highest), Within(point.Interval), Within(point.WideInterval), Missing(point)))],
            };

            Statistics.ConfidenceInterval Within(Statistics.ConfidenceInterval interval) =>
                interval with { Low = Math.Clamp(interval.Low, lowest, highest), High = Math.Clamp(interval.High, lowest, highest) };
        }
        catch (ForecastException)
        {
            return this with { Reason = OutlookText.TooShort(Grain, History.Length) };
        }
    }

    private double? Missing(ForecastPoint point) => Target is not { } target ? null
        : TargetChance.Below(target, point) is var below && Kpi.Better == Direction.Higher ? below : 1 - below;

    // The periods after the last gap.
    private static ImmutableArray<KpiRow> Unbroken(KpiRow[] rows, Period grain)
    {
        var start = rows.Length;
        while (start > 0 && (start == rows.Length || grain.NumberOf(rows[start - 1].Period!.Value.Start) == grain.NumberOf(rows[start].Period!.Value.Start) - 1))
            start--;
        return [.. rows[start..]];
    }
}
