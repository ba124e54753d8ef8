using System.Runtime.CompilerServices;

namespace KpiLab.Measures;

/// <summary>Totals per unit (customer, respondent) within each cell, and their moments; or the number of distinct units. The rows come unit after unit, so that one array of cells serves all units.</summary>
internal sealed class UnitTotals
{
    private readonly UnitSorter sorter;
    private readonly Aggregate[] totals;
    private readonly double[] sums;
    private readonly int[] counts;

    private UnitTotals(UnitBuckets buckets, int cells)
    {
        sorter = new(buckets);
        totals = new Aggregate[cells];
        sums = new double[cells];
        counts = new int[cells];
    }

    /// <summary>For each cell the moments of its units' totals; for a distinct count, the count of units as <see cref="Aggregate.Count"/> and sum.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="cells">Number of cells.</param>
    /// <param name="units">Number of units, with 0 for a missing one.</param>
    /// <param name="distinct">True when units are counted and values do not matter.</param>
    /// <param name="scan">Gives the rows with their cells, twice.</param>
    public static Aggregate[] Of(int rows, int cells, int units, bool distinct, UnitBuckets.Scan scan)
    {
        var buckets = UnitBuckets.Of(rows, units, !distinct, scan);
        return RowParts.Sum(buckets.Count, Math.Min(buckets.Count, RowParts.Count(rows, cells)), Add, static (first, other) =>
        {
            for (var cell = 0; cell < first.Length; cell++)
                first[cell] += other[cell];
        });

        Aggregate[] Add(int first, int after)
        {
            var found = new UnitTotals(buckets, cells);
            for (var bucket = first; bucket < after; bucket++)
            {
                found.sorter.Sort(bucket);
                if (distinct)
                    found.AddDistinct();
                else
                    found.AddMoments();
            }

            return found.totals;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddDistinct()
    {
        var cells = sorter.Numbers;
        var row = 0;
        foreach (var end in sorter.Ends)
        {
            var from = row;
            for (; row < end; row++)
            {
                if (counts[cells[row]]++ == 0)
                    totals[cells[row]] += new Aggregate(1, 1, 1);
            }

            for (; from < row; from++)
                counts[cells[from]] = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddMoments()
    {
        var cells = sorter.Numbers;
        var values = sorter.Values;
        var row = 0;
        foreach (var end in sorter.Ends)
        {
            var from = row;
            for (; row < end; row++)
            {
                sums[cells[row]] += values[row];
                counts[cells[row]]++;
            }

            for (; from < row; from++)
            {
                var cell = cells[from];
                if (counts[cell] == 0)
                    continue;
                var (sum, count) = (sums[cell], counts[cell]);
                totals[cell] += new Aggregate(count, sum, 0, 1, sum * sum, sum * count, (double)count * count);
                (sums[cell], counts[cell]) = (0, 0);
            }
        }
    }
}
