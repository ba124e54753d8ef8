using System.Globalization;
using KpiLab.Data.Typing;
using Parquet;
using Parquet.Schema;

namespace KpiLab.Data;

/// <summary>Reads Parquet: column after column of each row group, so that no more than one column of one group stands beside the table. Types are kept.</summary>
internal sealed class ParquetFile
{
    // Whole numbers beyond this are identifiers: a 64-bit floating number would change them.
    private const long LargestExact = 1L << 53;

    private readonly string file;
    private readonly ParquetReader reader;
    private readonly ParquetRowGroupReader[] groups;
    private readonly int rows;
    private readonly LoadOptions options;
    private long done;

    private ParquetFile(string file, ParquetReader reader, LoadOptions options)
    {
        (this.file, this.reader, this.options) = (file, reader, options);
        groups = [.. Enumerable.Range(0, reader.RowGroupCount).Select(reader.OpenRowGroupReader)];
        rows = checked((int)groups.Sum(group => group.RowCount));
    }

    /// <exception cref="DataException">The file is damaged, or holds no rows or no plain columns.</exception>
    public static FrameTable Read(string path, LoadOptions options)
    {
        var file = Path.GetFileName(path);
        using var stream = TableFile.Open(path);
        try
        {
            return Waiting.For(() =>
            {
                var reader = ParquetReader.CreateAsync(stream, leaveStreamOpen: true, cancellationToken: options.Cancellation).GetAwaiter().GetResult();
                return new ParquetFile(file, reader, options).Table(TableFile.NameOf(path));
            });
        }
        // What the reader throws on damaged files.
        catch (Exception e) when (e is ParquetException or InvalidDataException or IOException or ArgumentException or InvalidOperationException or NotSupportedException or NullReferenceException or IndexOutOfRangeException)
        {
            throw new DataException($"{file} looks like Parquet and cannot be read: {e.Message} Was the copy cut short? Copy or export it again.", e);
        }
    }

    private FrameTable Table(string name)
    {
        if (rows == 0)
            throw new DataException($"{file} holds no rows.");
        var entries = new List<QualityEntry>();
        var fields = reader.Schema.DataFields;
        DataField[] plain = [.. fields.Where(field => field.MaxRepetitionLevel == 0 && !field.IsArray && TypeOf(field) != typeof(byte[]))];
        if (plain.Length < fields.Length)
            entries.Add(new(Severity.Note, "columns-left-out", $"Columns that hold lists or bytes were left out: {string.Join(", ", fields.Except(plain).Select(f => f.Path.ToString()).Distinct())}.", null, fields.Length - plain.Length)
            {
                Dutch = $"Kolommen met lijsten of bytes zijn weggelaten: {string.Join(", ", fields.Except(plain).Select(f => f.Path.ToString()).Distinct())}.",
            });
        if (plain.Length == 0)
            throw new DataException($"{file} has no column of plain values; unpack its lists first.");
        var names = ColumnNames.Unique([.. plain.Select(field => string.Join('.', field.Path.ToList()))], plain.Length, entries);
        Column[] columns = [.. plain.Select((field, at) => ColumnOf(names[at], field, plain.Length))];
        return ColumnNames.Table(name, columns, entries, new(StringComparer.Ordinal), null, options);
    }

    private static Type TypeOf(DataField field) => Nullable.GetUnderlyingType(field.ClrType) ?? field.ClrType;

