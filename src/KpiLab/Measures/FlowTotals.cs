namespace KpiLab.Measures;

/// <summary>Counts and sums of rows by cell, where a cell is a group and a period.</summary>
internal sealed class FlowTotals(int cells)
{
    private readonly long[] counts = new long[cells];
    private readonly double[] sums = new double[cells];
    private readonly double[] squares = new double[cells];

    public Aggregate this[int cell] => new(counts[cell], sums[cell], squares[cell]);

    public int Cells => cells;

    /// <summary>Adds a block; a cell below 0 does not count, nor does a value that is NaN.</summary>
    public void Add(ReadOnlySpan<int> cellOfRow, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < cellOfRow.Length; i++)
        {
            var cell = cellOfRow[i];
            var value = values[i];
            if (cell < 0 || double.IsNaN(value))
                continue;
            counts[cell]++;
            sums[cell] += value;
            squares[cell] += value * value;
        }
    }

    public void Add(FlowTotals other)
    {
        for (var cell = 0; cell < cells; cell++)
        {
            counts[cell] += other.counts[cell];
            sums[cell] += other.sums[cell];
            squares[cell] += other.squares[cell];
        }
    }
}
