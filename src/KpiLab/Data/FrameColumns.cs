using Microsoft.Data.Analysis;

namespace KpiLab.Data;

/// <summary>Reads columns of Microsoft.Data.Analysis into our own.</summary>
internal static class FrameColumns
{
    /// <exception cref="NotSupportedException">The column holds something else than numbers, text, dates or booleans.</exception>
    public static Column Read(DataFrameColumn column) => column switch
    {
        PrimitiveDataFrameColumn<double> c => Numbers(c, v => v),
        PrimitiveDataFrameColumn<float> c => Numbers(c, v => v),
        PrimitiveDataFrameColumn<long> c => Numbers(c, v => v),
        PrimitiveDataFrameColumn<ulong> c => Numbers(c, v => v),
        PrimitiveDataFrameColumn<int> c => Numbers(c, v => v),
        PrimitiveDataFrameColumn<uint> c => Numbers(c, v => v),
        PrimitiveDataFrameColumn<short> c => Numbers(c, v => v),
        PrimitiveDataFrameColumn<ushort> c => Numbers(c, v => v),
        PrimitiveDataFrameColumn<byte> c => Numbers(c, v => v),
        PrimitiveDataFrameColumn<sbyte> c => Numbers(c, v => v),
        PrimitiveDataFrameColumn<decimal> c => Numbers(c, v => (double)v),
        PrimitiveDataFrameColumn<DateTime> c => new DateColumn(c.Name, [.. c.Select(v => v?.Ticks ?? DateColumn.Missing)]),
        PrimitiveDataFrameColumn<bool> c => new FlagColumn(c.Name, [.. c.Select(v => v switch { null => FlagColumn.Missing, true => (sbyte)1, _ => (sbyte)0 })]),
        StringDataFrameColumn c => TextColumn.Of(c.Name, c),
        ArrowStringDataFrameColumn c => TextColumn.Of(c.Name, c),
        _ => throw new NotSupportedException($"Column \"{column.Name}\" holds {column.DataType.Name}; a table takes numbers, text, dates and booleans."),
    };

    private static NumberColumn Numbers<T>(PrimitiveDataFrameColumn<T> column, Func<T, double> toDouble)
        where T : unmanaged =>
        new(column.Name, [.. column.Select(v => v is { } value ? toDouble(value) : double.NaN)]);
}
