namespace KpiLab.Statistics;

/// <summary>Corrections for how many comparisons were made.</summary>
public static class MultipleComparisons
{
    /// <summary>Adjusted p-values that control the false discovery rate (Benjamini and Hochberg, 1995): p × m ÷ rank, made monotone from the largest down. In the order given.</summary>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        int[] order = [.. Enumerable.Range(0, pValues.Count).OrderByDescending(i => pValues[i]).ThenBy(i => i)];
        var adjusted = new double[pValues.Count];
        var smallest = 1.0;
        for (var position = 0; position < order.Length; position++)
        {
            smallest = Math.Min(smallest, pValues[order[position]] * order.Length / (order.Length - position));
            adjusted[order[position]] = smallest;
        }

        return adjusted;
    }

    /// <summary>As <see cref="BenjaminiHochberg"/>, but whatever the dependence between the tests (Benjamini and Yekutieli, 2001): each is 1 + 1/2 + … + 1/m times as large.</summary>
    public static double[] BenjaminiYekutieli(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var harmonic = Enumerable.Range(1, pValues.Count).Sum(i => 1.0 / i);
        return [.. BenjaminiHochberg(pValues).Select(p => Math.Min(1, p * harmonic))];
    }
}