    private Column ColumnOf(string name, DataField field, int width)
    {
        var type = TypeOf(field);
        if (type == typeof(double))
            return Numbers<double>(name, field, width, v => v);
        if (type == typeof(float))
            return Numbers<float>(name, field, width, v => v);
        if (type == typeof(decimal))
            return Numbers<decimal>(name, field, width, v => (double)v);
        if (type == typeof(int))
            return Numbers<int>(name, field, width, v => v);
        if (type == typeof(uint))
            return Numbers<uint>(name, field, width, v => v);
        if (type == typeof(short))
            return Numbers<short>(name, field, width, v => v);
        if (type == typeof(ushort))
            return Numbers<ushort>(name, field, width, v => v);
        if (type == typeof(byte))
            return Numbers<byte>(name, field, width, v => v);
        if (type == typeof(sbyte))
            return Numbers<sbyte>(name, field, width, v => v);
        if (type == typeof(long))
            return Whole<long>(name, field, width, v => v, v => v is <= LargestExact and >= -LargestExact);
        if (type == typeof(ulong))
            return Whole<ulong>(name, field, width, v => v, v => v <= LargestExact);
        if (type == typeof(DateTime))
            return new DateColumn(name, Values<DateTime, long>(field, width, DateColumn.Missing, v => v.Ticks));
        if (type == typeof(DateOnly))
            return new DateColumn(name, Values<DateOnly, long>(field, width, DateColumn.Missing, v => v.ToDateTime(TimeOnly.MinValue).Ticks));
        if (type == typeof(bool))
            return new FlagColumn(name, Values<bool, sbyte>(field, width, FlagColumn.Missing, v => v ? (sbyte)1 : (sbyte)0));
        if (type == typeof(TimeSpan))
            return Texts<TimeSpan>(name, field, width);
        if (type == typeof(TimeOnly))
            return Texts<TimeOnly>(name, field, width);
        if (type == typeof(Guid))
            return Texts<Guid>(name, field, width);
        return Strings(name, field, width);
    }

    private NumberColumn Numbers<T>(string name, DataField field, int width, Func<T, double> toDouble)
        where T : struct => new(name, Values(field, width, double.NaN, toDouble));

    private Column Whole<T>(string name, DataField field, int width, Func<T, double> toDouble, Func<T, bool> isExact)
        where T : struct
    {
        var exact = true;
        var values = Values<T, double>(field, width, double.NaN, v =>
        {
            exact &= isExact(v);
            return toDouble(v);
        });
        return exact ? new NumberColumn(name, values) : Texts<T>(name, field, width);
    }

    private TOut[] Values<TIn, TOut>(DataField field, int width, TOut missing, Func<TIn, TOut> convert)
        where TIn : struct
    {
        var values = new TOut[rows];
        var first = 0;
        Each<TIn>(field, width, (present, levels, count) =>
        {
            var next = 0;
            for (var row = 0; row < count; row++)
                values[first + row] = levels.IsEmpty || levels[row] == field.MaxDefinitionLevel ? convert(present[next++]) : missing;
            first += count;
        });
        return values;
    }

    private TextColumn Texts<T>(string name, DataField field, int width)
        where T : struct
    {
        var texts = new TextColumnBuilder();
        Each<T>(field, width, (present, levels, count) =>
        {
            var next = 0;
            for (var row = 0; row < count; row++)
                texts.Add(levels.IsEmpty || levels[row] == field.MaxDefinitionLevel ? string.Create(CultureInfo.InvariantCulture, $"{present[next++]}") : null);
        });
        return texts.ToColumn(name);
    }

    private TextColumn Strings(string name, DataField field, int width)
    {
        var texts = new TextColumnBuilder();
        foreach (var group in groups)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var strings = new string?[group.RowCount];
            group.ReadAsync(field, strings.AsMemory()!, null, options.Cancellation).AsTask().GetAwaiter().GetResult();
            foreach (var text in strings)
                texts.Add(text);
            Report(group, width);
        }

        return texts.ToColumn(name);
    }

    private delegate void Part<T>(ReadOnlySpan<T> present, ReadOnlySpan<int> levels, int count);

    private void Each<T>(DataField field, int width, Part<T> take)
        where T : struct
    {
        foreach (var group in groups)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var count = checked((int)group.RowCount);
            var present = new T[count];
            var levels = field.MaxDefinitionLevel > 0 ? new int[count] : null;
            group.ReadRawAsync<T>(field, present, levels, null, options.Cancellation).AsTask().GetAwaiter().GetResult();
            take(present, levels, count);
            Report(group, width);
        }
    }

    private void Report(ParquetRowGroupReader group, int width)
    {
        done += group.RowCount;
        options.Progress?.Report(new(file, done, (long)rows * width));
    }
}
