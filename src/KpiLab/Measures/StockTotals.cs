using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>Sizes of a stock by group and period, from what enters and leaves: each interval is two differences, and one running sum gives all periods.</summary>
/// <param name="groups">Number of groups.</param>
/// <param name="axis">The periods.</param>
/// <param name="counts">True when intervals are counted at openings and have no value.</param>
internal sealed class StockTotals(int groups, PeriodAxis axis, bool counts)
{
    private readonly int width = axis.Count + 1;
    private readonly long[] entries = new long[counts ? groups * (axis.Count + 1) : 0];

    // Four numbers a group and period: differences of the count, the sum and the sum of squares, and what counts for a part of the period.
    private readonly double[] differences = new double[counts ? 0 : 4 * groups * (axis.Count + 1)];

    /// <summary>Adds a block of intervals: each is open at the opening of each period after the one it starts in, up to and with the one it ends in. One whose group is below 0, or whose value is NaN, does not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddOpening(ReadOnlySpan<int> groupOfRow, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, ReadOnlySpan<double> values)
    {
        var last = axis.Count - 1;
        for (var i = 0; i < groupOfRow.Length; i++)
        {
            var first = starts[i] + 1;
            var after = Math.Min(ends[i], last) + 1;
            if (first >= after || groupOfRow[i] < 0)
                continue;
            var at = groupOfRow[i] * width;
            if (counts)
            {
                entries[at + first]++;
                entries[at + after]--;
            }
            else if (!double.IsNaN(values[i]))
            {
                Add(at + first, Vector256.Create(1, values[i], values[i] * values[i], 0));
                Add(at + after, Vector256.Create(-1, -values[i], -values[i] * values[i], 0));
            }
        }
    }

    /// <summary>Adds a block of intervals: each weighs in each period by the share of the period's days in it.</summary>
    public void AddAverage(ReadOnlySpan<int> groupOfRow, ReadOnlySpan<long> startTicks, ReadOnlySpan<long> endTicks, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < groupOfRow.Length; i++)
        {
            if (groupOfRow[i] >= 0 && !double.IsNaN(values[i]) && startTicks[i] != DateColumn.Missing)
                AddAverage(groupOfRow[i] * width, startTicks[i], endTicks[i] == DateColumn.Missing ? long.MaxValue : endTicks[i], Math.Max(starts[i], 0), Math.Min(ends[i], axis.Count - 1), values[i]);
        }
    }

    /// <summary>Adds what was found in other rows.</summary>
    public void Add(StockTotals other)
    {
        for (var at = 0; at < differences.Length; at++)
            differences[at] += other.differences[at];
        for (var at = 0; at < entries.Length; at++)
            entries[at] += other.entries[at];
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
                var (cell, at) = (group * axis.Count + p, group * width + p);
                if (counts)
                {
                    count += entries[at];
                    totals[cell] = new((long)count, count, count);
                    continue;
                }

                var difference = differences.AsSpan(4 * at, 4);
                count += difference[0];
                sum += difference[1];
                square += difference[2];
                if (count > 0)
                    totals[cell] = new((long)Math.Round(count), sum + difference[3], square);
            }
        }

        return totals;
    }

    private void AddAverage(int group, long start, long end, int first, int last, double value)
    {
        if (first > last || end <= start)
            return;
        for (var p = first; p <= last; p += Math.Max(1, last - first))
        {
            var range = axis.Ranges[p];
            // In ticks: a difference of days counted from the year 1 would lose digits.
            var overlap = Math.Min(end, range.End.DayNumber * TimeSpan.TicksPerDay) - Math.Max(start, range.Start.DayNumber * TimeSpan.TicksPerDay);
            if (overlap > 0)
                Add(group + p, Vector256.Create(0, 0, 0, value * overlap / (range.Days * (double)TimeSpan.TicksPerDay)));
        }

        // A row counts in each period it touches, also when it ends at the very first moment of the last.
        Add(group + first, Vector256.Create(1.0, 0, 0, 0));
        Add(group + last + 1, Vector256.Create(-1.0, 0, 0, 0));
        if (last - first < 2)
            return;
        Add(group + first + 1, Vector256.Create(0, value, value * value, 0));
        Add(group + last, Vector256.Create(0, -value, -value * value, 0));
    }

    private void Add(int at, Vector256<double> difference)
    {
        var place = differences.AsSpan(4 * at, 4);
        (Vector256.Create<double>(place) + difference).CopyTo(place);
    }
}
