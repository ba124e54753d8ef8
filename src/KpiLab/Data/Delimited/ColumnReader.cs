using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Reads one column of a delimited text, batch after batch.</summary>
internal abstract class ColumnReader
{
    /// <summary>Reads the column's cells of a batch; its first record is this row of the table.</summary>
    public abstract void Append(RecordBatch batch, int column, int firstRow);

    /// <summary>What was read; null when the quick way was left and the column must be read again as text.</summary>
    public abstract RawColumn? Finish(int rows);

    protected static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell)
    {
        while (cell.Length > 0 && cell[^1] is (byte)' ' or (byte)'\t')
            cell = cell[..^1];
        while (cell.Length > 0 && cell[0] is (byte)' ' or (byte)'\t')
            cell = cell[1..];
        return cell;
    }

    protected static void Reserve<T>(ref T[] array, int length)
    {
        if (length > array.Length)
            Array.Resize(ref array, (int)Math.Min(Array.MaxLength, Math.Max(length, array.Length + (array.Length / 4L) + 1024)));
    }

    // A little room too much costs nothing, for memory that is never touched is never given; a lot is given back.
    protected static T[] Fitted<T>(T[] array, int rows)
    {
        if (array.Length > 1024 + (rows * 1.25))
            Array.Resize(ref array, rows);
        return array;
    }
}

/// <summary>Reads texts into a pool.</summary>
internal sealed class TextReader(int expectedRows) : ColumnReader
{
    private readonly TextPool pool = new();
    private int[] codes = new int[expectedRows];

    public override void Append(RecordBatch batch, int column, int firstRow)
    {
        Reserve(ref codes, firstRow + batch.Rows);
        var fields = batch.Fields;
        var firsts = batch.Firsts;
        for (var row = 0; row < batch.Rows; row++)
        {
            var at = firsts[row] + column;
            if (at >= firsts[row + 1])
            {
                codes[firstRow + row] = TextColumn.Missing;
                continue;
            }

            var field = fields[at];
            var cell = field.HasDoubledQuotes ? RecordBatch.Undouble(batch.Raw(field)) : batch.Raw(field);
            codes[firstRow + row] = cell.Length == 0 || (cell[0] <= ' ' && Trim(cell).IsEmpty) ? TextColumn.Missing : pool.Intern(cell);
        }
    }

    public override RawColumn Finish(int rows) => new RawTexts(pool, Fitted(codes, rows), rows);
}

/// <summary>Reads plain numbers: an optional minus, digits, and at most one decimal mark.</summary>
internal sealed class NumberReader(bool comma, int expectedRows) : ColumnReader
{
    private static readonly double[] Powers = [.. Enumerable.Range(0, 23).Select(n => double.Parse(string.Create(CultureInfo.InvariantCulture, $"1e{n}"), CultureInfo.InvariantCulture))];

    private readonly Oddities odd = new();
    private readonly byte mark = (byte)(comma ? ',' : '.');
    private double[] values = new double[expectedRows];
    private bool definite;
    private bool ambiguous;
    private bool abandoned;

    public override void Append(RecordBatch batch, int column, int firstRow)
    {
        if (abandoned)
            return;
        Reserve(ref values, firstRow + batch.Rows);
        var fields = batch.Fields;
        var firsts = batch.Firsts;
        var buffer = batch.Buffer;
        for (var row = 0; row < batch.Rows; row++)
        {
            var at = firsts[row] + column;
            ref var value = ref values[firstRow + row];
            value = double.NaN;
            if (at >= firsts[row + 1])
                continue;
            var field = fields[at];
            var cell = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(buffer), field.Start), field.Length);
            if (cell.Length == 0 || TryRead(cell, out value))
                continue;
            value = double.NaN;
            var trimmed = Trim(cell);
            if (trimmed.IsEmpty || (trimmed.Length < cell.Length && TryRead(trimmed, out value)))
                continue;
            value = double.NaN;
            odd.Add(firstRow + row, cell);
        }

        if (odd.Count > 1000 + ((firstRow + batch.Rows) / 5))
        {
            abandoned = true;
            values = [];
        }
    }

    public override RawColumn? Finish(int rows) =>
        abandoned ? null : new RawNumbers(Fitted(values, rows), rows, comma, definite, ambiguous, odd);

    /// <summary>True when the cell is a plain number with this decimal mark; used on samples.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> cell, bool comma) => new NumberReader(comma, 0).TryRead(Trim(cell), out _);

    private bool TryRead(ReadOnlySpan<byte> cell, out double value)
    {
        var negative = cell.Length > 1 && cell[0] == '-';
        var start = negative ? 1 : 0;
        var i = start;
        ulong mantissa = 0;
        uint digit;
        for (; i < cell.Length && (digit = (uint)cell[i] - '0') <= 9; i++)
            mantissa = (mantissa * 10) + digit;
        var whole = i - start;
        if (i == cell.Length)
        {
            value = negative ? -(double)mantissa : mantissa;
            return whole is > 0 and <= 15 && (whole == 1 || cell[start] != '0');
        }

        value = double.NaN;
        if (cell[i] != mark)
            return false;
        var point = i++;
        for (; i < cell.Length && (digit = (uint)cell[i] - '0') <= 9; i++)
            mantissa = (mantissa * 10) + digit;
        var fraction = i - point - 1;
        if (i < cell.Length || fraction == 0)
            return false;
        if (fraction == 3 && whole is >= 1 and <= 3 && cell[start] != '0')
            ambiguous = true;
        else
            definite = true;
        if (whole + fraction > 18 || mantissa > 1UL << 53)
            return !comma && double.TryParse(cell, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out value);
        value = mantissa / Powers[fraction];
        if (negative)
            value = -value;
        return true;
    }
}

