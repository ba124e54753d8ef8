namespace KpiLab.Models.Survival;

/// <summary>How well a risk score puts customers in the order in which they left: of the pairs whose order is known, the share in which the one who left first had the higher risk.</summary>
/// <remarks>
/// A pair is known when one was lost at a time at which the other was still there, or last seen. Pairs with equal risk count half. 0.5 is chance, 1 perfect.
/// Source: Harrell, Lee &amp; Mark (1996), Statistics in Medicine 15. Same as <c>concordance</c> in R's survival package.
/// </remarks>
/// <param name="Concordant">Pairs in the right order.</param>
/// <param name="Discordant">Pairs in the wrong order.</param>
/// <param name="TiedRisk">Pairs with the same risk.</param>
public sealed record Concordance(long Concordant, long Discordant, long TiedRisk)
{
    /// <summary>The share in the right order; null when no pair is known.</summary>
    public double? Value => Concordant + Discordant + TiedRisk is > 0 and var pairs ? (Concordant + TiedRisk / 2.0) / pairs : null;

    /// <summary>The concordance of a risk score with what happened.</summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static Concordance Of(ReadOnlySpan<double> durations, ReadOnlySpan<bool> lost, ReadOnlySpan<double> risk)
    {
        if (durations.Length != lost.Length || durations.Length != risk.Length)
            throw new ArgumentException($"{durations.Length} durations, {lost.Length} outcomes and {risk.Length} risks: give one of each per customer.");
        var n = durations.Length;
        var (time, order) = (durations.ToArray(), Enumerable.Range(0, n).ToArray());
        Array.Sort(time, order);
        var (ranks, distinct) = Ranks(risk);
        // A Fenwick tree of the ranks of those still there later, filled from the last time backwards.
        var tree = new int[distinct + 1];
        var inTree = 0;
        long concordant = 0, discordant = 0, tied = 0;
        for (var to = n; to > 0;)
        {
            var from = to;
            while (from > 0 && time[from - 1] == time[to - 1])
                from--;
            for (var i = from; i < to; i++)
            {
                if (!lost[order[i]])
                    Add(ranks[order[i]]);
            }

            for (var i = from; i < to; i++)
            {
                if (!lost[order[i]])
                    continue;
                int below = Below(ranks[order[i]]), upTo = Below(ranks[order[i]] + 1);
                concordant += below;
                tied += upTo - below;
                discordant += inTree - upTo;
            }

            for (var i = from; i < to; i++)
            {
                if (lost[order[i]])
                    Add(ranks[order[i]]);
            }

            to = from;
        }

        return new(concordant, discordant, tied);

        void Add(int rank)
        {
            inTree++;
            for (var i = rank + 1; i < tree.Length; i += i & -i)
                tree[i]++;
        }

        int Below(int rank)
        {
            var sum = 0;
            for (var i = rank; i > 0; i -= i & -i)
                sum += tree[i];
            return sum;
        }
    }

    private static (int[] Ranks, int Distinct) Ranks(ReadOnlySpan<double> values)
    {
        var (sorted, order) = (values.ToArray(), Enumerable.Range(0, values.Length).ToArray());
        Array.Sort(sorted, order);
        var ranks = new int[sorted.Length];
        var rank = 0;
        for (var i = 0; i < sorted.Length; i++)
        {
            // Scores that differ by rounding alone are equal.
            rank += i > 0 && sorted[i] - sorted[i - 1] > 1e-12 * (1 + Math.Abs(sorted[i])) ? 1 : 0;
            ranks[order[i]] = rank;
        }

        return (ranks, rank + 1);
    }
}
