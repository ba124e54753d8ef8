using System.Runtime.CompilerServices;

namespace KpiLab.Measures;

/// <summary>Rows in buckets of neighbouring units (customers, respondents), each with its unit, a number (its cell, its day) and, if asked for, a value. Within a bucket they stand in the order of the table.</summary>
/// <remarks>What is written at random then stays in the cache, the buckets can be worked on beside one another, and memory grows with rows.</remarks>
internal sealed class UnitBuckets
{
    // Units of a bucket: their places fit in the first-level cache.
    private const int UnitBits = 12;

    private readonly int bits;
    private readonly int[] firsts;
    private readonly int[] units;
    private readonly int[] numbers;
    private readonly double[] values;

    private UnitBuckets(int bits, int[] firsts, bool withValues)
    {
        this.bits = bits;
        this.firsts = firsts;
        units = GC.AllocateUninitializedArray<int>(firsts[^1]);
        numbers = GC.AllocateUninitializedArray<int>(firsts[^1]);
        values = withValues ? GC.AllocateUninitializedArray<double>(firsts[^1]) : [];
    }

    /// <summary>Gives each block of rows from a first one up to, and not with, another.</summary>
    public delegate void Scan(int first, int after, Block each);

    /// <summary>Takes a block of rows: their numbers (below 0 where a row does not count), units (0 where it has none), and values (NaN where it has none).</summary>
    public delegate void Block(ReadOnlySpan<int> numbers, ReadOnlySpan<int> units, ReadOnlySpan<double> values);

    /// <summary>Number of buckets.</summary>
    public int Count => firsts.Length - 1;

    /// <summary>Units that a bucket has room for.</summary>
    public int UnitsEach => 1 << bits;

    /// <summary>Puts rows in buckets.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="units">Number of units, with 0 for a missing one.</param>
    /// <param name="withValues">True when values are kept.</param>
    /// <param name="scan">Gives the rows, twice.</param>
    public static UnitBuckets Of(int rows, int units, bool withValues, Scan scan)
    {
        var parts = RowParts.Count(rows);
        var bits = parts == 1 ? Math.Max(1, 32 - int.LeadingZeroCount(units)) : UnitBits;
        var places = new int[parts][];
        Parallel.For(0, parts, part => scan(RowParts.First(rows, part, parts), RowParts.First(rows, part + 1, parts), Counter(places[part] = new int[((units - 1) >> bits) + 1], bits)));
        // The rows of each part stand behind those of the part before it.
        var firsts = new int[places[0].Length + 1];
        var next = 0;
        for (var bucket = 0; bucket < places[0].Length; bucket++)
        {
            firsts[bucket] = next;
            foreach (var counts in places)
                (counts[bucket], next) = (next, next + counts[bucket]);
        }

        firsts[^1] = next;
        var buckets = new UnitBuckets(bits, firsts, withValues);
        Parallel.For(0, parts, part => scan(RowParts.First(rows, part, parts), RowParts.First(rows, part + 1, parts), (n, u, v) => buckets.Put(places[part], n, u, v)));
        return buckets;
    }

    /// <summary>The first unit of a bucket.</summary>
    public int FirstUnit(int bucket) => bucket << bits;

    /// <summary>The units of the rows of a bucket.</summary>
    public ReadOnlySpan<int> Units(int bucket) => units.AsSpan(firsts[bucket]..firsts[bucket + 1]);

    /// <summary>The numbers of the rows of a bucket.</summary>
    public ReadOnlySpan<int> Numbers(int bucket) => numbers.AsSpan(firsts[bucket]..firsts[bucket + 1]);

    /// <summary>The values of the rows of a bucket; none where they were not kept.</summary>
    public ReadOnlySpan<double> Values(int bucket) => values.Length == 0 ? [] : values.AsSpan(firsts[bucket]..firsts[bucket + 1]);

    private static bool Counts(int number, int unit, double value) => number >= 0 && unit != 0 && !double.IsNaN(value);

    private static Block Counter(int[] counts, int bits)
    {
        return Count;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        void Count(ReadOnlySpan<int> numbers, ReadOnlySpan<int> units, ReadOnlySpan<double> values)
        {
            for (var i = 0; i < numbers.Length; i++)
            {
                if (Counts(numbers[i], units[i], values[i]))
                    counts[units[i] >> bits]++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Put(int[] places, ReadOnlySpan<int> numberOfRow, ReadOnlySpan<int> unitOfRow, ReadOnlySpan<double> valueOfRow)
    {
        for (var i = 0; i < numberOfRow.Length; i++)
        {
            if (!Counts(numberOfRow[i], unitOfRow[i], valueOfRow[i]))
                continue;
            var place = places[unitOfRow[i] >> bits]++;
            numbers[place] = numberOfRow[i];
            units[place] = unitOfRow[i];
            if (values.Length > 0)
                values[place] = valueOfRow[i];
        }
    }
}
