using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>The algebra in the words of a table, so that a KPI need not know where its rows are.</summary>
internal static class TableSteps
{
    /// <summary>The kind of the column that plays a role; null when none does.</summary>
    public static ColumnKind? KindOf(this Table table, Role role)
    {
        var column = table.Roles.ColumnOf(role);
        foreach (var (name, kind) in table.Schema)
        {
            if (string.Equals(name, column, StringComparison.OrdinalIgnoreCase))
                return kind;
        }

        return null;
    }

    /// <summary>True when a column of dates plays the role date.</summary>
    public static bool IsDated(this Table table) => table.KindOf(Role.Date) == ColumnKind.Date;

    /// <summary>The names of the columns, for messages.</summary>
    public static string ColumnNames(this Table table) => string.Join(", ", table.Schema.Select(column => column.Name));

    /// <summary>What the values of the column of a role are like; null when no column plays it.</summary>
    public static ColumnFacts? Facts(this Table table, Role role) => table.Roles.ColumnOf(role) is { } column ? table.Facts(column) : null;

    public static ColumnFacts Facts(this Table table, string column) => TableAlgebra.Of(table).Facts(table, column);

    /// <summary>The distinct texts of the column of a role; none where the column holds no text.</summary>
    public static IReadOnlyList<string> Texts(this Table table, Role role) => table.KindOf(role) == ColumnKind.Text ? table.Texts(table.Roles.ColumnOf(role)!) : [];

    public static IReadOnlyList<string> Texts(this Table table, string column) => TableAlgebra.Of(table).Texts(table, column);

    public static Table With(this Table table, string name, Calculation calculation) => TableAlgebra.Of(table).With(table, name, calculation);

    public static Table Keep(this Table table, Calculation flag) => TableAlgebra.Of(table).Keep(table, flag);

    public static Table FirstPer(this Table table, string key, string date) => TableAlgebra.Of(table).FirstPer(table, key, date);

    public static Table? Lookup(this Table table, string key, Table other, string otherKey, string column) => TableAlgebra.Of(table).Lookup(table, key, other, otherKey, column);

    public static Table Stacked(this Table table, IReadOnlyList<string> columns, string name, string value) => TableAlgebra.Of(table).Stacked(table, columns, name, value);

    public static Table WithSpells(this Table table, Spells spells) => TableAlgebra.Of(table).WithSpells(table, spells);

    /// <summary>The number of rows that pass the filters.</summary>
    public static long Rows(this Table table, params IReadOnlyList<Filter> filters) => TableEngine.Of(table)
        .Execute(table, new AggregateQuery(Measure.Count().By(Timing.None), [], null, null, [.. filters])).Sum(row => row.Aggregate.Count);

    /// <summary>The table with dates in the column of a role. A column without any value holds none, whatever its kind.</summary>
    /// <exception cref="MissingRoleException">No column plays the role.</exception>
    /// <exception cref="DataException">The column holds something else.</exception>
    public static Table WithDates(this Table table, Role role)
    {
        var name = Field.RoleName(role);
        if (table.Roles.ColumnOf(role) is not { } column)
            throw new MissingRoleException($"{table.Name} has no column with the role {name}.", [name]);
        if (table.KindOf(role) is var kind && kind == ColumnKind.Date)
            return table;
        return table.Facts(column).IsEmpty
            ? table.With(column, Calculation.Missing(ColumnKind.Date))
            : throw new DataException($"{table.Name}, column \"{column}\" plays the role {name} and holds {kind.ToString()!.ToLowerInvariant()}, not dates. Map(\"{name}\", …) to a column of dates.");
    }

    /// <summary>The table with its rows in memory, for what needs to see each of them.</summary>
    /// <param name="table">The table.</param>
    /// <param name="what">What needs them, as the subject of a sentence.</param>
    /// <exception cref="DataException">The rows are in a database.</exception>
    public static FrameTable InMemory(this Table table, string what)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table as FrameTable
            ?? throw new DataException($"{what} needs the rows of {table.Name} in memory, and they are in a database. Load them first: Table.From(connection, \"select … from {table.Name}\").");
    }
}
