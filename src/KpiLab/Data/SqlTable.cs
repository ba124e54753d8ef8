using System.Collections.Immutable;
using System.Data.Common;
using KpiLab.Data.Databases;

namespace KpiLab.Data;

/// <summary>A table or view in a database, which is asked and never loaded: KPIs over it are computed there, in statements that only read.</summary>
/// <remarks>DuckDB (also over Parquet and CSV files) and PostgreSQL. Dates with a zone are taken in UTC. Columns of lists, bytes and other types without a place in a table are left out.</remarks>
public sealed class SqlTable : Table
{
    private readonly ImmutableArray<QualityEntry> noticed;

    private SqlTable(string name, SqlDatabase database, SqlText relation, ImmutableArray<SqlColumn> columns, object origin, RoleMap roles, string? currency, ImmutableArray<QualityEntry> noticed)
        : base(name, roles, currency)
    {
        Database = database;
        Relation = relation;
        Columns = columns;
        Origin = origin;
        this.noticed = noticed;
    }

    /// <summary>A table or view of a database, by its name: <c>orders</c> or <c>sales.orders</c>. Roles are found from the column names and a sample of rows.</summary>
    /// <param name="connection">A connection of DuckDB or PostgreSQL; it stays the caller's to close.</param>
    /// <param name="relation">The name of the table or view. To use the answer to a select, make it a view, or load it with <see cref="Table.From(DbConnection, string, string, CancellationToken)"/>.</param>
    /// <exception cref="DataException">There is no such table, or the user may not read it.</exception>
    public static SqlTable Of(DbConnection connection, string relation)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentException.ThrowIfNullOrWhiteSpace(relation);
        return SqlOpening.Table(SqlDatabase.Over(connection), relation, default);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, ColumnKind Kind)> Schema => [.. Columns.Select(column => (column.Name, column.Kind))];

    /// <inheritdoc/>
    /// <remarks>Of a table in a database only what was noticed when it was opened: the checks that look at all rows do not run there.</remarks>
    public override ImmutableArray<QualityEntry> Quality => noticed;

    /// <summary>Where it is.</summary>
    internal SqlDatabase Database { get; }

    /// <summary>What stands after from.</summary>
    internal SqlText Relation { get; }

    /// <summary>The columns, in order.</summary>
    internal ImmutableArray<SqlColumn> Columns { get; }

    /// <summary>The column by whose values the rows are spread over servers, each of which can then aggregate its own; null where they are not, or a step has mixed them.</summary>
    internal SqlColumn? ShardKey { get; private init; }

    /// <summary>The table or view it was made of: the same for all that was computed from it.</summary>
    internal object Origin { get; }

    /// <summary>Some rows, as the database gives them first, as a table in memory.</summary>
    /// <param name="rows">How many, 1 or more.</param>
    /// <param name="cancellation">Stops the database.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public FrameTable First(int rows = 10, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return Read(SqlText.Sql($"select {SqlRows.All(Columns)} from {Relation} t limit {rows}"), cancellation);
    }

    /// <summary>All rows, as a table in memory with the same roles.</summary>
    /// <exception cref="DataException">The database failed.</exception>
    public FrameTable Load(CancellationToken cancellation = default) => Read(SqlText.Sql($"select {SqlRows.All(Columns)} from {Relation} t"), cancellation);

    private FrameTable Read(SqlText select, CancellationToken cancellation)
    {
        var rows = FrameTable.Of(Name, SqlRows.Columns(Columns, SqlRows.Read(Database, select, Columns.Length, cancellation))).WithCurrency(Currency);
        var plain = rows.Roles.Assigned.ToArray().Aggregate((Table)rows, (table, role) => table.Map(role));
        return (FrameTable)Roles.Assigned.Aggregate(plain, (table, role) => table.Map(role, [.. Roles.ColumnsOf(role)]));
    }

    /// <inheritdoc/>
    public override Table Map(Role role, params string[] columns)
    {
        var names = columns.Select(column => this[column].Name).ToArray();
        return new SqlTable(Name, Database, Relation, Columns, Origin, Roles.With(role, names), Currency, noticed) { ShardKey = ShardKey };
    }

    /// <inheritdoc/>
    public override Table Named(string name) => new SqlTable(name, Database, Relation, Columns, Origin, Roles, Currency, noticed) { ShardKey = ShardKey };

    /// <summary>A relation as it was opened.</summary>
    internal static SqlTable Of(string name, SqlDatabase database, SqlText relation, ImmutableArray<SqlColumn> columns, RoleMap roles, string? currency, ImmutableArray<QualityEntry> noticed, string? shardKey) =>
        new(name, database, relation, columns, new(), roles, currency, noticed) { ShardKey = columns.FirstOrDefault(column => column.Name == shardKey) };

    /// <summary>What a select makes of this table, under the name of what it does.</summary>
    internal SqlTable Over(string step, SqlText select, ImmutableArray<SqlColumn> columns) => new(Name, Database, SqlText.Step(step, select), columns, Origin, Roles, Currency, noticed)
    {
        // A column of that name that was computed is another one.
        ShardKey = ShardKey is { } key && columns.Contains(key) ? key : null,
    };

    /// <summary>The column of a name.</summary>
    /// <exception cref="ColumnNotFoundException">There is none.</exception>
    internal SqlColumn this[string column] => Columns.FirstOrDefault(c => string.Equals(c.Name, column, StringComparison.OrdinalIgnoreCase))
        ?? throw new ColumnNotFoundException(Name, column, Columns.Select(c => c.Name));
}
