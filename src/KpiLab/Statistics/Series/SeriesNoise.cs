namespace KpiLab.Statistics;

/// <summary>How much a series varies from one value to the next, and how much of that stays.</summary>
internal static class SeriesNoise
{
    // Mean absolute difference of two normal values with deviation 1: 2 ÷ √π = 1.128.
    private static readonly double MeanRange = 2 / Math.Sqrt(Math.PI);

    // A moving range above 3.27 times the mean range is none of noise (Wheeler); it marks a jump.
    private const double RangeLimit = 3.267;

    private const double StrongestAutocorrelation = 0.6;

    /// <summary>Moving ranges in units of the variances given: |difference| ÷ √(mean of the two).</summary>
    public static double[] MovingRanges(IReadOnlyList<double> residuals, IReadOnlyList<double> variances)
    {
        var ranges = new double[Math.Max(0, residuals.Count - 1)];
        for (var i = 0; i < ranges.Length; i++)
            ranges[i] = Math.Abs(residuals[i + 1] - residuals[i]) / Math.Sqrt((variances[i] + variances[i + 1]) / 2);
        return ranges;
    }

    /// <summary>The deviation in units of the variances given: mean moving range ÷ 1.128, ranges of jumps left out.</summary>
    public static double Deviation(IReadOnlyList<double> residuals, IReadOnlyList<double> variances)
    {
        var ranges = MovingRanges(residuals, variances);
        if (ranges.Length == 0)
            return 0;
        var mean = ranges.Average();
        var kept = ranges.Where(range => range <= RangeLimit * mean).ToArray();
        var clean = kept.Length == 0 ? mean : kept.Average();
        // Where all that moves are the jumps, they are all that is known of the noise.
        return (clean > 1e-9 * mean ? clean : mean) / MeanRange;
    }

    /// <summary>The deviation from the median moving range ÷ 0.954, which few odd values cannot move.</summary>
    public static double MedianDeviation(IReadOnlyList<double> residuals, IReadOnlyList<double> variances)
    {
        var ranges = MovingRanges(residuals, variances);
        if (ranges.Length == 0)
            return 0;
        Array.Sort(ranges);
        return (ranges[(ranges.Length - 1) / 2] + ranges[ranges.Length / 2]) / 2 / 0.9539;
    }

    /// <summary>The first autocorrelation of residuals around fitted levels, corrected for the bias of short series; within [0, 0.6].</summary>
    /// <param name="residuals">Values less their levels.</param>
    /// <param name="levels">How many levels and slopes were fitted.</param>
    /// <param name="noise">The deviation that the values are known to have; residuals that are smaller say little of how alike neighbours are.</param>
    public static double Autocorrelation(IReadOnlyList<double> residuals, int levels, double noise)
    {
        double neighbours = 0, squares = 0;
        for (var i = 0; i < residuals.Count; i++)
        {
            squares += residuals[i] * residuals[i];
            if (i > 0)
                neighbours += residuals[i] * residuals[i - 1];
        }

        squares = Math.Max(squares, residuals.Count * noise * noise);
        if (squares <= 0)
            return 0;
        var seen = neighbours / squares;
        return Math.Clamp(seen + (levels + 3 * seen) / residuals.Count, 0, StrongestAutocorrelation);
    }

    /// <summary>By how much the variance of a mean exceeds that of independent values whose neighbours differ as much: (1 + ρ) ÷ (1 − ρ)².</summary>
    public static double Inflation(double autocorrelation) => (1 + autocorrelation) / ((1 - autocorrelation) * (1 - autocorrelation));
}
