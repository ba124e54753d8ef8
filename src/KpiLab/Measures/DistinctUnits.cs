using System.Numerics;
using System.Runtime.CompilerServices;

namespace KpiLab.Measures;

/// <summary>Distinct units by cell: a bit for each unit in each cell.</summary>
internal sealed class DistinctUnits
{
    private readonly int cells;
    private readonly int words;
    private readonly ulong[] bits;

    public DistinctUnits(int cells, int units)
    {
        this.cells = cells;
        words = Words(units);
        bits = new ulong[checked(cells * words)];
    }

    /// <summary>True when the bits take no more memory than the rows would if they were sorted.</summary>
    public static bool Fits(int cells, int units, int rows) => (long)cells * Words(units) <= Math.Max(1 << 16, rows);

    /// <summary>Adds a block; a cell below 0 or a unit of 0 (missing) does not count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(ReadOnlySpan<int> cellOfRow, ReadOnlySpan<int> unitOfRow)
    {
        for (var i = 0; i < cellOfRow.Length; i++)
        {
            var (cell, unit) = (cellOfRow[i], unitOfRow[i]);
            if (cell >= 0 && unit != 0)
                bits[(cell * words) + (unit >> 6)] |= 1UL << unit;
        }
    }

    /// <summary>Adds what was found in other rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(DistinctUnits other)
    {
        for (var at = 0; at < bits.Length; at++)
            bits[at] |= other.bits[at];
    }

    /// <summary>The number of units of each cell, as count and sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Aggregate[] Totals()
    {
        var totals = new Aggregate[cells];
        for (var cell = 0; cell < cells; cell++)
        {
            long count = 0;
            foreach (var word in bits.AsSpan(cell * words, words))
                count += BitOperations.PopCount(word);
            totals[cell] = new(count, count, count);
        }

        return totals;
    }

    private static int Words(int units) => (units + 63) >> 6;
}
