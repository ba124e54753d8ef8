using KpiLab.Data.Databases;

namespace KpiLab.Data;

/// <summary>A file that could not be read, and why.</summary>
/// <param name="File">Its name.</param>
/// <param name="Message">What was wrong and what to do.</param>
public sealed record LoadFailure(string File, string Message);

/// <summary>The tables of a folder of exports, or of a database.</summary>
/// <param name="Name">The name of the folder or database.</param>
/// <param name="Tables">The tables, in order of name.</param>
/// <param name="Failures">The files that could not be read.</param>
public sealed record Workspace(string Name, IReadOnlyList<Table> Tables, IReadOnlyList<LoadFailure> Failures)
{
    private static readonly string[] Endings = [".csv", ".tsv", ".txt", ".xlsx", ".xls", ".jsonl", ".ndjson", ".parquet", ".tab", ".dat"];

    /// <summary>The tables that are in memory, for what needs their rows.</summary>
    public IReadOnlyList<FrameTable> Frames => [.. Tables.OfType<FrameTable>()];

    /// <summary>A workspace of tables.</summary>
    public static Workspace Of(params IReadOnlyList<Table> tables) => new("tables", tables, []);

    /// <summary>The table of this name; a file's table is named for the file, without its ending.</summary>
    /// <exception cref="DataException">There is no such table; the message names those that there are.</exception>
    public Table this[string table] => Tables.FirstOrDefault(t => t.Name.Equals(table, StringComparison.OrdinalIgnoreCase))
        ?? throw new DataException($"{Name} has no table \"{table}\". It has: {string.Join(", ", Tables.Select(t => t.Name))}.");

    /// <summary>The tables of a folder (not of its sub-folders), of one file, or of a database.</summary>
    /// <remarks>
    /// Files are loaded; CSV and Parquet files that are larger together than <see cref="LoadOptions.LargestInMemory"/> are asked in place by DuckDB, and so is a sub-folder of Parquet files, which is one table.
    /// <c>postgres://user@host/database?schema=sales&amp;tables=orders,customers</c> names a PostgreSQL, whose tables and views are asked there; the password comes from PGPASSWORD or ~/.pgpass. A file of DuckDB is opened to be read only.
    /// </remarks>
    /// <param name="path">A folder, a file, or the address of a database.</param>
    /// <param name="options">What the analyst decides.</param>
    /// <exception cref="DataException">The path does not exist, the database cannot be reached, or nothing in it could be read.</exception>
    public static Workspace Open(string path, LoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new();
        if (PostgresAddress.IsOne(path))
            return DatabaseWorkspace.Of(PostgresAddress.Parse(path), options);
        if (options.Engine == DataEngine.Postgres)
            throw new DataException($"{path} is no PostgreSQL. Name one by its address: postgres://user@host/database?schema=public.");
        if (path.EndsWith(".duckdb", StringComparison.OrdinalIgnoreCase) && File.Exists(path))
            return DatabaseWorkspace.OfDuckDb(path, options);
        if (DuckDbFiles.Of(path, options) is { } files)
            return DatabaseWorkspace.Of(path, files, options);
        if (File.Exists(path))
            return new(Path.GetFileName(path), TableFile.Read(path, options), []);
        if (!Directory.Exists(path))
            throw new DataException($"There is no file or folder {path}. Check the name.");
        var (tables, failures) = Load(FilesOf(path), options);
        if (tables.Count == 0)
            throw new DataException(failures.Count == 0 ? $"{path} holds no tables. Put exports in it: {string.Join(", ", Endings)}." : $"Nothing in {path} could be read. {failures[0].Message}");
        return new(NameOf(path), tables, failures);
    }

    /// <summary>The files of a folder that may hold tables, in order of name.</summary>
    internal static string[] FilesOf(string folder) =>
        [.. Directory.GetFiles(folder).Where(f => Endings.Contains(Path.GetExtension(f).ToLowerInvariant()) && !Path.GetFileName(f).StartsWith('.') && !Path.GetFileName(f).StartsWith("~$", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The name of a folder.</summary>
    internal static string NameOf(string folder) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));

    /// <summary>The tables of files, and the files that could not be read.</summary>
    internal static (List<Table> Tables, List<LoadFailure> Failures) Load(IEnumerable<string> files, LoadOptions options)
    {
        var (tables, failures) = (new List<Table>(), new List<LoadFailure>());
        foreach (var file in files)
        {
            try
            {
                tables.AddRange(TableFile.Read(file, options));
            }
            catch (DataException e)
            {
                failures.Add(new(Path.GetFileName(file), e.Message));
            }
        }

        return (tables, failures);
    }
}
