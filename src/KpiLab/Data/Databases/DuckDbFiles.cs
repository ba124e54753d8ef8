using System.Globalization;
using DuckDB.NET.Data;

namespace KpiLab.Data.Databases;

/// <summary>Files that are asked in place: each is a table of DuckDB, which reads what a question needs of them.</summary>
/// <param name="Files">The path of each table, by its name; a folder of Parquet files is one table.</param>
/// <param name="Others">Files that DuckDB does not read, which are loaded.</param>
/// <param name="Why">Why they are not loaded.</param>
internal sealed record DuckDbFiles(IReadOnlyList<(string Name, string Path)> Files, IReadOnlyList<string> Others, QualityEntry Why)
{
    private const string Memory = "1500MB";

    private static readonly string[] Texts = [".csv", ".tsv", ".tab", ".txt"];

    /// <summary>The files of a path that are asked in place; null where all are loaded.</summary>
    public static DuckDbFiles? Of(string path, LoadOptions options)
    {
        if (options.Engine == DataEngine.Frame || (!File.Exists(path) && !Directory.Exists(path)))
            return null;
        string[] all = File.Exists(path) ? [path] : Workspace.FilesOf(path);
        var readable = all.Where(IsReadable).ToArray();
        string[] folders = Directory.Exists(path) ? [.. Directory.GetDirectories(path).Where(folder => Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories).Any()).Order(StringComparer.Ordinal)] : [];
        var bytes = readable.Sum(file => new FileInfo(file).Length * (IsParquet(file) ? 4 : 1));
        if (options.Engine is null && folders.Length == 0 && bytes <= options.LargestInMemory)
            return null;
        if (readable.Length + folders.Length == 0)
            return options.Engine is null ? null : throw new DataException($"{Path.GetFileName(path)} holds no CSV or Parquet file, which DuckDB could ask in place. Convert it first, or leave out the engine.");
        var large = options.Engine is null && bytes > options.LargestInMemory;
        // Beside a folder of Parquet, files that fit are loaded as ever.
        if (options.Engine is null && !large)
            readable = [];
        var (english, dutch) = large
            ? ($"The files are larger than the {Size(options.LargestInMemory)} that is loaded (LoadOptions.LargestInMemory), so DuckDB asks them in place. Dates and amounts are as DuckDB reads them: nothing in them is repaired.",
               $"De bestanden zijn groter dan de {Size(options.LargestInMemory)} die wordt geladen (LoadOptions.LargestInMemory), dus bevraagt DuckDB ze ter plekke. Datums en bedragen zijn zoals DuckDB ze leest: er wordt niets in hersteld.")
            : ("DuckDB asks the files in place: nothing in them is repaired.", "DuckDB bevraagt de bestanden ter plekke: er wordt niets in hersteld.");
        return new(
            [.. folders.Select(folder => (Path.GetFileName(folder), folder)), .. readable.Select(file => (TableFile.NameOf(file), file))], [.. all.Except(readable)],
            new(Severity.Note, "asked-in-place", english) { Dutch = dutch });
    }

    /// <summary>A DuckDB in memory with a view of each file. It reads these files and nothing else, and works beside memory on disk.</summary>
    public SqlDatabase ToDatabase(List<LoadFailure> failures)
    {
        var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        Run(connection, $"set memory_limit = '{Memory}'; set preserve_insertion_order = false; set temp_directory = {Literal(Path.Combine(Path.GetTempPath(), "kpilab-duckdb"))}");
        foreach (var (name, path) in Files)
        {
            try
            {
                Run(connection, $"create view {SqlText.Name(name)} as select * from {Reader(path)}");
            }
            catch (DuckDBException e)
            {
                failures.Add(new(Path.GetFileName(path), $"{Path.GetFileName(path)} cannot be read by DuckDB: {e.Message.Split('\n')[0].TrimEnd('.')}."));
            }
        }

        Run(connection, $"set allowed_directories = [{string.Join(", ", Files.Select(file => Directory.Exists(file.Path) ? file.Path : Path.GetDirectoryName(Path.GetFullPath(file.Path))!).Select(folder => Path.GetFullPath(folder) + "/").Distinct().Select(Literal))}]; set enable_external_access = false; set lock_configuration = true");
        return SqlDatabase.Over(connection);
    }

    private static string Reader(string path)
    {
        if (Path.GetFullPath(path) is var full && full.AsSpan().ContainsAny("*?[]\0"))
            throw new DataException($"{Path.GetFileName(path)}: DuckDB reads *, ? and brackets in a path as a pattern. Rename the file or folder.");
        return Directory.Exists(path) ? $"read_parquet({Literal(full + "/**/*.parquet")}, hive_partitioning = true, union_by_name = true)"
            : IsParquet(path) ? $"read_parquet({Literal(full)})" : $"read_csv({Literal(full)})";
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool IsReadable(string file) => IsParquet(file) || Texts.Contains(Path.GetExtension(file).ToLowerInvariant());

    private static bool IsParquet(string file) => Path.GetExtension(file).Equals(".parquet", StringComparison.OrdinalIgnoreCase);

    private static string Size(long bytes) => bytes >= 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.#} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.###} MB");
}
