using MathNet.Numerics.Distributions;

namespace KpiLab.Statistics;

/// <summary>Intervals and tests for the net promoter score, a difference of two shares of one trinomial.</summary>
public static class NetPromoter
{
    /// <summary>The adjusted interval of Bonett and Price (2012) for a difference of two shares of the same sample: one promoter and one detractor are added. In points, within [-100, 100].</summary>
    /// <returns>Null when there are no answers.</returns>
    public static ConfidenceInterval? Interval(long promoters, long passives, long detractors, double level = 0.95)
    {
        var n = promoters + passives + detractors;
        if (n == 0)
            return null;
        var (p, d) = ((promoters + 1.0) / (n + 2), (detractors + 1.0) / (n + 2));
        var half = Normal.InvCDF(0, 1, 0.5 + level / 2) * Math.Sqrt((p + d - (p - d) * (p - d)) / (n + 2));
        return new(Math.Max(-100, 100 * (p - d - half)), Math.Min(100, 100 * (p - d + half)), level, "adjusted trinomial");
    }

    /// <summary>Two-sided p-value that two scores differ, from the variance of the trinomial with the same adjustment. 1 where either has no answers.</summary>
    public static double DifferencePValue(long promoters1, long passives1, long detractors1, long promoters2, long passives2, long detractors2)
    {
        var (n1, n2) = (promoters1 + passives1 + detractors1, promoters2 + passives2 + detractors2);
        if (n1 == 0 || n2 == 0)
            return 1;
        var difference = (double)(promoters1 - detractors1) / n1 - (double)(promoters2 - detractors2) / n2;
        var error = Math.Sqrt(Variance(promoters1, detractors1, n1) + Variance(promoters2, detractors2, n2));
        return 2 * Normal.CDF(0, 1, -Math.Abs(difference) / error);
    }

    private static double Variance(long promoters, long detractors, long n)
    {
        var (p, d) = ((promoters + 1.0) / (n + 2), (detractors + 1.0) / (n + 2));
        return (p + d - (p - d) * (p - d)) / (n + 2);
    }
}
