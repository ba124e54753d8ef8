using DuckDB.NET.Data;

namespace KpiLab.Data.Databases;

/// <summary>Opens the tables of a database as a workspace.</summary>
internal static class DatabaseWorkspace
{
    // A database of more tables is one in which those of a company are hard to tell from others.
    private const int MostTables = 200;

    public static Workspace Of(PostgresAddress address, LoadOptions options)
    {
        if (options.Engine is DataEngine.DuckDb)
            throw new DataException("A PostgreSQL is asked by its own engine. Leave out the engine, or choose frame to load its tables.");
        var database = address.ToDatabase();
        var names = database.Dialect.Relations(database, address.Schema, options.Cancellation);
        var chosen = Chosen(address, names);
        var workspace = Tables(address.ToString(), database, chosen, null, options);
        return options.Engine == DataEngine.Frame ? workspace with { Tables = [.. workspace.Tables.Select(table => ((SqlTable)table).Load(options.Cancellation))] } : workspace;
    }

    public static Workspace OfDuckDb(string path, LoadOptions options)
    {
        var connection = $"Data Source={path};ACCESS_MODE=READ_ONLY";
        var database = SqlDatabase.Opening(DuckDbDialect.Instance, () => new DuckDBConnection(connection));
        return Tables(Path.GetFileName(path), database, database.Dialect.Relations(database, null, options.Cancellation), null, options);
    }

    public static Workspace Of(string path, DuckDbFiles files, LoadOptions options)
    {
        var failures = new List<LoadFailure>();
        var database = files.ToDatabase(failures);
        var workspace = Tables(Workspace.NameOf(path), database, database.Dialect.Relations(database, null, options.Cancellation), files.Why, options);
        var (loaded, unread) = Workspace.Load(files.Others, options);
        return workspace with { Tables = [.. workspace.Tables.Concat(loaded).OrderBy(table => table.Name, StringComparer.Ordinal)], Failures = [.. failures, .. workspace.Failures, .. unread] };
    }

    private static SqlRelationName[] Chosen(PostgresAddress address, IReadOnlyList<SqlRelationName> names)
    {
        if (address.Tables.Count > 0)
        {
            return [.. address.Tables.Select(table => names.FirstOrDefault(name => name.Name == table) ?? names.FirstOrDefault(name => string.Equals(name.Name, table, StringComparison.OrdinalIgnoreCase))
                ?? throw new DataException($"{address} has no table or view \"{table}\". It has: {string.Join(", ", names.Take(20).Select(name => name.Name))}."))];
        }

        if (names.Count == 0)
            throw new DataException($"{address} has no table that this user may read{(address.Schema is { } schema ? $" in the schema \"{schema}\"" : "; name a schema in the address, as in ?schema=sales")}.");
        return names.Count <= MostTables ? [.. names]
            : throw new DataException($"{address} has {names.Count} tables. Name those of the KPIs in the address: ?tables={string.Join(",", names.Take(3).Select(name => name.Name))}");
    }

    private static Workspace Tables(string name, SqlDatabase database, IReadOnlyList<SqlRelationName> relations, QualityEntry? why, LoadOptions options)
    {
        var (tables, failures) = (new List<Table>(), new List<LoadFailure>());
        foreach (var relation in relations)
        {
            try
            {
                tables.Add(SqlOpening.Table(database, relation, why, options.Cancellation));
            }
            catch (DataException e)
            {
                failures.Add(new(relation.Name, e.Message));
            }
        }

        return tables.Count > 0 ? new(name, [.. tables.OrderBy(table => table.Name, StringComparer.Ordinal)], failures)
            : throw new DataException(failures.Count == 0 ? $"{name} holds no tables." : $"Nothing in {name} could be read. {failures[0].Message}");
    }
}
