using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Reads a column in some of the batches.</summary>
internal abstract class ColumnPart
{
    /// <summary>Reads the column's cells of a batch; its first record is this row of the table.</summary>
    public abstract void Read(RecordBatch batch, int column, int firstRow);

    /// <summary>A cell without the spaces around it.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell)
    {
        while (cell.Length > 0 && cell[^1] is (byte)' ' or (byte)'\t')
            cell = cell[..^1];
        while (cell.Length > 0 && cell[0] is (byte)' ' or (byte)'\t')
            cell = cell[1..];
        return cell;
    }

    /// <summary>True when so many cells were odd that the column is something else than the first records let expect.</summary>
    protected static bool TooOdd(Oddities odd, int rows) => odd.Count > 1000 + (rows / 5);
}
