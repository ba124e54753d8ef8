using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Reads plain numbers with one decimal mark; NaN where a cell is blank or odd.</summary>
internal sealed class NumberPart(NumberReader reader, byte mark) : ColumnPart
{
    private readonly PlainNumber plain = new(mark);
    private int rows;

    public Oddities Odd { get; } = new();

    /// <summary>What the numbers say of the decimal mark.</summary>
    public PlainNumber Plain => plain;

    public bool IsAbandoned { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Read(RecordBatch batch, int column, int firstRow)
    {
        if (IsAbandoned)
            return;
        var values = reader.Values(firstRow, batch.Rows);
        ref var origin = ref MemoryMarshal.GetArrayDataReference(batch.Buffer);
        var cells = new ColumnFields(batch, column);
        for (var row = 0; row < values.Length; row++)
        {
            var field = cells.Of(row);
            ref var first = ref Unsafe.Add(ref origin, field.Start);
            if ((uint)field.Coded - 1 < sizeof(ulong) && plain.TryReadShort(ref first, field.Coded, out var value))
                values[row] = value;
            else
                values[row] = field.Coded == 0 ? double.NaN : Long(batch, field, firstRow + row);
        }

        rows += values.Length;
        IsAbandoned = TooOdd(Odd, rows);
    }

    private double Long(RecordBatch batch, Field field, int row)
    {
        var cell = batch.Raw(field);
        if (plain.TryRead(cell, out var value))
            return value;
        var trimmed = Trim(cell);
        if (trimmed.IsEmpty)
            return double.NaN;
        if (trimmed.Length < cell.Length && plain.TryRead(trimmed, out value))
            return value;
        Odd.Add(row, field.HasDoubledQuotes ? RecordBatch.Undouble(cell) : cell);
        return double.NaN;
    }
}
