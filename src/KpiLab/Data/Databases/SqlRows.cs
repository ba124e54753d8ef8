using System.Collections.Immutable;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Data.Databases;

/// <summary>Rows of a relation, brought into memory as columns.</summary>
internal static class SqlRows
{
    private const double LargestExact = 1L << 53;

    /// <summary>All columns, with commas between.</summary>
    public static SqlText All(ImmutableArray<SqlColumn> columns) => Join(", ", columns.Select(column => column.Sql));

    public static IReadOnlyList<object?[]> Read(SqlDatabase database, SqlText select, int width, CancellationToken cancellation) =>
        database.Read(select, row => (object?[])[.. Enumerable.Range(0, width).Select(i => row.IsDBNull(i) ? null : row.GetValue(i))], int.MaxValue, cancellation);

    public static Column[] Columns(ImmutableArray<SqlColumn> columns, IReadOnlyList<object?[]> rows) =>
        [.. columns.Select((column, i) => ColumnOf(column, [.. rows.Select(row => row[i])]))];

    private static Column ColumnOf(SqlColumn column, object?[] values) => column.Kind switch
    {
        // Longer than a floating number holds: an identifier.
        ColumnKind.Number when column.IsWhole && values.Any(value => SqlValues.Number(value) is > LargestExact or < -LargestExact) =>
            TextColumn.Of(column.Name, values.Select(value => value is null ? null : SqlValues.Text(value))),
        ColumnKind.Number => new NumberColumn(column.Name, Array.ConvertAll(values, SqlValues.Number)),
        ColumnKind.Date => new DateColumn(column.Name, Array.ConvertAll(values, value => value is DateTime moment ? moment.Ticks : DateColumn.Missing)),
        ColumnKind.Flag => new FlagColumn(column.Name, Array.ConvertAll(values, value => value is bool flag ? (sbyte)(flag ? 1 : 0) : FlagColumn.Missing)),
        _ => TextColumn.Of(column.Name, values.Select(value => (string?)value)),
    };
}
