using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace KpiLab.Data.Delimited;

/// <summary>The fields of one column of a batch, row after row; an empty one where a record has too few.</summary>
internal readonly ref struct ColumnFields
{
    private readonly ref Field fields;
    private readonly ReadOnlySpan<int> firsts;
    private readonly int first;
    private readonly int column;

    // Fields of a record; 0 where records differ.
    private readonly int width;

    public ColumnFields(RecordBatch batch, int column)
    {
        fields = ref MemoryMarshal.GetReference(batch.Fields);
        firsts = batch.Firsts;
        this.column = column;
        first = firsts[0] + column;
        width = batch.IsRegular ? batch.Columns : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Field Of(int row)
    {
        if (width > 0)
            return Unsafe.Add(ref fields, first + (row * width));
        var at = firsts[row] + column;
        return at < firsts[row + 1] ? Unsafe.Add(ref fields, at) : default;
    }
}
