using System.Runtime.InteropServices;

namespace KpiLab.Data.Delimited;

/// <summary>Complete records of a delimited text and where their fields are.</summary>
internal sealed class RecordBatch
{
    private Field[] fields = new Field[4096];
    private int[] firsts = new int[512];
    private int[] lines = new int[512];

    /// <summary>The bytes that the fields point into.</summary>
    public byte[] Buffer { get; set; } = [];

    /// <summary>How many of the bytes are text.</summary>
    public int Filled { get; set; }

    /// <summary>Line of the file on which the batch begins, from 1.</summary>
    public long FirstLine { get; set; }

    /// <summary>Where in the buffer the first record begins.</summary>
    public int Begin { get; set; }

    /// <summary>Records that begin here or later belong to the next batch.</summary>
    public int Limit { get; set; } = int.MaxValue;

    /// <summary>True when nothing follows what is in the buffer.</summary>
    public bool IsLast { get; set; }

    /// <summary>Number of records.</summary>
    public int Rows { get; private set; }

    /// <summary>Number of fields in all records.</summary>
    public int FieldCount { get; set; }

    /// <summary>True when each record has as many fields as the table has columns, so that the place of a field follows from its row.</summary>
    public bool IsRegular { get; private set; }

    /// <summary>Fields of each record where they are regular.</summary>
    public int Columns { get; private set; }

    /// <summary>True when each record stands on the line after the one before it.</summary>
    public bool IsStraight { get; private set; }

    /// <summary>The fields, record after record; more room may follow.</summary>
    public ReadOnlySpan<Field> Fields => fields;

    /// <summary>The index of the first field of each record, and one more at the end.</summary>
    public ReadOnlySpan<int> Firsts => firsts.AsSpan(0, Rows + 1);

    /// <summary>Line in the batch on which each record begins, from 0.</summary>
    public ReadOnlySpan<int> Lines => lines.AsSpan(0, Rows);

    public int Width(int row) => firsts[row + 1] - firsts[row];

    /// <summary>The bytes of a field as they stand, doubled quotes included.</summary>
    public ReadOnlySpan<byte> Raw(Field field) => Buffer.AsSpan(field.Start, field.Length);

    /// <summary>The bytes of a field, doubled quotes made one; empty when the record has no such field.</summary>
    public ReadOnlySpan<byte> Cell(int row, int column)
    {
        if (column >= Width(row))
            return default;
        var field = fields[firsts[row] + column];
        return field.HasDoubledQuotes ? Undouble(Raw(field)) : Raw(field);
    }

    public void Clear() => Rows = FieldCount = 0;

    /// <summary>The fields, with room for some more.</summary>
    public ref Field Room(int more)
    {
        if (FieldCount + more > fields.Length)
            Array.Resize(ref fields, Math.Max(fields.Length * 2, FieldCount + more));
        return ref MemoryMarshal.GetArrayDataReference(fields);
    }

    /// <summary>Leaves out the records before one, or from one on.</summary>
    public void Keep(int from, int end)
    {
        var count = end - from;
        firsts.AsSpan(from, count + 1).CopyTo(firsts);
        lines.AsSpan(from, count).CopyTo(lines);
        Rows = count;
    }

    /// <summary>Removes the records whose fields are exactly these; gives their number.</summary>
    public int Remove(byte[][] cells)
    {
        if (cells.Length == 0)
            return 0;
        int kept = 0, end = firsts[0];
        for (var row = 0; row < Rows; row++)
        {
            if (Is(row, cells))
                continue;
            var (from, width) = (firsts[row], Width(row));
            if (kept < row)
            {
                fields.AsSpan(from, width).CopyTo(fields.AsSpan(end));
                (firsts[kept], lines[kept]) = (end, lines[row]);
            }

            kept++;
            end += width;
        }

        var removed = Rows - kept;
        (Rows, firsts[kept]) = (kept, end);
        return removed;
    }

    /// <summary>Looks whether the records are all alike, which is most often so and read faster.</summary>
    public void Survey(int width)
    {
        IsRegular = IsStraight = true;
        Columns = width;
        for (var row = 0; row < Rows; row++)
        {
            IsRegular &= firsts[row + 1] - firsts[row] == width;
            IsStraight &= lines[row] - lines[0] == row;
        }
    }

    public void AddField(int start, int coded)
    {
        Room(1);
        fields[FieldCount++] = new Field(start, coded);
    }

    /// <summary>Ends the record that began at <paramref name="first"/>.</summary>
    public void EndRecord(int first, int line)
    {
        if (Rows + 1 == firsts.Length)
        {
            Array.Resize(ref firsts, firsts.Length * 2);
            Array.Resize(ref lines, lines.Length * 2);
        }

        firsts[Rows] = first;
        lines[Rows] = line;
        firsts[++Rows] = FieldCount;
    }

    public static byte[] Undouble(ReadOnlySpan<byte> raw)
    {
        var result = new byte[raw.Length];
        var length = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            result[length++] = raw[i];
            if (raw[i] == '"' && i + 1 < raw.Length && raw[i + 1] == '"')
                i++;
        }

        return result[..length];
    }

    private bool Is(int row, byte[][] cells)
    {
        var first = fields[firsts[row]];
        if ((first.Length != cells[0].Length && !first.HasDoubledQuotes) || Width(row) != cells.Length)
            return false;
        for (var column = 0; column < cells.Length; column++)
        {
            if (!Cell(row, column).SequenceEqual(cells[column]))
                return false;
        }

        return true;
    }
}
