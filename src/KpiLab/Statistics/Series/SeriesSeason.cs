namespace KpiLab.Statistics;

/// <summary>The season of a series: what each place in it adds, from at least two seasons.</summary>
internal static class SeriesSeason
{
    /// <summary>True where every place of the season is there, and two whole seasons at least.</summary>
    public static bool Fits(IReadOnlyList<int> positions, int length) =>
        length > 1 && positions.Count >= 2 * length && positions.Select(p => Place(p, length)).GroupBy(place => place).Count(group => group.Count() > 1) == length;

    /// <summary>A level without season: the line through changes over a whole season, and around it the mean of one season.</summary>
    public static double[] Smooth(IReadOnlyList<double> values, IReadOnlyList<int> positions, int length)
    {
        var n = values.Count;
        var slope = Median(Enumerable.Range(0, n - length).Select(i => (values[i + length] - values[i]) / (positions[i + length] - positions[i])));
        var levels = new double[n];
        for (var i = 0; i < n; i++)
        {
            var from = Math.Clamp(i - length / 2, 0, n - length);
            double mean = 0, middle = 0;
            for (var k = from; k < from + length; k++)
                (mean, middle) = (mean + values[k] / length, middle + (double)positions[k] / length);
            levels[i] = mean + slope * (positions[i] - middle);
        }

        return levels;
    }

    /// <summary>What the season adds to each value: the mean of its place around the levels, odd values drawn towards the median; the places add up to 0.</summary>
    public static double[] Around(IReadOnlyList<double> values, IReadOnlyList<double> levels, IReadOnlyList<int> positions, int length)
    {
        var groups = Enumerable.Range(0, values.Count).ToLookup(i => Place(positions[i], length), i => values[i] - levels[i]);
        var medians = Enumerable.Range(0, length).Select(place => Median(groups[place])).ToArray();
        // Three deviations, from the median distance to the medians, K values a place.
        var bound = 3 * 1.4826 * Shrinkage(positions, length) * Median(Enumerable.Range(0, length).SelectMany(place => groups[place].Select(value => Math.Abs(value - medians[place]))));
        var places = medians.Select((median, place) => groups[place].Average(value => median + Math.Clamp(value - median, -bound, bound))).ToArray();
        var centre = places.Average();
        return [.. positions.Select(p => places[Place(p, length)] - centre)];
    }

    /// <summary>By how much the deviation around a fitted season understates that around the true one: √(K ÷ (K − 1)), with K values a place.</summary>
    public static double Shrinkage(IReadOnlyList<int> positions, int length)
    {
        var years = (double)positions.Count / length;
        return Math.Sqrt(years / (years - 1));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static int Place(int position, int length) => ((position % length) + length) % length;
}
