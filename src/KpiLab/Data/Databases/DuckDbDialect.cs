using System.Data.Common;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Data.Databases;

/// <summary>DuckDB, in the process itself.</summary>
internal sealed class DuckDbDialect : SqlDialect
{
    private static readonly string[] Whole = ["TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT"];

    private DuckDbDialect()
    {
    }

    public static DuckDbDialect Instance { get; } = new();

    public override string Name => "DuckDB";

    public override void BeginReadOnly(DbConnection connection, TimeSpan timeout)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "begin transaction read only";
        command.ExecuteNonQuery();
    }

    public override IReadOnlyList<SqlRelationName> Relations(SqlDatabase database, string? schema, CancellationToken cancellation) => database.Read(
        Sql($"select table_schema, table_name from information_schema.tables where {(schema is null ? Sql($"table_catalog = current_database() and table_schema not in ('information_schema', 'pg_catalog')") : Sql($"table_schema = {Value(schema)}"))} order by 1, 2"),
        row => new SqlRelationName(row.GetString(0), row.GetString(1)), cancellation);

    public override IReadOnlyList<(string Name, string Type)> Columns(SqlDatabase database, SqlRelationName relation, CancellationToken cancellation) =>
        database.Read(Sql($"describe select * from {relation.Sql}"), row => (row.GetString(0), row.GetString(1)), cancellation);

    public override ColumnKind? KindOf(string type) => type switch
    {
        "BOOLEAN" => ColumnKind.Flag,
        "DATE" => ColumnKind.Date,
        _ when type.Contains('[', StringComparison.Ordinal) || type.StartsWith("STRUCT", StringComparison.Ordinal) || type.StartsWith("MAP", StringComparison.Ordinal) || type.StartsWith("UNION", StringComparison.Ordinal) => null,
        _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => ColumnKind.Date,
        "FLOAT" or "DOUBLE" => ColumnKind.Number,
        _ when type.StartsWith("DECIMAL", StringComparison.Ordinal) || IsWhole(type) => ColumnKind.Number,
        "VARCHAR" or "UUID" => ColumnKind.Text,
        _ when type.StartsWith("ENUM", StringComparison.Ordinal) => ColumnKind.Text,
        _ => null,
    };

    public override bool IsWhole(string type) => Whole.Contains(type);

    public override SqlText Clean(SqlText column, string type) => type switch
    {
        "FLOAT" or "DOUBLE" => Sql($"case when not isnan({column}) then {column} end"),
        "TIMESTAMP WITH TIME ZONE" => Bounded(Sql($"({column} at time zone 'UTC')")),
        "DATE" => Bounded(Sql($"cast({column} as timestamp)")),
        _ when type.StartsWith("TIMESTAMP", StringComparison.Ordinal) => Bounded(Sql($"cast({column} as timestamp)")),
        "VARCHAR" => column,
        _ when KindOf(type) == ColumnKind.Text => Sql($"cast({column} as varchar)"),
        _ => column,
    };

    public override SqlText Divide(SqlText number, int by) => Sql($"({number} // {by})");

    public override SqlText DaysLater(SqlText moment, SqlText days) => Sql($"({moment} + to_days(cast({days} as integer)))");

    public override SqlText MonthsLater(SqlText moment, SqlText months) => Sql($"({moment} + to_months(cast({months} as integer)))");

    public override SqlText InCodePoints(SqlText text) => text;

    // The driver ends a text at a NUL, and 'NL\0' would be 'NL'.
    public override SqlText? TextValue(string value) => value.Contains('\0', StringComparison.Ordinal)
        ? Sql($"({Join(" || chr(0) || ", value.Split('\0').Select(part => Value(part)))})")
        : Value(value);

    public override SqlFailure Failure(DbException error) => error.Message switch
    {
        var text when text.Contains("INTERRUPT", StringComparison.OrdinalIgnoreCase) => SqlFailure.Stopped,
        var text when text.Contains("Permission Error", StringComparison.Ordinal) => SqlFailure.Forbidden,
        var text when text.StartsWith("Catalog Error", StringComparison.Ordinal) || text.Contains("does not exist", StringComparison.Ordinal) || text.Contains("not found", StringComparison.Ordinal) || text.Contains("No files found", StringComparison.Ordinal) => SqlFailure.Changed,
        _ => SqlFailure.Other,
    };
}
