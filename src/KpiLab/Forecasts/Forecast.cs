using System.Collections.Immutable;
using System.Globalization;
using KpiLab.Statistics;

namespace KpiLab.Forecasts;

/// <summary>What a series is likely to do next. Immutable.</summary>
/// <remarks>
/// Exponential smoothing in state space form (Hyndman, Koehler, Ord, Snyder 2008): the simplest form within 2 of the lowest AICc, among those with no, an additive or a damped trend, no, an additive or a multiplicative season, and additive or multiplicative errors.
/// Intervals: a formula with t quantiles where errors and seasons add, else 5,000 simulated paths. They take in the errors to come, not the doubt about form and parameters, so that on short series they are somewhat too narrow.
/// </remarks>
public sealed record Forecast
{
    /// <summary>The form chosen.</summary>
    public required SmoothingForm Form { get; init; }

    /// <summary>The periods ahead, in order.</summary>
    public required ImmutableArray<ForecastPoint> Points { get; init; }

    /// <summary>Smoothing of the level, in (0, 1): near 1, the last value counts for nearly all.</summary>
    public required double Alpha { get; init; }

    /// <summary>Smoothing of the trend, in (0, α); 0 without a trend.</summary>
    public required double Beta { get; init; }

    /// <summary>Smoothing of the season, in (0, 1 − α); 0 without a season.</summary>
    public required double Gamma { get; init; }

    /// <summary>What remains of the trend each period; 1 where it is not damped.</summary>
    public required double Phi { get; init; }

    /// <summary>Log-likelihood at the fitted parameters.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Akaike's criterion, corrected for few observations; lower is better.</summary>
    public required double Aicc { get; init; }

    /// <summary>Number of periods it was fitted to.</summary>
    public required int N { get; init; }

    /// <summary>The one-step forecasts within the series.</summary>
    public required ImmutableArray<double> Fitted { get; init; }

    /// <summary>How well it would have done on the end of the series; null where the series is too short for it, never changes, or it was skipped.</summary>
    public Backtest? Backtest { get; init; }

    /// <summary>Forecasts a series.</summary>
    /// <param name="series">One value per period, in order, none missing.</param>
    /// <param name="horizon">How many periods ahead, 1 or more.</param>
    /// <param name="options">Season, levels, limits.</param>
    /// <exception cref="ForecastException">The series is shorter than two seasons (8 periods without a season), or a value is missing or infinite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon, season or a level is outside its range.</exception>
    public static Forecast Of(IReadOnlyList<double> series, int horizon, ForecastOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SeasonLength, 1);
        if (!(options.Level > 0 && options.Level < options.WideLevel && options.WideLevel < 1))
            throw new ArgumentOutOfRangeException(nameof(options), $"Levels are above 0 and below 1, the lower one first; they are {options.Level} and {options.WideLevel}.");
        var values = Checked(series, options);
        var fit = SmoothingFit.Best(values, options.SeasonLength, options.Cancellation);
        return Of(fit, values, horizon, options) with { Backtest = options.SkipBacktest ? null : Backtest.Of(values, horizon, options) };
    }

    /// <summary>In sentences: the form, and whether it does better than repeating the last season.</summary>
    public string Summary => string.Create(CultureInfo.InvariantCulture, $"{Form} on {N} periods, AICc {Aicc:0.0}. ") + (Backtest switch
    {
        null => "Too short, or too still, to test on its own end.",
        { BeatsOrTiesNaive: true } b => string.Create(CultureInfo.InvariantCulture, $"On the end of the series it erred {b.Mase:0.00} times an ordinary change from season to season; repeating the last season erred {b.NaiveMase:0.00}."),
        { } b => string.Create(CultureInfo.InvariantCulture, $"It is not better than repeating the last season: on the end of the series it erred {b.Mase:0.00} against {b.NaiveMase:0.00}. Use that instead."),
    });

    internal static Forecast Of(SmoothingFit fit, double[] values, int horizon, ForecastOptions options)
    {
        var fitted = new double[values.Length];
        fit.Start.Copy().Run(values, fitted);
        return new()
        {
            Form = fit.Start.Form,
            Points = [.. ForecastIntervals.Of(fit, horizon, options)],
            Alpha = fit.Start.Alpha,
            Beta = fit.Start.Beta,
            Gamma = fit.Start.Gamma,
            Phi = fit.Start.Phi,
            LogLikelihood = fit.LogLikelihood,
            Aicc = fit.Aicc,
            N = values.Length,
            Fitted = [.. fitted],
        };
    }

    private static double[] Checked(IReadOnlyList<double> series, ForecastOptions options)
    {
        var least = Math.Max(8, 2 * options.SeasonLength);
        if (series.Count < least)
            throw new ForecastException($"The series has {series.Count} periods; a forecast needs {least}, {(options.SeasonLength > 1 ? "two seasons" : "to tell change from chance")}. Wait, or take shorter periods.");
        for (var t = 0; t < series.Count; t++)
        {
            if (!double.IsFinite(series[t]))
                throw new ForecastException($"Period {t + 1} of {series.Count} has no value. Fill the gap, or forecast the periods after it.");
        }

        return [.. series];
    }
}

/// <summary>The forecast of one period.</summary>
/// <param name="Step">1 for the first period after the series.</param>
/// <param name="Mean">The forecast.</param>
/// <param name="Interval">Prediction interval of the lower level.</param>
/// <param name="WideInterval">Prediction interval of the higher level.</param>
public sealed record ForecastPoint(int Step, double Mean, ConfidenceInterval Interval, ConfidenceInterval WideInterval);
