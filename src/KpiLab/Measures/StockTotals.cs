namespace KpiLab.Measures;

/// <summary>Sizes of a stock by group and period, from what enters and leaves: each interval is two differences, and one running sum gives all periods.</summary>
internal sealed class StockTotals(int groups, PeriodAxis axis)
{
    private readonly int width = axis.Count + 1;
    private readonly double[] counts = new double[groups * (axis.Count + 1)];
    private readonly double[] sums = new double[groups * (axis.Count + 1)];
    private readonly double[] squares = new double[groups * (axis.Count + 1)];
    private readonly double[] partial = new double[groups * (axis.Count + 1)];

    /// <summary>The interval is open at the opening of each period after the one it starts in, up to and with the one it ends in.</summary>
    public void AddOpening(int group, int startIndex, int endIndex, double value)
    {
        var first = startIndex + 1;
        var after = Math.Min(endIndex, axis.Count - 1) + 1;
        if (first >= after)
            return;
        Add(group * width + first, value, 1);
        Add(group * width + after, value, -1);
    }

    /// <summary>The interval weighs in each period by the share of the period's days in it.</summary>
    public void AddAverage(int group, double startDay, double endDay, int startIndex, int endIndex, double value)
    {
        var first = Math.Max(startIndex, 0);
        var last = Math.Min(endIndex, axis.Count - 1);
        if (first > last || endDay <= startDay)
            return;
        for (var p = first; p <= last; p += Math.Max(1, last - first))
        {
            var range = axis.Ranges[p];
            var overlap = Math.Min(endDay, range.End.DayNumber) - Math.Max(startDay, range.Start.DayNumber);
            if (overlap > 0)
                partial[group * width + p] += value * overlap / range.Days;
        }

        // A row counts in each period it touches, also when it ends at the very first moment of the last.
        Add(group * width + first, 0, 1);
        Add(group * width + last + 1, 0, -1);
        if (last - first < 2)
            return;
        sums[group * width + first + 1] += value;
        sums[group * width + last] -= value;
        squares[group * width + first + 1] += value * value;
        squares[group * width + last] -= value * value;
    }

    /// <summary>Adds what was found in other rows.</summary>
    public void Add(StockTotals other)
    {
        for (var at = 0; at < counts.Length; at++)
        {
            counts[at] += other.counts[at];
            sums[at] += other.sums[at];
            squares[at] += other.squares[at];
            partial[at] += other.partial[at];
        }
    }

    /// <summary>The totals, group by group.</summary>
    public Aggregate[] Totals()
    {
        var totals = new Aggregate[groups * axis.Count];
        for (var group = 0; group < groups; group++)
        {
            double count = 0, sum = 0, square = 0;
            for (var p = 0; p < axis.Count; p++)
            {
                var at = group * width + p;
                count += counts[at];
                sum += sums[at];
                square += squares[at];
                if (count > 0)
                    totals[group * axis.Count + p] = new((long)Math.Round(count), sum + partial[at], square);
            }
        }

        return totals;
    }

    private void Add(int at, double value, int sign)
    {
        counts[at] += sign;
        sums[at] += sign * value;
        squares[at] += sign * value * value;
    }
}
