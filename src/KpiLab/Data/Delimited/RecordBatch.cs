namespace KpiLab.Data.Delimited;

/// <summary>Where a field stands in the buffer of its batch.</summary>
/// <param name="Start">First byte, after an opening quote.</param>
/// <param name="Coded">Length in bytes; the complement of it where doubled quotes inside stand for one.</param>
internal readonly record struct Field(int Start, int Coded)
{
    public int Length => Coded < 0 ? ~Coded : Coded;

    public bool HasDoubledQuotes => Coded < 0;
}

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

    /// <summary>True when nothing follows.</summary>
    public bool IsLast { get; set; }

    /// <summary>Lines without any value that were left out.</summary>
    public int BlankLines { get; private set; }

    /// <summary>Number of records.</summary>
    public int Rows { get; private set; }

    /// <summary>Number of fields in all records.</summary>
    public int FieldCount { get; private set; }

    /// <summary>All fields, record after record.</summary>
    public ReadOnlySpan<Field> Fields => fields.AsSpan(0, FieldCount);

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

    public void Clear() => Rows = FieldCount = BlankLines = 0;

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
        var removed = 0;
        for (var row = 0; row < Rows && cells.Length > 0; row++)
        {
            if (!Cell(row, 0).SequenceEqual(cells[0]) || Width(row) != cells.Length || !Enumerable.Range(1, cells.Length - 1).All(c => Cell(row, c).SequenceEqual(cells[c])))
                continue;
            var (from, to) = (firsts[row], firsts[row + 1]);
            fields.AsSpan(to, FieldCount - to).CopyTo(fields.AsSpan(from));
            FieldCount -= to - from;
            Rows--;
            lines.AsSpan(row + 1, Rows - row).CopyTo(lines.AsSpan(row));
            for (var later = row; later <= Rows; later++)
                firsts[later] = firsts[later + 1] - (to - from);
            removed++;
            row--;
        }

        return removed;
    }

    /// <summary>Forgets the fields of a record that holds nothing.</summary>
    public void SkipRecord(int first)
    {
        FieldCount = first;
        BlankLines++;
    }

    public void AddField(int start, int coded)
    {
        if (FieldCount == fields.Length)
            Array.Resize(ref fields, FieldCount * 2);
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
}
