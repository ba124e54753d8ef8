using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Data.Analysis;

namespace KpiLab.Data;

/// <summary>What the library computes on: named columns, the role each plays, and what is known of their quality. Immutable.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public abstract class Table
{
    private protected Table(string name, RoleMap roles, string? currency)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Roles = roles;
        Currency = currency;
    }

    /// <summary>The table's name: the file or sheet it came from, without extension.</summary>
    public string Name { get; }

    /// <summary>Names and kinds of the columns, in order.</summary>
    public abstract IReadOnlyList<(string Name, ColumnKind Kind)> Schema { get; }

    /// <summary>Which column plays which role.</summary>
    public RoleMap Roles { get; }

    /// <summary>What was inferred, set aside or doubted.</summary>
    /// <remarks>Besides what was noticed while reading: values missing where a KPI needs them, duplicate keys and rows, ends before starts, dates in the future, months without rows, negative amounts, scores off their scale, outliers, names spelt in several ways. These look at all rows; they run when this is first read. Nothing is repaired.</remarks>
    public abstract ImmutableArray<QualityEntry> Quality { get; }

    /// <summary>ISO code of the currency of the amounts, where the source names it; several joined by + where they are mixed, which no KPI adds up; null otherwise.</summary>
    public string? Currency { get; }

    /// <summary>Reads the one table of a file: delimited text, a workbook with one sheet, Parquet, or JSON lines. What it is, is found by looking at it.</summary>
    /// <exception cref="DataException">The file cannot be read, or holds several tables; the message says what to do.</exception>
    public static FrameTable Load(string path, LoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var tables = TableFile.Read(path, options ?? new());
        return tables.Count == 1
            ? tables[0]
            : throw new DataException($"{Path.GetFileName(path)} holds {tables.Count} tables ({string.Join(", ", tables.Select(t => t.Name))}). Use Workspace.Open to read them all.");
    }

    /// <summary>Reads what a query gives, from any database with an ADO.NET provider: PostgreSQL, SQL Server, SQLite, DuckDB.</summary>
    /// <remarks>Types are kept: numbers, dates, booleans and text. Text under a name that says date, in a database without dates such as SQLite, is read as dates when all of it is ISO dates. A closed connection is opened, and closed again afterwards.</remarks>
    /// <param name="connection">Where to ask.</param>
    /// <param name="sql">What to ask: a select.</param>
    /// <param name="name">The table's name, by which KPIs know what it may be: orders, subscriptions.</param>
    /// <param name="cancellation">Stops the query.</param>
    /// <exception cref="DataException">The query fails or gives no rows; the message holds what the database said.</exception>
    public static FrameTable From(DbConnection connection, string sql, string name = "query", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        return DatabaseQuery.Read(connection, sql, name, cancellation);
    }

    /// <summary>The same table with a role given to a column (or several, for <see cref="Role.Step"/>), in place of what was found.</summary>
    /// <exception cref="ColumnNotFoundException">The table has no such column.</exception>
    public abstract Table Map(Role role, params string[] columns);

    /// <summary>The same table under another name.</summary>
    public abstract Table Named(string name);

    /// <summary>A frame of Microsoft.Data.Analysis is a table.</summary>
    public static implicit operator Table(DataFrame frame) => FrameTable.From(frame);
}
