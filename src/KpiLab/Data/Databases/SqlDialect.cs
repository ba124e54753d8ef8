using System.Data.Common;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Data.Databases;

/// <summary>Where a database differs from others: its types, its dates, its transactions and its errors.</summary>
internal abstract class SqlDialect
{
    /// <summary>The dialect of a connection.</summary>
    /// <exception cref="DataException">The library does not speak it.</exception>
    public static SqlDialect Of(DbConnection connection) => connection switch
    {
        DuckDB.NET.Data.DuckDBConnection => DuckDbDialect.Instance,
        Npgsql.NpgsqlConnection => PostgresDialect.Instance,
        _ => throw new DataException($"Tables are measured in place in DuckDB and PostgreSQL, not over a {connection.GetType().Name}. Load the rows instead: Table.From(connection, \"select …\")."),
    };

    /// <summary>The name of the database, for messages.</summary>
    public abstract string Name { get; }

    /// <summary>Begins a transaction in which nothing can be written, with the longest time that a statement may take.</summary>
    public abstract void BeginReadOnly(DbConnection connection, TimeSpan timeout);

    /// <summary>The tables and views that one may find, in order of name; of a schema, where one is named.</summary>
    public abstract IReadOnlyList<SqlRelationName> Relations(SqlDatabase database, string? schema, CancellationToken cancellation);

    /// <summary>The columns of a relation with their types as the database names them.</summary>
    public abstract IReadOnlyList<(string Name, string Type)> Columns(SqlDatabase database, SqlRelationName relation, CancellationToken cancellation);

    /// <summary>The column by whose values the rows of a table are spread over servers; null where they are not.</summary>
    public virtual string? ShardKey(SqlDatabase database, SqlRelationName relation, CancellationToken cancellation) => null;

    /// <summary>The kind of a type; null for what has no place in a table, such as lists and bytes.</summary>
    public abstract ColumnKind? KindOf(string type);

    /// <summary>True for types of whole numbers.</summary>
    public abstract bool IsWhole(string type);

    /// <summary>A column as the engine needs it: text as text, dates as moments without zone between the years 1 and 9999, numbers that are numbers.</summary>
    public abstract SqlText Clean(SqlText column, string type);

    /// <summary>A whole number divided by another, without the rest.</summary>
    public abstract SqlText Divide(SqlText number, int by);

    /// <summary>A moment so many days later.</summary>
    public abstract SqlText DaysLater(SqlText moment, SqlText days);

    /// <summary>A moment so many calendar months later; a day that the month lacks is its last.</summary>
    public abstract SqlText MonthsLater(SqlText moment, SqlText months);

    /// <summary>Text in the order of its code points.</summary>
    public abstract SqlText InCodePoints(SqlText text);

    /// <summary>A piece for a text value that is compared with text of the database; null where the database cannot hold it.</summary>
    public abstract SqlText? TextValue(string value);

    /// <summary>What an error of the database means to an analyst.</summary>
    public abstract SqlFailure Failure(DbException error);

    /// <summary>A floating number.</summary>
    public static SqlText Double(SqlText number) => Sql($"cast({number} as double precision)");

    /// <summary>Days since 0001-01-01.</summary>
    public static SqlText DayNumber(SqlText moment) => Sql($"(cast({moment} as date) - date '0001-01-01')");

    /// <summary>The text of a value, for keys: the same number has one text.</summary>
    public virtual SqlText TextOf(SqlText value, ColumnKind kind) => kind switch
    {
        ColumnKind.Number => Sql($"case when {Double(value)} = floor({Double(value)}) and abs({Double(value)}) < 1e15 then cast(cast({value} as bigint) as text) else cast({Double(value)} as text) end"),
        ColumnKind.Flag => Sql($"case when {value} then 'true' when not {value} then 'false' end"),
        ColumnKind.Date => Sql($"cast({value} as text)"),
        _ => value,
    };

    protected static SqlText Bounded(SqlText moment) =>
        Sql($"case when {moment} between timestamp '0001-01-01' and timestamp '9999-12-31 23:59:59.999999' then {moment} end");
}

/// <summary>The name of a table or view, as the catalogue of the database has it.</summary>
internal sealed record SqlRelationName(string Schema, string Name)
{
    public SqlText Sql => Schema.Length == 0 ? SqlText.Name(Name) : SqlText.Sql($"{SqlText.Name(Schema)}.{SqlText.Name(Name)}");
}

/// <summary>What went wrong in a database.</summary>
internal enum SqlFailure
{
    /// <summary>The statement took longer than it may, or was stopped.</summary>
    Stopped,

    /// <summary>The user may not read the table.</summary>
    Forbidden,

    /// <summary>A table or column is not there any more.</summary>
    Changed,

    /// <summary>The name or password was refused.</summary>
    Refused,

    /// <summary>The connection was lost, or there was none.</summary>
    Lost,

    /// <summary>Something else.</summary>
    Other,
}
