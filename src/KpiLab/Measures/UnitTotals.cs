namespace KpiLab.Measures;

/// <summary>Totals per unit (customer, respondent) within each cell, and their moments; or the number of distinct units.</summary>
/// <remarks>Rows are put in order of their unit by a counting sort, so that one array of cells serves all units and memory grows with rows, not with cells times units.</remarks>
internal sealed class UnitTotals
{
    private readonly int cells;
    private readonly int[] cellOfRow;
    private readonly int[] unitOfRow;
    private readonly double[]? valueOfRow;
    private readonly int[] nextOfUnit;
    private int rows;

    /// <param name="cells">Number of cells.</param>
    /// <param name="units">Number of unit codes, with 0 for a missing unit.</param>
    /// <param name="capacity">Rows that may be added.</param>
    /// <param name="distinct">True when units are counted and values do not matter.</param>
    public UnitTotals(int cells, int units, int capacity, bool distinct)
    {
        this.cells = cells;
        cellOfRow = GC.AllocateUninitializedArray<int>(capacity);
        unitOfRow = GC.AllocateUninitializedArray<int>(capacity);
        valueOfRow = distinct ? null : GC.AllocateUninitializedArray<double>(capacity);
        nextOfUnit = new int[units];
    }

    /// <summary>Adds a block; a cell below 0, a unit of 0 (missing) or a value that is NaN does not count.</summary>
    public void Add(ReadOnlySpan<int> cellsOfBlock, ReadOnlySpan<int> unitsOfBlock, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < cellsOfBlock.Length; i++)
        {
            if (cellsOfBlock[i] < 0 || unitsOfBlock[i] == 0 || double.IsNaN(values[i]))
                continue;
            cellOfRow[rows] = cellsOfBlock[i];
            unitOfRow[rows] = unitsOfBlock[i];
            if (valueOfRow is not null)
                valueOfRow[rows] = values[i];
            nextOfUnit[unitsOfBlock[i]]++;
            rows++;
        }
    }

    /// <summary>For each cell the moments of its units' totals; for a distinct count, the count of units as <see cref="Aggregate.Count"/> and sum.</summary>
    public Aggregate[] Totals()
    {
        var first = 0;
        for (var unit = 0; unit < nextOfUnit.Length; unit++)
        {
            var count = nextOfUnit[unit];
            nextOfUnit[unit] = first;
            first += count;
        }

        // After this each unit's entry is the end of its rows.
        var sortedCells = GC.AllocateUninitializedArray<int>(rows);
        var sortedValues = valueOfRow is null ? null : GC.AllocateUninitializedArray<double>(rows);
        for (var row = 0; row < rows; row++)
        {
            var place = nextOfUnit[unitOfRow[row]]++;
            sortedCells[place] = cellOfRow[row];
            if (sortedValues is not null)
                sortedValues[place] = valueOfRow![row];
        }

        return sortedValues is null ? Distinct(sortedCells) : Moments(sortedCells, sortedValues);
    }

    private Aggregate[] Distinct(int[] sortedCells)
    {
        var counts = new long[cells];
        var lastUnitOfCell = new int[cells];
        var row = 0;
        for (var unit = 1; unit < nextOfUnit.Length; unit++)
        {
            for (; row < nextOfUnit[unit]; row++)
            {
                var cell = sortedCells[row];
                counts[cell] += lastUnitOfCell[cell] == unit ? 0 : 1;
                lastUnitOfCell[cell] = unit;
            }
        }

        return [.. counts.Select(count => new Aggregate(count, count, count))];
    }

    private Aggregate[] Moments(int[] sortedCells, double[] sortedValues)
    {
        var totals = new Aggregate[cells];
        var sums = new double[cells];
        var counts = new int[cells];
        var row = 0;
        for (var unit = 1; unit < nextOfUnit.Length; unit++)
        {
            var from = row;
            for (; row < nextOfUnit[unit]; row++)
            {
                sums[sortedCells[row]] += sortedValues[row];
                counts[sortedCells[row]]++;
            }

            for (var back = from; back < row; back++)
            {
                var cell = sortedCells[back];
                if (counts[cell] == 0)
                    continue;
                var (sum, count) = (sums[cell], counts[cell]);
                totals[cell] += new Aggregate(count, sum, 0, 1, sum * sum, sum * count, (double)count * count);
                (sums[cell], counts[cell]) = (0, 0);
            }
        }

        return totals;
    }
}
