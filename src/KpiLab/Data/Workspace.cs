namespace KpiLab.Data;

/// <summary>A file that could not be read, and why.</summary>
/// <param name="File">Its name.</param>
/// <param name="Message">What was wrong and what to do.</param>
public sealed record LoadFailure(string File, string Message);

/// <summary>The tables of a folder of exports.</summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Tables">The tables, in order of name.</param>
/// <param name="Failures">The files that could not be read.</param>
public sealed record Workspace(string Name, IReadOnlyList<FrameTable> Tables, IReadOnlyList<LoadFailure> Failures)
{
    private static readonly string[] Endings = [".csv", ".tsv", ".txt", ".xlsx", ".xls", ".jsonl", ".ndjson", ".parquet", ".tab", ".dat"];

    /// <summary>A workspace of tables in memory.</summary>
    public static Workspace Of(params IReadOnlyList<FrameTable> tables) => new("tables", tables, []);

    /// <summary>The table of this name; a file's table is named for the file, without its ending.</summary>
    /// <exception cref="DataException">There is no such table; the message names those that there are.</exception>
    public FrameTable this[string table] => Tables.FirstOrDefault(t => t.Name.Equals(table, StringComparison.OrdinalIgnoreCase))
        ?? throw new DataException($"{Name} has no table \"{table}\". It has: {string.Join(", ", Tables.Select(t => t.Name))}.");

    /// <summary>Reads every table file of a folder (not of its sub-folders), or the tables of one file.</summary>
    /// <exception cref="DataException">The path does not exist, or nothing in it could be read.</exception>
    public static Workspace Open(string path, LoadOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        options ??= new();
        if (File.Exists(path))
            return new(Path.GetFileName(path), TableFile.Read(path, options), []);
        if (!Directory.Exists(path))
            throw new DataException($"There is no file or folder {path}. Check the name.");
        string[] files = [.. Directory.GetFiles(path).Where(f => Endings.Contains(Path.GetExtension(f).ToLowerInvariant()) && !Path.GetFileName(f).StartsWith('.') && !Path.GetFileName(f).StartsWith("~$", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        if (files.Length == 0)
            throw new DataException($"{path} holds no tables. Put exports in it: {string.Join(", ", Endings)}.");
        var tables = new List<FrameTable>();
        var failures = new List<LoadFailure>();
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

        if (tables.Count == 0)
            throw new DataException($"Nothing in {path} could be read. {failures[0].Message}");
        return new(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))), tables, failures);
    }
}
