using System.Data.Common;
using System.Globalization;
using Npgsql;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Data.Databases;

/// <summary>PostgreSQL, and the databases that speak its protocol and its SQL.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    private PostgresDialect()
    {
    }

    public static PostgresDialect Instance { get; } = new();

    public override string Name => "PostgreSQL";

    public override void BeginReadOnly(DbConnection connection, TimeSpan timeout)
    {
        using var command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"begin transaction isolation level repeatable read read only; set local statement_timeout = {(long)timeout.TotalMilliseconds}; select set_config(name, 'on', true) from pg_catalog.pg_settings where name = 'enable_partitionwise_aggregate'");
        command.ExecuteNonQuery();
    }

    public override IReadOnlyList<SqlRelationName> Relations(SqlDatabase database, string? schema, CancellationToken cancellation) => database.Read(
        Sql($"""
            select n.nspname::text, c.relname::text
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'v', 'm', 'f', 'p') and not c.relispartition and {(schema is null ? Sql($"n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' and has_table_privilege(c.oid, 'select')") : Sql($"n.nspname = {Value(schema)}"))}
            order by not pg_catalog.pg_table_is_visible(c.oid), 1, 2
            """),
        row => new SqlRelationName(row.GetString(0), row.GetString(1)), cancellation);

    public override IReadOnlyList<(string Name, string Type)> Columns(SqlDatabase database, SqlRelationName relation, CancellationToken cancellation) => database.Read(
        Sql($"""
            select a.attname::text, case when t.typtype = 'e' then 'enum' else coalesce(b.typname, t.typname)::text end || case when l.collisdeterministic is false then ' (nondeterministic)' else '' end
            from pg_catalog.pg_attribute a
              join pg_catalog.pg_class c on c.oid = a.attrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join pg_catalog.pg_type t on t.oid = a.atttypid left join pg_catalog.pg_type b on t.typtype = 'd' and b.oid = t.typbasetype
              left join pg_catalog.pg_collation l on l.oid = a.attcollation
            where n.nspname = {Value(relation.Schema)} and c.relname = {Value(relation.Name)} and a.attnum > 0 and not a.attisdropped
            order by a.attnum
            """),
        row => (row.GetString(0), row.GetString(1)), cancellation);

    public override string? ShardKey(SqlDatabase database, SqlRelationName relation, CancellationToken cancellation) => database.Read(
        Sql($"""
            select a.attname::text
            from pg_catalog.pg_partitioned_table p
              join pg_catalog.pg_class c on c.oid = p.partrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              join pg_catalog.pg_attribute a on a.attrelid = p.partrelid and a.attnum = p.partattrs[0]
            where n.nspname = {Value(relation.Schema)} and c.relname = {Value(relation.Name)} and p.partnatts = 1
              and exists (select 1 from pg_catalog.pg_inherits i join pg_catalog.pg_class k on k.oid = i.inhrelid where i.inhparent = p.partrelid and k.relkind = 'f')
            """),
        row => row.GetString(0), cancellation) is [var key, ..] ? key : null;

    public override ColumnKind? KindOf(string type) => type.Split(' ')[0] switch
    {
        "bool" => ColumnKind.Flag,
        "date" or "timestamp" or "timestamptz" => ColumnKind.Date,
        "int2" or "int4" or "int8" or "numeric" or "float4" or "float8" or "money" => ColumnKind.Number,
        "text" or "varchar" or "bpchar" or "name" or "citext" or "uuid" or "enum" => ColumnKind.Text,
        _ => null,
    };

    public override bool IsWhole(string type) => type is "int2" or "int4" or "int8";

    // What a foreign server can be sent is columns, comparisons, functions and case, and nothing else: no coalesce, nullif or least.
    public override SqlText Clean(SqlText column, string type) => type switch
    {
        "float4" or "float8" or "numeric" => Sql($"case when {column} <> 'NaN' then {column} end"),
        "money" => Sql($"cast({column} as numeric)"),
        "timestamptz" => Bounded(Sql($"({column} at time zone 'UTC')")),
        "date" => Bounded(Sql($"cast({column} as timestamp)")),
        "timestamp" => Bounded(column),
        "text" or "varchar" => column,
        _ when type.EndsWith("(nondeterministic)", StringComparison.Ordinal) || type == "citext" => Sql($"(cast({column} as text) collate \"C\")"),
        _ when KindOf(type) == ColumnKind.Text => Sql($"cast({column} as text)"),
        _ => column,
    };

    public override SqlText Divide(SqlText number, int by) => Sql($"({number} / {by})");

    public override SqlText DaysLater(SqlText moment, SqlText days) => Sql($"({moment} + make_interval(days => cast({days} as integer)))");

    public override SqlText MonthsLater(SqlText moment, SqlText months) => Sql($"({moment} + make_interval(months => cast({months} as integer)))");

    public override SqlText InCodePoints(SqlText text) => Sql($"{text} collate \"C\"");

    // No text in PostgreSQL holds a NUL, so none is equal to one.
    public override SqlText? TextValue(string value) => value.Contains('\0', StringComparison.Ordinal) ? null : Value(value);

    public override SqlFailure Failure(DbException error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => SqlFailure.Stopped,
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } => SqlFailure.Forbidden,
        PostgresException { SqlState: PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.DatatypeMismatch or PostgresErrorCodes.UndefinedFunction } => SqlFailure.Changed,
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } => SqlFailure.Refused,
        PostgresException { SqlState: var state } => state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) ? SqlFailure.Lost : SqlFailure.Other,
        _ => SqlFailure.Lost,
    };
}
