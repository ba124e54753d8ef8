using MathNet.Numerics.Distributions;

namespace KpiLab.Statistics;

/// <summary>Intervals for the ratio of two sums over the same units.</summary>
public static class RatioOfSums
{
    /// <summary>The delta-method interval of Σx ÷ Σy: the variance of x − r·y over units, linearised, with a t quantile of n − 1.</summary>
    /// <param name="sumX">Σx.</param>
    /// <param name="sumY">Σy, not 0.</param>
    /// <param name="sumXX">Σx².</param>
    /// <param name="sumXY">Σxy.</param>
    /// <param name="sumYY">Σy².</param>
    /// <param name="n">Number of units.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <returns>Null when n is below 2 or Σy is 0.</returns>
    public static ConfidenceInterval? Delta(double sumX, double sumY, double sumXX, double sumXY, double sumYY, long n, double level = 0.95)
    {
        if (n < 2 || sumY == 0)
            return null;
        var ratio = sumX / sumY;
        var half = StudentT.InvCDF(0, 1, n - 1, 0.5 + level / 2) * StandardError(sumX, sumY, sumXX, sumXY, sumYY, n);
        return new(ratio - half, ratio + half, level, "delta");
    }

    /// <summary>The delta-method standard error of Σx ÷ Σy, from the residuals x − r·y over n units. NaN when n is below 2.</summary>
    public static double StandardError(double sumX, double sumY, double sumXX, double sumXY, double sumYY, long n)
    {
        if (n < 2)
            return double.NaN;
        var ratio = sumX / sumY;
        var residual = Math.Max(0, sumXX - 2 * ratio * sumXY + ratio * ratio * sumYY);
        return Math.Sqrt(residual * n / (n - 1)) / Math.Abs(sumY);
    }
}
