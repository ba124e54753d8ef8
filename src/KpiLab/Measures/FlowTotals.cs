using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KpiLab.Measures;

/// <summary>Counts and sums of rows by cell, where a cell is a group and a period.</summary>
/// <remarks>A row that does not count has the cell -1, and is counted in a place of its own before the first: that costs less than a branch.</remarks>
internal sealed class FlowTotals
{
    private readonly int cells;
    private readonly long[] counts;

    // Four numbers a cell: sum, sum of squares, count, and nothing.
    private readonly double[] sums;

    /// <param name="cells">Number of cells.</param>
    /// <param name="counts">True when rows are counted and have no value.</param>
    public FlowTotals(int cells, bool counts)
    {
        this.cells = cells;
        this.counts = new long[counts ? cells + 1 : 0];
        sums = new double[counts ? 0 : 4 * (cells + 1)];
    }

    public Aggregate[] Totals()
    {
        var totals = new Aggregate[cells];
        for (var cell = 0; cell < cells; cell++)
        {
            totals[cell] = sums.Length == 0
                ? new(counts[cell + 1], counts[cell + 1], counts[cell + 1])
                : new((long)sums[(4 * cell) + 6], sums[(4 * cell) + 4], sums[(4 * cell) + 5]);
        }

        return totals;
    }

    /// <summary>Counts a block of rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<int> cellOfRow)
    {
        foreach (var cell in cellOfRow)
            counts[cell + 1]++;
    }

    /// <summary>Adds the values of a block of rows; one that is NaN does not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<int> cellOfRow, ReadOnlySpan<double> values)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(sums);
        for (var i = 0; i < cellOfRow.Length; i++)
        {
            var value = values[i];
            if (double.IsNaN(value))
                continue;
            ref var at = ref Unsafe.Add(ref first, 4 * (cellOfRow[i] + 1));
            (Vector256.LoadUnsafe(ref at) + Vector256.Create(value, value * value, 1, 0)).StoreUnsafe(ref at);
        }
    }

    /// <summary>Adds what was found in other rows.</summary>
    public void Add(FlowTotals other)
    {
        for (var at = 0; at < counts.Length; at++)
            counts[at] += other.counts[at];
        for (var at = 0; at < sums.Length; at++)
            sums[at] += other.sums[at];
    }
}
