namespace KpiLab.Insights;

/// <summary>What each factor of a product did to its change; the effects add up to it.</summary>
internal static class FactorEffects
{
    /// <summary>The log-mean Divisia method (Ang 2004, 2015) where every factor is above 0 before and after; else the Shapley value (Shapley 1953; Albrecht, François and Schoors 2002).</summary>
    /// <param name="before">The factors before; one that divides is given as 1 over it.</param>
    /// <param name="after">The factors after, in the same order.</param>
    public static double[] Of(IReadOnlyList<double> before, IReadOnlyList<double> after) =>
        before.Concat(after).All(factor => factor > 0) ? Divisia(before, after) : Shapley(before, after);

    /// <summary>The effect of factor k is L(y₁, y₀) · ln(x₁ₖ ÷ x₀ₖ), with y the product and L the logarithmic mean.</summary>
    /// <param name="before">The factors before, each above 0.</param>
    /// <param name="after">The factors after, each above 0.</param>
    public static double[] Divisia(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        var mean = LogMean(Product(after), Product(before));
        return [.. before.Zip(after, (old, now) => mean * Math.Log(now / old))];
    }

    /// <summary>The effect of a factor is the change that it makes, averaged over every order in which the factors may change. For two it is the change of the one at the mean of the other.</summary>
    /// <param name="before">The factors before.</param>
    /// <param name="after">The factors after.</param>
    public static double[] Shapley(IReadOnlyList<double> before, IReadOnlyList<double> after)
    {
        var n = before.Count;
        var effects = new double[n];
        for (var k = 0; k < n; k++)
        {
            for (var changed = 0; changed < 1 << n; changed++)
            {
                if ((changed & (1 << k)) != 0)
                    continue;
                var others = 1.0;
                for (var i = 0; i < n; i++)
                    others *= i == k ? 1 : (changed & (1 << i)) != 0 ? after[i] : before[i];
                effects[k] += Weight(n, System.Numerics.BitOperations.PopCount((uint)changed)) * others * (after[k] - before[k]);
            }
        }

        return effects;
    }

    /// <summary>(a − b) ÷ (ln a − ln b), and a where both are equal.</summary>
    public static double LogMean(double a, double b)
    {
        var log = Math.Log(a / b);
        // Near 1 the quotient loses its digits; the means agree to far more of them there.
        return Math.Abs(log) < 1e-6 ? Math.Sqrt(a * b) : (a - b) / log;
    }

    private static double Product(IReadOnlyList<double> factors) => factors.Aggregate(1.0, (product, factor) => product * factor);

    private static double Weight(int n, int before)
    {
        var weight = 1.0 / n;
        for (var i = 1; i <= before; i++)
            weight *= (double)i / (n - i);
        return weight;
    }
}
