using MathNet.Numerics.Distributions;

namespace KpiLab.Statistics;

/// <summary>How far two lists go up and down together: the rank correlation of Spearman (1904).</summary>
/// <param name="Value">In [−1, 1]; equal values share the mean of their ranks.</param>
/// <param name="Interval">Fisher's z with the variance of Bonett and Wright (2000), (1 + r² ÷ 2) ÷ (n − 3); a perfect order counts as half a step from it. Null under four pairs.</param>
/// <param name="PValue">Two-sided probability of a correlation at least as strong when there is none: over all orders up to nine pairs, else from Student's t.</param>
/// <param name="N">Number of pairs.</param>
public sealed record RankCorrelation(double Value, ConfidenceInterval? Interval, double PValue, int N)
{
    private const int MostExact = 9;

    /// <summary>The correlation of pairs of finite values.</summary>
    /// <param name="x">First of each pair.</param>
    /// <param name="y">Second of each pair.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>Null under three pairs, or where one list has a single value, so that it has no order.</returns>
    /// <exception cref="ArgumentException">The lists differ in length, or a value is not finite.</exception>
    public static RankCorrelation? Of(IReadOnlyList<double> x, IReadOnlyList<double> y, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count || x.Concat(y).Any(value => !double.IsFinite(value)))
            throw new ArgumentException($"A correlation needs pairs of finite values; got {x.Count} and {y.Count}.", nameof(y));
        var n = x.Count;
        if (n < 3)
            return null;
        var (a, b) = (Centred(x), Centred(y));
        var size = Math.Sqrt(a.Sum(value => value * value) * b.Sum(value => value * value));
        if (size == 0)
            return null;
        var seen = Product(a, b);
        var r = Math.Clamp(seen / size, -1, 1);
        return new(r, IntervalOf(r, n, level), n <= MostExact ? Exact(a, b, Math.Abs(seen)) : Student(r, n), n);
    }

    private static ConfidenceInterval? IntervalOf(double r, int n, double level)
    {
        if (n < 4)
            return null;
        var most = 1 - 6.0 / (n * ((double)n * n - 1));
        var z = Math.Atanh(Math.Clamp(r, -most, most));
        var half = Normal.InvCDF(0, 1, 0.5 + level / 2) * Math.Sqrt((1 + r * r / 2) / (n - 3));
        return new(r <= -1 ? -1 : Math.Tanh(z - half), r >= 1 ? 1 : Math.Tanh(z + half), level, "Bonett-Wright");
    }

    private static double Student(double r, int n) => Math.Abs(r) >= 1 ? 0 : Math.Min(1, 2 * StudentT.CDF(0, 1, n - 2, -Math.Abs(r) * Math.Sqrt((n - 2) / (1 - r * r))));

    // The share of all orders of the second list that are at least as strong (Heap 1963).
    private static double Exact(double[] a, double[] b, double seen)
    {
        var order = (double[])b.Clone();
        var counts = new int[order.Length];
        long all = 1, strong = Math.Abs(Product(a, order)) >= seen - 1e-9 ? 1 : 0;
        for (var i = 0; i < order.Length;)
        {
            if (counts[i] >= i)
            {
                counts[i++] = 0;
                continue;
            }

            var other = i % 2 == 0 ? 0 : counts[i];
            (order[other], order[i]) = (order[i], order[other]);
            all++;
            strong += Math.Abs(Product(a, order)) >= seen - 1e-9 ? 1 : 0;
            counts[i]++;
            i = 0;
        }

        return (double)strong / all;
    }

    private static double Product(double[] a, double[] b)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    // Ranks less their mean.
    private static double[] Centred(IReadOnlyList<double> values)
    {
        var ranks = new double[values.Count];
        for (var i = 0; i < ranks.Length; i++)
            ranks[i] = values.Count(value => value < values[i]) + (values.Count(value => value == values[i]) - 1) / 2.0 - (ranks.Length - 1) / 2.0;
        return ranks;
    }
}
