namespace KpiLab.Cli;

/// <summary>Where converted tables go: one file, or a folder with a file for each.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Ending">The ending of the files, with its point.</param>
/// <param name="IsFolder">True when each table becomes a file in a folder.</param>
internal sealed record ConvertTarget(string Path, string Ending, bool IsFolder)
{
    private const string Forbidden = "<>:\"/\\|?*";

    /// <exception cref="UsageException">What to write is not known, or is said in two ways.</exception>
    public static ConvertTarget Of(string path, string? kind, IReadOnlyList<string> kinds)
    {
        if (kind is not null && !kinds.Contains(kind))
            throw new UsageException($"--to {kind}: it is one of {string.Join(", ", kinds)}.");
        var ending = System.IO.Path.GetExtension(path).ToLowerInvariant();
        if (Directory.Exists(path) || System.IO.Path.EndsInDirectorySeparator(path) || ending.Length == 0)
            return new(path, "." + (kind ?? "parquet"), true);
        if (!kinds.Contains(ending[1..]))
            throw new UsageException($"{path}: the ending says what to write; it is one of {string.Join(", ", kinds.Select(k => "." + k))}. For a folder, make it first or end its name with {System.IO.Path.DirectorySeparatorChar}");
        if (kind is not null && "." + kind != ending)
            throw new UsageException($"{path} ends with {ending}, and --to says {kind}. Give one of them.");
        return new(path, ending, false);
    }

    /// <summary>The file of each table; its folder is made.</summary>
    /// <exception cref="UsageException">One file cannot hold several tables, or a file is there and may not be written over.</exception>
    public IReadOnlyList<string> FilesOf(IReadOnlyList<string> tables, bool overwrite)
    {
        if (!IsFolder && tables.Count > 1)
            throw new UsageException($"There are {tables.Count} tables: {string.Join(", ", tables)}. Name a folder in place of {Path}, or take one with --table.");
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string[] files = IsFolder ? [.. tables.Select(table => System.IO.Path.Combine(Path, Unique(FileName(table), taken) + Ending))] : [Path];
        string[] there = [.. files.Where(File.Exists)];
        if (there.Length > 0 && !overwrite)
            throw new UsageException($"{string.Join(", ", there)} {(there.Length == 1 ? "is" : "are")} there already; nothing was written. Give --overwrite to write over {(there.Length == 1 ? "it" : "them")}.");
        if (IsFolder)
            Directory.CreateDirectory(Path);
        return files;
    }

    // A sheet may have a name that no file can have, or one that names another folder.
    private static string FileName(string table)
    {
        var name = new string([.. table.Select(c => char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal) ? '_' : c)]).Trim(' ', '.');
        return name.Length == 0 ? "table" : name[..Math.Min(name.Length, 100)];
    }

    private static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var n = 2; !taken.Add(unique); n++)
            unique = $"{name} ({n})";
        return unique;
    }
}
