using KpiLab.Data.Delimited;

namespace KpiLab.Data;

/// <summary>Reads a file into tables: what it holds is found by looking at its first bytes, not at its name.</summary>
internal static class TableFile
{
    /// <exception cref="DataException">The file cannot be read as tables; the message says why and what to do.</exception>
    public static IReadOnlyList<FrameTable> Read(string path, LoadOptions options)
    {
        options.Cancellation.ThrowIfCancellationRequested();
        var file = Path.GetFileName(path);
        var head = new byte[FileSignature.Length];
        int length;
        using (var stream = Open(path))
            length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (length == 0)
            throw Empty(file);
        try
        {
            return FileSignature.Of(head.AsSpan(0, length), file) switch
            {
                FileContent.Workbook => ExcelFile.Read(path, options),
                FileContent.Parquet => [ParquetFile.Read(path, options)],
                FileContent.Json => [JsonLinesFile.Read(path, options)],
                _ => [DelimitedFile.Read(path, options)],
            };
        }
        catch (Exception e) when (e is OutOfMemoryException or OverflowException)
        {
            throw new DataException($"{file} is larger than the memory of this machine can hold as a table. Read it with a database that works from disk, such as DuckDB, and load what a query gives: Table.From(connection, \"select …\").", e);
        }
        catch (IOException e)
        {
            throw new DataException($"{file} could not be read to its end: {e.Message}", e);
        }
    }

    /// <summary>The error for a file without content.</summary>
    public static DataException Empty(string file) => new($"{file} is empty: there is nothing to read. Export it again.");

    /// <exception cref="DataException">The file is not there, is a folder, or may not be read.</exception>
    public static FileStream Open(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"There is no file {path}. Check the name and the folder.", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DataException(Directory.Exists(path) ? $"{path} is a folder; name a file in it." : $"{name} may not be read: its permissions forbid it.", e);
        }
        catch (IOException e)
        {
            throw new DataException($"{name} cannot be read: another program holds it. Close the program that has it open and try again.", e);
        }
    }

    public static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);
}