/// <summary>Reads ISO dates (yyyy-MM-dd) and date-times to the second.</summary>
internal sealed class DateReader(int expectedRows) : ColumnReader
{
    private readonly Oddities odd = new();
    private long[] ticks = new long[expectedRows];
    private bool abandoned;

    public override void Append(RecordBatch batch, int column, int firstRow)
    {
        if (abandoned)
            return;
        Reserve(ref ticks, firstRow + batch.Rows);
        var fields = batch.Fields;
        var firsts = batch.Firsts;
        for (var row = 0; row < batch.Rows; row++)
        {
            var at = firsts[row] + column;
            ref var value = ref ticks[firstRow + row];
            value = DateColumn.Missing;
            if (at >= firsts[row + 1])
                continue;
            var cell = batch.Raw(fields[at]);
            if (cell.Length == 0 || TryRead(cell, out value))
                continue;
            value = DateColumn.Missing;
            if (!Trim(cell).IsEmpty)
                odd.Add(firstRow + row, cell);
        }

        if (odd.Count > 1000 + ((firstRow + batch.Rows) / 5))
        {
            abandoned = true;
            ticks = [];
        }
    }

    public override RawColumn? Finish(int rows) => abandoned ? null : new RawDates(Fitted(ticks, rows), rows, odd);

    /// <summary>Reads <c>yyyy-MM-dd</c>, alone or followed by a space or T and <c>HH:mm:ss</c>.</summary>
    public static bool TryRead(ReadOnlySpan<byte> cell, out long ticks)
    {
        ticks = DateColumn.Missing;
        if ((cell.Length != 10 && cell.Length != 19) || cell[4] != '-' || cell[7] != '-')
            return false;
        uint bad = 0;
        var year = (int)((Digit(cell[0], ref bad) * 1000) + (Digit(cell[1], ref bad) * 100) + (Digit(cell[2], ref bad) * 10) + Digit(cell[3], ref bad));
        var month = (int)((Digit(cell[5], ref bad) * 10) + Digit(cell[6], ref bad));
        var day = (int)((Digit(cell[8], ref bad) * 10) + Digit(cell[9], ref bad));
        if (bad != 0 || year < 1 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month)))
            return false;
        var time = 0L;
        if (cell.Length == 19)
        {
            if (cell[10] is not ((byte)' ' or (byte)'T') || cell[13] != ':' || cell[16] != ':')
                return false;
            var hour = (Digit(cell[11], ref bad) * 10) + Digit(cell[12], ref bad);
            var minute = (Digit(cell[14], ref bad) * 10) + Digit(cell[15], ref bad);
            var second = (Digit(cell[17], ref bad) * 10) + Digit(cell[18], ref bad);
            if (bad != 0 || hour > 23 || minute > 59 || second > 59)
                return false;
            time = ((hour * 3600L) + (minute * 60) + second) * TimeSpan.TicksPerSecond;
        }

        ticks = new DateTime(year, month, day).Ticks + time;
        return true;
    }

    private static uint Digit(byte c, ref uint bad)
    {
        var digit = (uint)c - '0';
        bad |= digit > 9 ? 1u : 0u;
        return digit;
    }
}
