using System.Runtime.CompilerServices;

namespace KpiLab.Measures;

/// <summary>Totals per unit (customer, respondent) within each cell, and their moments; or the number of distinct units.</summary>
/// <remarks>Rows are put in buckets of neighbouring units, and within a bucket in order of their unit by a counting sort, so that one array of cells serves all units, what is written at random stays in the cache, and memory grows with rows, not with cells times units.</remarks>
internal sealed class UnitTotals
{
    // Units of a bucket: their places fit in the first-level cache.
    private const int UnitBits = 12;

    private readonly int cells;
    private readonly int[] firstOfBucket;
    private readonly int[] cellOfRow;
    private readonly int[] unitOfRow;
    private readonly double[]? valueOfRow;

    private UnitTotals(int cells, int[] firstOfBucket, bool distinct)
    {
        this.cells = cells;
        this.firstOfBucket = firstOfBucket;
        cellOfRow = GC.AllocateUninitializedArray<int>(firstOfBucket[^1]);
        unitOfRow = GC.AllocateUninitializedArray<int>(firstOfBucket[^1]);
        valueOfRow = distinct ? null : GC.AllocateUninitializedArray<double>(firstOfBucket[^1]);
    }

    /// <summary>Gives each block of rows from a first one up to, and not with, another: cells (below 0 where a row does not count), units (0 where it has none), values (NaN where it has none).</summary>
    public delegate void Scan(int first, int after, Block each);

    /// <summary>Takes a block of rows.</summary>
    public delegate void Block(ReadOnlySpan<int> cells, ReadOnlySpan<int> units, ReadOnlySpan<double> values);

    /// <summary>For each cell the moments of its units' totals; for a distinct count, the count of units as <see cref="Aggregate.Count"/> and sum.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="cells">Number of cells.</param>
    /// <param name="units">Number of units, with 0 for a missing one.</param>
    /// <param name="distinct">True when units are counted and values do not matter.</param>
    /// <param name="scan">Gives the rows, twice.</param>
    public static Aggregate[] Of(int rows, int cells, int units, bool distinct, Scan scan)
    {
        var parts = RowParts.Count(rows);
        var bits = parts == 1 ? 31 : UnitBits;
        var buckets = ((units - 1) >> bits) + 1;
        var places = new int[parts][];
        Parallel.For(0, parts, part =>
        {
            var counts = new int[buckets];
            scan(RowParts.First(rows, part, parts), RowParts.First(rows, part + 1, parts), (block, unitOfBlock, values) =>
            {
                for (var i = 0; i < block.Length; i++)
                {
                    if (Counts(block[i], unitOfBlock[i], values[i]))
                        counts[unitOfBlock[i] >> bits]++;
                }
            });
            places[part] = counts;
        });
        // The rows of a bucket stand in the order of the table: those of each part behind those of the part before it.
        var firstOfBucket = new int[buckets + 1];
        var next = 0;
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            firstOfBucket[bucket] = next;
            foreach (var counts in places)
                (counts[bucket], next) = (next, next + counts[bucket]);
        }

        firstOfBucket[buckets] = next;
        var sorted = new UnitTotals(cells, firstOfBucket, distinct);
        Parallel.For(0, parts, part => scan(RowParts.First(rows, part, parts), RowParts.First(rows, part + 1, parts), (block, unitOfBlock, values) => sorted.Put(places[part], bits, block, unitOfBlock, values)));
        return RowParts.Sum(buckets, RowParts.Count(rows, cells), (first, after) => sorted.Buckets(first, after, bits, units), static (first, other) =>
        {
            for (var cell = 0; cell < first.Length; cell++)
                first[cell] += other[cell];
        });
    }

    private static bool Counts(int cell, int unit, double value) => cell >= 0 && unit != 0 && !double.IsNaN(value);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Put(int[] places, int bits, ReadOnlySpan<int> block, ReadOnlySpan<int> unitOfBlock, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < block.Length; i++)
        {
            if (!Counts(block[i], unitOfBlock[i], values[i]))
                continue;
            var place = places[unitOfBlock[i] >> bits]++;
            cellOfRow[place] = block[i];
            unitOfRow[place] = unitOfBlock[i];
            if (valueOfRow is not null)
                valueOfRow[place] = values[i];
        }
    }

    private Aggregate[] Buckets(int first, int after, int bits, int units)
    {
        var totals = new Aggregate[cells];
        var scratch = new UnitScratch(cells, bits == 31 ? units : 1 << bits);
        for (var bucket = first; bucket < after; bucket++)
        {
            var range = firstOfBucket[bucket]..firstOfBucket[bucket + 1];
            if (valueOfRow is null)
                scratch.AddDistinct(totals, bucket << bits, unitOfRow.AsSpan(range), cellOfRow.AsSpan(range));
            else
                scratch.AddMoments(totals, bucket << bits, unitOfRow.AsSpan(range), cellOfRow.AsSpan(range), valueOfRow.AsSpan(range));
        }

        return totals;
    }
}
