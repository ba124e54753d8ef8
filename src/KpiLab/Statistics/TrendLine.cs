namespace KpiLab.Statistics;

/// <summary>The direction of a series: slope of Theil and Sen, and the test of Mann and Kendall.</summary>
/// <remarks>
/// S is the number of pairs that rise minus the number that fall. Without ties, up to 60 values, the two-sided p-value is exact,
/// from the number of permutations with so many inversions; else the normal approximation with tie and continuity correction.
/// Sources: Mann (1945), Kendall (1970), Sen (1968).
/// </remarks>
/// <param name="Slope">Median of the slopes of all pairs, in units of the value per period.</param>
/// <param name="PValue">Two-sided probability of an S at least this far from zero when there is no trend.</param>
public sealed record TrendLine(double Slope, double PValue)
{
    private const int MostExact = 60;

    /// <summary>The trend of finite values at distinct, rising positions.</summary>
    /// <exception cref="ArgumentException">There are fewer than three values, or not one position for each.</exception>
    public static TrendLine Of(IReadOnlyList<int> positions, IReadOnlyList<double> values)
    {
        if (values.Count < 3 || positions.Count != values.Count)
            throw new ArgumentException($"A trend needs three values or more and a position for each; got {values.Count} values and {positions.Count} positions.", nameof(values));
        var slopes = new List<double>(values.Count * (values.Count - 1) / 2);
        var s = 0;
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = i + 1; j < values.Count; j++)
            {
                s += Math.Sign(values[j] - values[i]);
                slopes.Add((values[j] - values[i]) / (positions[j] - positions[i]));
            }
        }

        slopes.Sort();
        var middle = slopes.Count / 2;
        var slope = slopes.Count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
        var ties = values.GroupBy(value => value).Select(group => group.Count()).Where(count => count > 1).ToArray();
        var p = ties.Length == 0 && values.Count <= MostExact ? Exact(values.Count, s) : Normal(values.Count, s, ties);
        return new TrendLine(slope, p);
    }

    /// <summary>Two-sided exact p-value of S for n values without ties.</summary>
    public static double Exact(int n, int s)
    {
        // Probability of each number of inversions among random permutations, built up one value at a time.
        double[] inversions = [1];
        for (var size = 2; size <= n; size++)
        {
            var next = new double[inversions.Length + size - 1];
            for (var k = 0; k < inversions.Length; k++)
            {
                for (var added = 0; added < size; added++)
                    next[k + added] += inversions[k] / size;
            }

            inversions = next;
        }

        var pairs = n * (n - 1) / 2;
        var few = (pairs - Math.Abs(s)) / 2;
        return Math.Min(1, 2 * inversions.Take(few + 1).Sum());
    }

    private static double Normal(int n, int s, int[] ties)
    {
        var variance = (n * (n - 1.0) * (2 * n + 5) - ties.Sum(t => t * (t - 1.0) * (2 * t + 5))) / 18;
        if (s == 0 || variance <= 0)
            return 1;
        var z = (Math.Abs(s) - 1) / Math.Sqrt(variance);
        return Math.Min(1, 2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -z));
    }
}
