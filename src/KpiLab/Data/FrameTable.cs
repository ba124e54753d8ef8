using System.Collections.Immutable;
using Microsoft.Data.Analysis;

namespace KpiLab.Data;

/// <summary>A table whose columns are in memory.</summary>
public sealed class FrameTable : Table
{
    private readonly ImmutableArray<Column> columns;
    private readonly Dictionary<string, Column> byName;

    // What was noticed while reading, where the rows stand in their source, and the last day that they may know.
    private readonly ImmutableArray<QualityEntry> noticed;
    private readonly SourceRows? source;
    private readonly Lazy<ImmutableArray<QualityEntry>> quality;

    private FrameTable(string name, ImmutableArray<Column> columns, RoleMap roles, string? currency, ImmutableArray<QualityEntry> noticed, SourceRows? source = null, DateOnly? asOf = null)
        : base(name, roles, currency)
    {
        this.columns = columns;
        this.noticed = noticed;
        this.source = source;
        AsOf = asOf;
        quality = new(() => [.. this.noticed, .. DataQuality.Of(this)]);
        byName = new(StringComparer.OrdinalIgnoreCase);
        foreach (var column in columns)
        {
            if (column.Length != columns[0].Length)
                throw new ArgumentException($"Column \"{column.Name}\" has {column.Length} rows, \"{columns[0].Name}\" has {columns[0].Length}; the columns of a table are equally long.");
            if (!byName.TryAdd(column.Name, column))
                throw new ArgumentException($"Two columns are named \"{column.Name}\"; give one another name.");
        }
    }

    /// <summary>A table of the given columns; roles are found from their names.</summary>
    /// <exception cref="ArgumentException">Columns differ in length or share a name.</exception>
    public static FrameTable Of(string name, params IEnumerable<Column> columns)
    {
        ImmutableArray<Column> list = [.. columns];
        return new(name, list, RoleFinder.Find(name, list), null, []);
    }

    /// <summary>A table with the rows of a frame; roles are found from the column names.</summary>
    public static FrameTable From(DataFrame frame, string name = "table")
    {
        ArgumentNullException.ThrowIfNull(frame);
        return Of(name, frame.Columns.Select(FrameColumns.Read));
    }

    /// <inheritdoc/>
    public override ImmutableArray<QualityEntry> Quality => quality.Value;

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Column> Columns => columns;

    /// <summary>Number of rows.</summary>
    public int RowCount => columns.Length == 0 ? 0 : columns[0].Length;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, ColumnKind Kind)> Schema => [.. columns.Select(c => (c.Name, c.Kind))];

    /// <summary>The column of a name (case does not matter).</summary>
    /// <exception cref="ColumnNotFoundException">There is none; the message lists those there are.</exception>
    public Column this[string column] =>
        Find(column) ?? throw new ColumnNotFoundException(Name, column, columns.Select(c => c.Name));

    /// <summary>The column of a name, or null.</summary>
    public Column? Find(string column) => byName.GetValueOrDefault(column);

    /// <summary>The column that plays a role, or null.</summary>
    public Column? Find(Role role) => Roles.ColumnOf(role) is { } column ? byName[column] : null;

    /// <inheritdoc/>
    public override Table Map(Role role, params string[] columns)
    {
        var names = columns.Select(column => this[column].Name).ToArray();
        return new FrameTable(Name, this.columns, Roles.With(role, names), Currency, noticed, source, AsOf);
    }

    /// <inheritdoc/>
    public override Table Named(string name) => new FrameTable(name, columns, Roles, Currency, noticed, source, AsOf);

    /// <summary>The last day that the data may know; null when not told.</summary>
    internal DateOnly? AsOf { get; }

    /// <summary>The same table with its amounts in this currency (ISO code).</summary>
    public FrameTable WithCurrency(string? code) => new(Name, columns, Roles, code, noticed, source, AsOf);

    /// <summary>The same table with a column added at the end, or replaced where it has that name; roles stay as they are.</summary>
    public FrameTable WithColumn(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        var at = Find(column.Name) is { } old ? columns.IndexOf(old) : -1;
        return new(Name, at < 0 ? columns.Add(column) : columns.SetItem(at, column), Roles, Currency, noticed, source, AsOf);
    }

    /// <summary>The given rows in the given order.</summary>
    public FrameTable Take(ReadOnlySpan<int> rows)
    {
        var taken = ImmutableArray.CreateBuilder<Column>(columns.Length);
        foreach (var column in columns)
            taken.Add(column.Take(rows));
        return new(Name, taken.MoveToImmutable(), Roles, Currency, noticed, null, AsOf);
    }

    /// <summary>The same table with what was noticed while it was read.</summary>
    internal FrameTable Read(IEnumerable<QualityEntry> entries, SourceRows? rows, DateOnly? asOf) => new(Name, columns, Roles, Currency, [.. entries], rows, asOf);

    /// <summary>Where a row stands in the source, from 1; in a table that was made, its own number.</summary>
    internal long SourceRow(int row) => source?[row] ?? row + 1;

    /// <summary>The table as a frame of Microsoft.Data.Analysis.</summary>
    public DataFrame ToFrame() => new(columns.Select(c => c.ToFrameColumn()));
}
