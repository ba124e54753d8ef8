using System.Runtime.CompilerServices;

namespace KpiLab.Measures;

/// <summary>Room to put the rows of some units in their order, and to add up each unit's rows by cell.</summary>
internal sealed class UnitScratch(int cells, int units)
{
    private readonly int[] endOfUnit = new int[units];
    private readonly double[] sums = new double[cells];
    private readonly int[] counts = new int[cells];
    private int[] sortedCells = [];
    private double[] sortedValues = [];

    /// <summary>Adds the number of units in each cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddDistinct(Aggregate[] totals, int firstUnit, ReadOnlySpan<int> unitOfRow, ReadOnlySpan<int> cellOfRow)
    {
        Sort(firstUnit, unitOfRow, cellOfRow, []);
        var row = 0;
        foreach (var end in endOfUnit)
        {
            var from = row;
            for (; row < end; row++)
            {
                var cell = sortedCells[row];
                if (counts[cell]++ == 0)
                    totals[cell] += new Aggregate(1, 1, 1);
            }

            for (; from < row; from++)
                counts[sortedCells[from]] = 0;
        }
    }

    /// <summary>Adds the moments of the units' sums in each cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddMoments(Aggregate[] totals, int firstUnit, ReadOnlySpan<int> unitOfRow, ReadOnlySpan<int> cellOfRow, ReadOnlySpan<double> values)
    {
        Sort(firstUnit, unitOfRow, cellOfRow, values);
        var row = 0;
        foreach (var end in endOfUnit)
        {
            var from = row;
            for (; row < end; row++)
            {
                sums[sortedCells[row]] += sortedValues[row];
                counts[sortedCells[row]]++;
            }

            for (; from < row; from++)
            {
                var cell = sortedCells[from];
                if (counts[cell] == 0)
                    continue;
                var (sum, count) = (sums[cell], counts[cell]);
                totals[cell] += new Aggregate(count, sum, 0, 1, sum * sum, sum * count, (double)count * count);
                (sums[cell], counts[cell]) = (0, 0);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sort(int firstUnit, ReadOnlySpan<int> unitOfRow, ReadOnlySpan<int> cellOfRow, ReadOnlySpan<double> values)
    {
        if (sortedCells.Length < unitOfRow.Length)
            sortedCells = GC.AllocateUninitializedArray<int>(unitOfRow.Length);
        if (sortedValues.Length < values.Length)
            sortedValues = GC.AllocateUninitializedArray<double>(values.Length);
        Array.Clear(endOfUnit);
        foreach (var unit in unitOfRow)
            endOfUnit[unit - firstUnit]++;
        var next = 0;
        foreach (ref var place in endOfUnit.AsSpan())
            (place, next) = (next, next + place);
        // After this each unit's entry is the end of its rows.
        for (var row = 0; row < unitOfRow.Length; row++)
        {
            var place = endOfUnit[unitOfRow[row] - firstUnit]++;
            sortedCells[place] = cellOfRow[row];
            if (values.Length > 0)
                sortedValues[place] = values[row];
        }
    }
}
