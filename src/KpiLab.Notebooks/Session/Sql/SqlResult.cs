using System.Data.Common;
using System.Globalization;
using System.Numerics;
using Microsoft.Data.Analysis;

namespace KpiLab.Notebooks.Session.Sql;

/// <summary>The rows of a query as a DataFrame.</summary>
internal static class SqlResult
{
    /// <summary>Reads all rows.</summary>
    public static DataFrame Read(DbDataReader reader, CancellationToken interrupt)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(i => Column(Unique(reader, i), reader.GetFieldType(i))).ToList();
        while (reader.Read())
        {
            interrupt.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Count; i++)
                columns[i].Add(reader.IsDBNull(i) ? null : reader.GetValue(i));
        }
        return new(columns.Select(column => column.Column));
    }

    /// <summary>The column's name; numbered where the query has it twice, which a DataFrame does not.</summary>
    private static string Unique(DbDataReader reader, int column)
    {
        var name = reader.GetName(column);
        var earlier = Enumerable.Range(0, column).Count(other => reader.GetName(other).Equals(name, StringComparison.OrdinalIgnoreCase));
        return earlier == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_{earlier + 1}");
    }

    private static (DataFrameColumn Column, Action<object?> Add) Column(string name, Type type) => type switch
    {
        _ when type == typeof(bool) => Primitive(new BooleanDataFrameColumn(name), v => (bool)v),
        _ when type == typeof(byte) || type == typeof(sbyte) || type == typeof(short) || type == typeof(ushort) || type == typeof(int) =>
            Primitive(new Int32DataFrameColumn(name), v => Convert.ToInt32(v, CultureInfo.InvariantCulture)),
        _ when type == typeof(uint) || type == typeof(long) => Primitive(new Int64DataFrameColumn(name), v => Convert.ToInt64(v, CultureInfo.InvariantCulture)),
        // Sums of integers come as integers of any length.
        _ when type == typeof(BigInteger) || type == typeof(ulong) || type == typeof(float) || type == typeof(double) =>
            Primitive(new DoubleDataFrameColumn(name), v => v is BigInteger big ? (double)big : Convert.ToDouble(v, CultureInfo.InvariantCulture)),
        _ when type == typeof(decimal) => Primitive(new DecimalDataFrameColumn(name), v => (decimal)v),
        _ when type == typeof(DateTime) || type == typeof(DateOnly) =>
            Primitive(new DateTimeDataFrameColumn(name), v => v is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : (DateTime)v),
        _ => Text(new StringDataFrameColumn(name)),
    };

    private static (DataFrameColumn, Action<object?>) Primitive<T>(PrimitiveDataFrameColumn<T> column, Func<object, T> convert)
        where T : unmanaged => (column, value => column.Append(value is null ? null : convert(value)));

    private static (DataFrameColumn, Action<object?>) Text(StringDataFrameColumn column) =>
        (column, value => column.Append(value is null ? null : Convert.ToString(value, CultureInfo.InvariantCulture)));
}
