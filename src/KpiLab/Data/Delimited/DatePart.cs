using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Reads ISO dates; missing where a cell is blank or odd.</summary>
internal sealed class DatePart(DateReader reader) : ColumnPart
{
    private int rows;

    public Oddities Odd { get; } = new();

    public bool IsAbandoned { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Read(RecordBatch batch, int column, int firstRow)
    {
        if (IsAbandoned)
            return;
        var ticks = reader.Ticks(firstRow, batch.Rows);
        ref var origin = ref MemoryMarshal.GetArrayDataReference(batch.Buffer);
        var cells = new ColumnFields(batch, column);
        for (var row = 0; row < ticks.Length; row++)
        {
            var field = cells.Of(row);
            if (field.Coded == 10 && IsoDate.TryReadDay(ref Unsafe.Add(ref origin, field.Start), out var value))
                ticks[row] = value;
            else
                ticks[row] = field.Coded == 0 ? DateColumn.Missing : Other(batch, field, firstRow + row);
        }

        rows += ticks.Length;
        IsAbandoned = TooOdd(Odd, rows);
    }

    private long Other(RecordBatch batch, Field field, int row)
    {
        var cell = batch.Raw(field);
        if (!IsoDate.TryRead(cell, out var value) && !Trim(cell).IsEmpty)
            Odd.Add(row, field.HasDoubledQuotes ? RecordBatch.Undouble(cell) : cell);
        return value;
    }
}
