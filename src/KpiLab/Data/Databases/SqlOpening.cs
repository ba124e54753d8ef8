using System.Collections.Immutable;
using KpiLab.Data.Typing;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Data.Databases;

/// <summary>Opens a table or view: its columns, and their roles from a sample of rows.</summary>
internal static class SqlOpening
{
    private const int SampleRows = 1000;

    /// <summary>The table of a name, with or without its schema.</summary>
    public static SqlTable Table(SqlDatabase database, string relation, CancellationToken cancellation)
    {
        var all = database.Dialect.Relations(database, null, cancellation);
        var found = all.FirstOrDefault(r => r.Name == relation) ?? all.FirstOrDefault(r => $"{r.Schema}.{r.Name}" == relation)
            ?? all.FirstOrDefault(r => string.Equals(r.Name, relation, StringComparison.OrdinalIgnoreCase))
            ?? (Named(database, relation, cancellation)
            ?? throw new DataException($"{database.Dialect.Name} has no table or view \"{relation}\" that this user may read. It has: {Some(all)}. A select is loaded with Table.From(connection, \"select …\"), or made a view first."));
        return Table(database, found, null, cancellation);
    }

    /// <summary>The table of a relation, with a note of why it is asked in place.</summary>
    public static SqlTable Table(SqlDatabase database, SqlRelationName found, QualityEntry? why, CancellationToken cancellation)
    {
        var (name, relation, typed) = (found.Name, found.Sql, database.Dialect.Columns(database, found, cancellation));
        List<QualityEntry> entries = why is null ? [] : [why];
        var known = typed.Where(column => database.Dialect.KindOf(column.Type) is not null).ToArray();
        if (known.Length == 0)
            throw new DataException($"{name} has no column of plain values; its columns are {string.Join(", ", typed.Select(column => $"{column.Name} ({column.Type})"))}.");
        if (known.Length < typed.Count)
        {
            var left = string.Join(", ", typed.Except(known).Select(column => column.Name));
            entries.Add(new(Severity.Note, "columns-left-out", $"Columns of types without a place in a table were left out: {left}.", null, typed.Count - known.Length)
            {
                Dutch = $"Kolommen van typen zonder plaats in een tabel zijn weggelaten: {left}.",
            });
        }

        var names = ColumnNames.Unique([.. known.Select(column => column.Name)], known.Length, entries);
        (SqlColumn Column, SqlText Sql)[] cleaned = [.. known.Select((column, i) => Cleaned(database, relation, names[i], column, cancellation))];
        ImmutableArray<SqlColumn> columns = [.. cleaned.Select(c => c.Column)];
        var select = Step("source", Sql($"select {Join(", ", cleaned.Select(c => Sql($"{c.Sql} as {c.Column.Sql}")))} from {relation}"));
        var roles = RoleFinder.Find(name, SqlRows.Columns(columns, SqlRows.Read(database, Sql($"select {SqlRows.All(columns)} from {select} t limit {SampleRows}"), columns.Length, cancellation)), typed: true);
        var currency = Currency(database, select, columns, roles, entries, cancellation);
        return SqlTable.Of(name, database, select, columns, roles, currency, [.. entries], database.Dialect.ShardKey(database, found, cancellation));
    }

    // Whole numbers under a name that says yes or no are that where all of them are 1 or 0, as in files.
    private static (SqlColumn Column, SqlText Sql) Cleaned(SqlDatabase database, SqlText relation, string name, (string Name, string Type) source, CancellationToken cancellation)
    {
        var (column, whole) = (Name(source.Name), database.Dialect.IsWhole(source.Type));
        if (whole && NameWords.Of(name).IsFlag && database.Read(Sql($"select 1 from {relation} t where {column} not in (0, 1) limit 1"), _ => true, cancellation).Count == 0)
            return (new(name, ColumnKind.Flag), Sql($"({column} = 1)"));
        return (new(name, database.Dialect.KindOf(source.Type)!.Value, whole), database.Dialect.Clean(column, source.Type));
    }

    private static string? Currency(SqlDatabase database, SqlText relation, ImmutableArray<SqlColumn> columns, RoleMap roles, List<QualityEntry> entries, CancellationToken cancellation)
    {
        var codes = new SortedSet<string>(columns.Select(column => CurrencyText.InHeader(column.Name)).OfType<string>(), StringComparer.Ordinal);
        if (roles.ColumnOf(Role.Currency) is { } named && columns.First(column => column.Name == named) is { Kind: ColumnKind.Text } column)
        {
            foreach (var text in database.Read(Sql($"select distinct {column.Sql} from {relation} t where {column.Sql} is not null limit 20"), row => row.GetString(0), cancellation))
            {
                if (CurrencyText.TryCode(text, out var code))
                    codes.Add(code!);
            }
        }

        if (codes.Count > 1)
            entries.Add(new(Severity.Problem, "mixed-currencies", $"Amounts in {string.Join(" and ", codes)} stand in one table; they are not added up. Convert them first, or make a view of each.", null, codes.Count)
            {
                Dutch = $"Bedragen in {string.Join(" en ", codes)} staan in één tabel; ze worden niet opgeteld. Reken ze eerst om, of maak van elk een view.",
            });
        return codes.Count == 0 ? null : string.Join("+", codes);
    }

    // A table that is not listed: one that may not be read, which then says so itself.
    private static SqlRelationName? Named(SqlDatabase database, string relation, CancellationToken cancellation)
    {
        var dot = relation.IndexOf('.', StringComparison.Ordinal);
        return dot <= 0 || relation.Contains('\0', StringComparison.Ordinal) ? null
            : database.Dialect.Relations(database, relation[..dot], cancellation).FirstOrDefault(r => r.Name == relation[(dot + 1)..]);
    }

    private static string Some(IReadOnlyList<SqlRelationName> all) => all.Count == 0 ? "none"
        : string.Join(", ", all.Take(20).Select(r => r.Name)) + (all.Count > 20 ? ", …" : "");
}
