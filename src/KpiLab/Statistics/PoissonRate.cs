using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace KpiLab.Statistics;

/// <summary>Intervals and tests for counts of events over an exposure.</summary>
public static class PoissonRate
{
    /// <summary>The exact interval of Garwood (1936) for count ÷ exposure, from chi-square quantiles. It covers at least the level, by construction.</summary>
    /// <param name="count">Number of events, 0 or more.</param>
    /// <param name="exposure">What they were counted over, above 0.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static ConfidenceInterval Exact(long count, double exposure = 1, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure);
        var tail = (1 - level) / 2;
        var low = count == 0 ? 0 : Gamma.InvCDF(count, 1, tail);
        var high = Gamma.InvCDF(count + 1, 1, 1 - tail);
        return new(low / exposure, high / exposure, level, "exact Poisson");
    }

    /// <summary>Two-sided p-value that two rates differ: given both counts together, the first is binomial with the first exposure's share (Przyborowski and Wilenski, 1940). Twice the smaller tail.</summary>
    public static double DifferencePValue(long count1, double exposure1, long count2, double exposure2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count1);
        ArgumentOutOfRangeException.ThrowIfNegative(count2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure2);
        var n = count1 + count2;
        var share = exposure1 / (exposure1 + exposure2);
        var lower = AtMost(count1, n, share);
        var upper = count1 == 0 ? 1 : 1 - AtMost(count1 - 1, n, share);
        return Math.Min(1, 2 * Math.Min(lower, upper));
    }

    private static double AtMost(long k, long n, double p) => k >= n ? 1 : SpecialFunctions.BetaRegularized(n - k, k + 1, 1 - p);
}
