using MathNet.Numerics.Distributions;

namespace KpiLab.Statistics;

/// <summary>Intervals and tests for means.</summary>
public static class Mean
{
    /// <summary>The t interval: mean ± t(n − 1) × √(variance ÷ n).</summary>
    /// <param name="mean">Sample mean.</param>
    /// <param name="variance">Sample variance (divisor n − 1), 0 or more.</param>
    /// <param name="n">Sample size.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>Null when n is below 2.</returns>
    public static ConfidenceInterval? T(double mean, double variance, long n, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(variance);
        if (n < 2)
            return null;
        var half = StudentT.InvCDF(0, 1, n - 1, 0.5 + level / 2) * Math.Sqrt(variance / n);
        return new(mean - half, mean + half, level, "t");
    }

    /// <summary>Welch's interval for a difference of two means with variances of their own: difference ± t × √(v₁ ÷ n₁ + v₂ ÷ n₂), with the degrees of freedom of Satterthwaite.</summary>
    /// <returns>Null when a sample is below 2.</returns>
    public static ConfidenceInterval? WelchInterval(double mean1, double variance1, long n1, double mean2, double variance2, long n2, double level = 0.95)
    {
        if (n1 < 2 || n2 < 2)
            return null;
        var (error, freedom) = Welch(variance1, n1, variance2, n2);
        var half = error > 0 ? StudentT.InvCDF(0, 1, freedom, 0.5 + level / 2) * error : 0;
        return new(mean1 - mean2 - half, mean1 - mean2 + half, level, "Welch");
    }

    /// <summary>Two-sided p-value of Welch's t test. 1 where a sample is below 2 or both variances are 0 and the means equal; 0 where they are 0 and the means differ.</summary>
    public static double WelchPValue(double mean1, double variance1, long n1, double mean2, double variance2, long n2)
    {
        if (n1 < 2 || n2 < 2)
            return 1;
        var (error, freedom) = Welch(variance1, n1, variance2, n2);
        return error <= 0 ? (mean1 == mean2 ? 1 : 0) : 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(mean1 - mean2) / error);
    }

    private static (double Error, double Freedom) Welch(double variance1, long n1, double variance2, long n2)
    {
        var (a, b) = (variance1 / n1, variance2 / n2);
        return (Math.Sqrt(a + b), (a + b) * (a + b) / (a * a / (n1 - 1) + b * b / (n2 - 1)));
    }
}
