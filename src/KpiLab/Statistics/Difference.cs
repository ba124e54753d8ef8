namespace KpiLab.Statistics;

/// <summary>Intervals for the difference of two independent values that each have an interval.</summary>
public static class Difference
{
    /// <summary>The square-and-add interval (Newcombe 1998, method 10, for shares; Zou and Donner 2008 for any value): each limit joins the distances from the values to their own limits.</summary>
    /// <param name="value1">First value.</param>
    /// <param name="interval1">Its interval.</param>
    /// <param name="value2">Second value.</param>
    /// <param name="interval2">Its interval, of the same level.</param>
    /// <returns>The interval of first minus second. An open side stays open.</returns>
    /// <exception cref="ArgumentException">The levels differ.</exception>
    public static ConfidenceInterval SquareAndAdd(double value1, ConfidenceInterval interval1, double value2, ConfidenceInterval interval2)
    {
        ArgumentNullException.ThrowIfNull(interval1);
        ArgumentNullException.ThrowIfNull(interval2);
        if (interval1.Level != interval2.Level)
            throw new ArgumentException($"Both intervals need one level; got {interval1.Level} and {interval2.Level}.", nameof(interval2));
        var difference = value1 - value2;
        return new(
            difference - Join(value1 - interval1.Low, interval2.High - value2),
            difference + Join(interval1.High - value1, value2 - interval2.Low),
            interval1.Level, "square and add");
    }

    private static double Join(double a, double b) => Math.Sqrt(a * a + b * b);
}
