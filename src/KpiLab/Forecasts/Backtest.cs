namespace KpiLab.Forecasts;

/// <summary>How well the same procedure would have forecast the end of the series, beside the seasonal naive forecast (each period as a season before).</summary>
/// <param name="Origins">How many times it was fitted to the series up to a day, and forecast what came after.</param>
/// <param name="Forecasts">How many forecasts were compared with what happened.</param>
/// <param name="Mase">Mean absolute scaled error (Hyndman and Koehler 2006): mean |error| ÷ mean |change against a season before| in the part it was fitted to.</param>
/// <param name="NaiveMase">The same of the seasonal naive forecast.</param>
public sealed record Backtest(int Origins, int Forecasts, double Mase, double NaiveMase)
{
    private const int MostOrigins = 6;

    /// <summary>True when the forecast errs no more than the seasonal naive one, to within a hundredth.</summary>
    public bool BeatsOrTiesNaive => Mase <= NaiveMase + 0.01;

    // Origins end where the series leaves the least that can be fitted; each choice of form sees only what came before.
    internal static Backtest? Of(double[] series, int horizon, ForecastOptions options)
    {
        var m = options.SeasonLength;
        var least = Math.Max(2 * m, 8);
        var last = series.Length - 1;
        var (origins, count) = (0, 0);
        double error = 0, naive = 0;
        var step = Math.Max(1, Math.Min(horizon, (series.Length - least) / MostOrigins));
        for (var origin = last; origin >= least && origins < MostOrigins; origin -= step)
        {
            var known = series[..origin];
            double scale = 0;
            for (var t = m; t < origin; t++)
                scale += Math.Abs(known[t] - known[t - m]) / (origin - m);
            if (!(scale > 0))
                return null;
            var ahead = Math.Min(horizon, series.Length - origin);
            var means = ForecastIntervals.Means(SmoothingFit.Best(known, m, options.Cancellation).After, ahead);
            for (var h = 0; h < ahead; h++)
            {
                error += Math.Abs(series[origin + h] - Math.Clamp(means[h], options.Lowest ?? double.NegativeInfinity, options.Highest ?? double.PositiveInfinity)) / scale;
                naive += Math.Abs(series[origin + h] - known[origin - m + h % m]) / scale;
                count++;
            }

            origins++;
        }

        return count == 0 ? null : new(origins, count, error / count, naive / count);
    }
}
