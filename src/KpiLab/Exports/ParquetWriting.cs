using KpiLab.Data;
using Parquet;
using Parquet.Schema;

namespace KpiLab.Exports;

/// <summary>Writes a table as Parquet, types kept: whole numbers as int64, others as double, dates as date or timestamp, yes and no as boolean.</summary>
/// <remarks>A group of rows at a time, through one buffer a column. Times go to the millisecond. The library writes wrong least and greatest values for finer units, by which other programs would skip rows that they should read.</remarks>
internal static class ParquetWriting
{
    private const int GroupRows = 1 << 17;

    public static void Write(Stream stream, FrameTable table) => Waiting.For(() => WriteGroups(stream, table));

    private static void WriteGroups(Stream stream, FrameTable table)
    {
        DataField[] fields = [.. table.Columns.Select(FieldOf)];
        var writer = ParquetWriter.CreateAsync(new ParquetSchema(fields.Cast<Field>()), stream).GetAwaiter().GetResult();
        Array[] buffers = [.. table.Columns.Select(column => BufferOf(column, Math.Min(GroupRows, table.RowCount)))];
        for (var first = 0; first < table.RowCount; first += GroupRows)
        {
            using var group = writer.CreateRowGroup();
            for (var c = 0; c < fields.Length; c++)
                Column(group, fields[c], table.Columns[c], buffers[c], first, Math.Min(GroupRows, table.RowCount - first)).GetAwaiter().GetResult();
        }

        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static Array BufferOf(Column column, int rows) => column switch
    {
        NumberColumn { IsWhole: true } => new long?[rows],
        NumberColumn => new double?[rows],
        DateColumn => new DateTime?[rows],
        FlagColumn => new bool?[rows],
        _ => new string[rows],
    };

    private static DataField FieldOf(Column column) => column switch
    {
        NumberColumn { IsWhole: true } => new DataField<long?>(column.Name),
        NumberColumn => new DataField<double?>(column.Name),
        DateColumn dates when IsDays(dates) => new DateTimeDataField(column.Name, DateTimeFormat.Date, isNullable: true),
        DateColumn => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: false, unit: DateTimeTimeUnit.Millis, isNullable: true),
        FlagColumn => new DataField<bool?>(column.Name),
        _ => new DataField<string>(column.Name),
    };

    private static Task Column(ParquetRowGroupWriter group, DataField field, Column column, Array buffer, int first, int count)
    {
        switch (column)
        {
            case NumberColumn { IsWhole: true } whole:
                return Nullable(group, field, (long?[])buffer, count, row => double.IsNaN(whole.Values[first + row]) ? null : (long)whole.Values[first + row]);
            case NumberColumn numbers:
                return Nullable(group, field, (double?[])buffer, count, row => double.IsNaN(numbers.Values[first + row]) ? null : numbers.Values[first + row]);
            case DateColumn dates:
                return Nullable(group, field, (DateTime?[])buffer, count, row => dates.Ticks[first + row] == DateColumn.Missing ? null : new DateTime(dates.Ticks[first + row], DateTimeKind.Utc));
            case FlagColumn flags:
                return Nullable(group, field, (bool?[])buffer, count, row => flags.Values[first + row] == FlagColumn.Missing ? null : flags.Values[first + row] == 1);
            default:
                var texts = (string[])buffer;
                for (var row = 0; row < count; row++)
                    texts[row] = column.TextOf(first + row)!;
                return group.WriteAsync(field, new ArraySegment<string>(texts, 0, count));
        }
    }

    private static Task Nullable<T>(ParquetRowGroupWriter group, DataField field, T?[] values, int count, Func<int, T?> value)
        where T : struct
    {
        for (var row = 0; row < count; row++)
            values[row] = value(row);
        return group.WriteAsync<T>(field, values.AsMemory(0, count));
    }

    private static bool IsDays(DateColumn dates)
    {
        foreach (var ticks in dates.Ticks)
        {
            if (ticks != DateColumn.Missing && ticks % TimeSpan.TicksPerDay != 0)
                return false;
        }

        return true;
    }
}
