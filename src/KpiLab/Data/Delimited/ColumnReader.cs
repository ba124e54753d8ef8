using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Reads one column of a delimited text. Parts of it may be read beside one another; their values stand in one buffer.</summary>
internal abstract class ColumnReader
{
    /// <summary>A new part: it reads batches in order of their rows, one at a time.</summary>
    public abstract ColumnPart Part();

    /// <summary>Makes room for rows while no part reads.</summary>
    public abstract void Reserve(int rows);

    /// <summary>What was read; null when the quick way was left and the column must be read again as text.</summary>
    public abstract RawColumn? Finish(int rows);

    protected static void Reserve<T>(ref T[] array, int rows)
    {
        if (rows > array.Length)
            Array.Resize(ref array, (int)Math.Min(Array.MaxLength, Math.Max(rows, array.Length + (array.Length / 4L) + 1024)));
    }

    // A little room too much costs nothing, for memory that is never touched is never given; a lot is given back.
    protected static T[] Fitted<T>(T[] array, int rows)
    {
        if (array.Length > 1024 + (rows * 1.25))
            Array.Resize(ref array, rows);
        return array;
    }
}
