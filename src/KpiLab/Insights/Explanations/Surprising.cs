using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>How much the shares of segments moved, as Adtributor measures surprise (Bhagwan et al., NSDI 2014).</summary>
internal static class Surprising
{
    /// <summary>The Jensen-Shannon divergence of the shares of numerator and of denominator, the larger, less what chance gives on samples of these sizes; 0 or more.</summary>
    /// <param name="parts">The parts by segment.</param>
    /// <param name="before">The whole before, whose n is taken as a number of units where the denominator counts no fewer. A total of money or FTE is no sample.</param>
    /// <param name="after">The whole after.</param>
    public static double Of(SplitParts parts, Measurement before, Measurement after)
    {
        var segments = parts.Before.Keys.Union(parts.After.Keys).ToArray();
        double Divergence(Func<(double Above, double Below), double> part) => JensenShannon(
            [.. segments.Select(s => Math.Max(0, part(parts.Before.GetValueOrDefault(s))))], [.. segments.Select(s => Math.Max(0, part(parts.After.GetValueOrDefault(s))))]);
        // A divergence of two samples of one distribution is about its degrees of freedom ÷ 8, over the size of each.
        var chance = IsSample(before) && IsSample(after) ? (segments.Length - 1) / 8.0 * (1.0 / before.N + 1.0 / after.N) : 0;
        return Math.Max(0, Math.Max(Divergence(p => p.Above), Divergence(p => p.Below)) - chance);
    }

    private static bool IsSample(Measurement whole) => whole.N > 0 && whole.Interval is not null && whole.Denominator >= whole.N;

    /// <summary>The Jensen-Shannon divergence in nats, in [0, ln 2]; 0 where a side is empty.</summary>
    public static double JensenShannon(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        var (old, now) = (before.Sum(), after.Sum());
        if (!(old > 0) || !(now > 0))
            return 0;
        var divergence = 0.0;
        for (var i = 0; i < before.Count; i++)
        {
            var (p, q) = (before[i] / old, after[i] / now);
            divergence += Term(p, q) + Term(q, p);
        }

        return Math.Max(0, divergence);
    }

    private static double Term(double p, double q) => p > 0 ? 0.5 * p * Math.Log(2 * p / (p + q)) : 0;
}
