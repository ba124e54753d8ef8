using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace KpiLab.Statistics;

/// <summary>Intervals and tests for shares of a count.</summary>
public static class Proportion
{
    /// <summary>The score interval of Wilson (1927). Range [0, 1]; it holds the share itself, also at 0 and 1. Its coverage swings around the level with the true share and is right on average, also at n = 10.</summary>
    /// <param name="successes">Count with the property, in [0, n].</param>
    /// <param name="n">Count of all.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>Null when n is 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is outside its range.</exception>
    public static ConfidenceInterval? Wilson(long successes, long n, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        if (n == 0)
            return null;
        var score = Score((double)successes / n, n, level);
        return score with { Low = successes == 0 ? 0 : score.Low, High = successes == n ? 1 : score.High, Method = "Wilson" };
    }

    /// <summary>The score interval of a share whose sample counts for an effective number of units, such as one weighted by money.</summary>
    /// <param name="share">The share, in [0, 1].</param>
    /// <param name="effectiveN">The number of equal units that would be as sure, above 0.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static ConfidenceInterval Score(double share, double effectiveN, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(effectiveN);
        var z = Normal.InvCDF(0, 1, 0.5 + level / 2);
        var (p, n) = (share, effectiveN);
        var centre = (p + z * z / (2 * n)) / (1 + z * z / n);
        var half = z * Math.Sqrt(p * (1 - p) / n + z * z / (4.0 * n * n)) / (1 + z * z / n);
        return new(Math.Max(0, centre - half), Math.Min(1, centre + half), level, "score");
    }

    /// <summary>The interval of Newcombe (1998, method 10) for a difference of two independent shares, from their Wilson intervals.</summary>
    /// <returns>Null when either group is empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is outside its range.</exception>
    public static ConfidenceInterval? Newcombe(long successes1, long n1, long successes2, long n2, double level = 0.95) =>
        Wilson(successes1, n1, level) is { } first && Wilson(successes2, n2, level) is { } second
            ? Difference.SquareAndAdd((double)successes1 / n1, first, (double)successes2 / n2, second) with { Method = "Newcombe" }
            : null;

    /// <summary>Probability of a difference between two shares at least this large when there is none: Fisher's exact test where an expected count is below 5, else the two-sided pooled z test. 1 where either group is empty.</summary>
    public static double DifferencePValue(long x1, long n1, long x2, long n2)
    {
        if (n1 <= 0 || n2 <= 0)
            return 1;
        var pooled = (double)(x1 + x2) / (n1 + n2);
        var smallest = Math.Min(Math.Min(n1, n2) * pooled, Math.Min(n1, n2) * (1 - pooled));
        if (smallest < 5)
            return Fisher(x1, n1, x2, n2);
        var z = ((double)x1 / n1 - (double)x2 / n2) / Math.Sqrt(pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2));
        return 2 * Normal.CDF(0, 1, -Math.Abs(z));
    }

    /// <summary>Two-sided p-value of Fisher's exact test that two shares differ, for counts of any size: the sum of the probabilities of all tables no more likely than the one seen, given the margins. 1 where either group is empty.</summary>
    /// <remarks>The normal approximation is off by a factor ten at p = 0.0001 when six events are expected, and such p-values are what a search among many segments rests on. Terms follow from each other, outwards from the one seen, until they no longer count.</remarks>
    public static double ExactDifferencePValue(long x1, long n1, long x2, long n2)
    {
        if (n1 <= 0 || n2 <= 0)
            return 1;
        var total = x1 + x2;
        var (low, high) = (Math.Max(0, total - n2), Math.Min(total, n1));
        double Log(long k) => LogChoose(n1, k) + LogChoose(n2, total - k) - LogChoose(n1 + n2, total);
        // p(k + 1) ÷ p(k)
        double Ratio(long k) => (double)(n1 - k) * (total - k) / ((double)(k + 1) * (n2 - total + k + 1));
        double Tail(long k, int step)
        {
            if (k < low || k > high)
                return 0;
            double term = Math.Exp(Log(k)), sum = 0;
            while (term > sum * 1e-17 && term > 0)
            {
                sum += term;
                if (k == (step > 0 ? high : low))
                    break;
                term *= step > 0 ? Ratio(k) : 1 / Ratio(k - 1);
                k += step;
            }

            return sum;
        }

        var mode = (long)Math.Floor((total + 1.0) * (n1 + 1.0) / (n1 + n2 + 2.0));
        // The first table on the other side of the mode that is no more likely than the one seen.
        var seen = Log(x1) + 1e-7;
        if (Log(mode) <= seen)
            return 1;
        var (inside, outside) = x1 > mode ? (mode, low - 1) : (mode, high + 1);
        while (Math.Abs(inside - outside) > 1)
        {
            var middle = (inside + outside) / 2;
            (inside, outside) = Log(middle) > seen ? (middle, outside) : (inside, middle);
        }

        var side = x1 > mode ? 1 : -1;
        return Math.Min(1, Tail(x1, side) + Tail(outside, -side));
    }

    // Sum of the probabilities of all tables no more likely than the one seen, given the margins.
    private static double Fisher(long x1, long n1, long x2, long n2)
    {
        var total = x1 + x2;
        var (low, high) = (Math.Max(0, total - n2), Math.Min(total, n1));
        double Log(long k) => LogChoose(n1, k) + LogChoose(n2, total - k) - LogChoose(n1 + n2, total);
        var seen = Log(x1);
        double p = 0;
        for (var k = low; k <= high; k++)
        {
            if (Log(k) <= seen + 1e-7)
                p += Math.Exp(Log(k));
        }

        return Math.Min(1, p);
    }

    private static double LogChoose(long n, long k) =>
        SpecialFunctions.GammaLn(n + 1.0) - SpecialFunctions.GammaLn(k + 1.0) - SpecialFunctions.GammaLn(n - k + 1.0);
}
