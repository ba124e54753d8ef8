using KpiLab.Statistics;
using MathNet.Numerics.Distributions;

namespace KpiLab.Forecasts;

/// <summary>Means and prediction intervals of the periods ahead.</summary>
internal static class ForecastIntervals
{
    private const int Paths = 5000;

    public static ForecastPoint[] Of(SmoothingFit fit, int horizon, ForecastOptions options)
    {
        var means = Means(fit.After, horizon);
        return fit.Start.Form.HasFormula ? Analytic(fit, means, options) : Simulated(fit, means, options);
    }

    /// <summary>The forecasts with every error 0.</summary>
    public static double[] Means(SmoothingModel after, int horizon)
    {
        var model = after.Copy();
        var means = new double[horizon];
        for (var h = 0; h < horizon; h++)
        {
            means[h] = model.Next();
            model.Move(0);
        }

        return means;
    }

    // Variance of h steps: σ²·(1 + Σ c_j²) for j below h, with c_j what an error still adds j steps later: α + β·(φ + … + φ^j) + γ in its own season (Hyndman et al. 2008, table 6.1).
    // A t quantile takes in that σ² is estimated.
    private static ForecastPoint[] Analytic(SmoothingFit fit, double[] means, ForecastOptions options)
    {
        var model = fit.Start;
        var (narrow, wide) = (StudentT.InvCDF(0, 1, fit.Freedom, 0.5 + options.Level / 2), StudentT.InvCDF(0, 1, fit.Freedom, 0.5 + options.WideLevel / 2));
        var points = new ForecastPoint[means.Length];
        double sum = 1, damped = 0, power = 1;
        for (var h = 1; h <= means.Length; h++)
        {
            var error = Math.Sqrt(fit.Variance * sum);
            points[h - 1] = Point(h, means[h - 1], means[h - 1] - narrow * error, means[h - 1] + narrow * error, means[h - 1] - wide * error, means[h - 1] + wide * error, options, "analytic");
            power *= model.Phi;
            damped += power;
            var weight = model.Alpha + model.Beta * damped + (model.Form.Season != SeasonKind.None && h % model.SeasonLength == 0 ? model.Gamma : 0);
            sum += weight * weight;
        }

        return points;
    }

    private static ForecastPoint[] Simulated(SmoothingFit fit, double[] means, ForecastOptions options)
    {
        var random = new Random(options.Seed);
        var deviation = Math.Sqrt(fit.Variance);
        var relative = fit.Start.Form.Error == ErrorKind.Multiplicative;
        var values = Enumerable.Range(0, means.Length).Select(_ => new double[Paths]).ToArray();
        for (var path = 0; path < Paths; path++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            // The variance is estimated: each path has one that the series allows. A chi-squared draw as a gamma one, which takes no sum of squares.
            var model = fit.After.Copy();
            var spread = deviation * Math.Sqrt(fit.Freedom / Gamma.Sample(random, fit.Freedom / 2.0, 0.5));
            for (var h = 0; h < means.Length; h++)
            {
                // A relative error of −1 or less would turn the sign of what is above 0.
                var error = spread * Normal.Sample(random, 0, 1);
                error = relative ? Math.Max(error, -0.99) : error;
                var expected = model.Next();
                values[h][path] = relative ? expected * (1 + error) : expected + error;
                model.Move(error);
            }
        }

        return [.. values.Select((v, h) =>
        {
            Array.Sort(v);
            double At(double share) => v[(int)Math.Round(share * (Paths - 1))];
            return Point(h + 1, means[h], At(0.5 - options.Level / 2), At(0.5 + options.Level / 2), At(0.5 - options.WideLevel / 2), At(0.5 + options.WideLevel / 2), options, "simulated");
        })];
    }

    private static ForecastPoint Point(int step, double mean, double low, double high, double lowest, double highest, ForecastOptions options, string method)
    {
        double Within(double value) => Math.Clamp(value, options.Lowest ?? double.NegativeInfinity, options.Highest ?? double.PositiveInfinity);
        return new(step, Within(mean), new ConfidenceInterval(Within(low), Within(high), options.Level, method), new ConfidenceInterval(Within(lowest), Within(highest), options.WideLevel, method));
    }
}
