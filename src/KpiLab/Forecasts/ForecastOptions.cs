namespace KpiLab.Forecasts;

/// <summary>How a series is forecast. The defaults are for months.</summary>
public sealed record ForecastOptions
{
    /// <summary>Periods in a season: 12 for months, 4 for quarters, 1 for a series without a season.</summary>
    public int SeasonLength { get; init; } = 12;

    /// <summary>The lower of the two levels of the intervals, in (0, 1).</summary>
    public double Level { get; init; } = 0.8;

    /// <summary>The higher level, in (0, 1).</summary>
    public double WideLevel { get; init; } = 0.95;

    /// <summary>The lowest value that the series can take, such as 0 for revenue; intervals and forecasts end there.</summary>
    public double? Lowest { get; init; }

    /// <summary>The highest value that the series can take, such as 1 for a share.</summary>
    public double? Highest { get; init; }

    /// <summary>Seed of the paths that are simulated where a form has no formula for its intervals.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>True to leave out the backtest, which fits the series again for each origin.</summary>
    public bool SkipBacktest { get; init; }

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; init; }
}
