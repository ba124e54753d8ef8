using KpiLab.Data.Delimited;

namespace KpiLab.Data;

/// <summary>Reads a file into tables: what it holds is found by looking at its first bytes, not at its name.</summary>
internal static class TableFile
{
    public static IReadOnlyList<FrameTable> Read(string path, LoadOptions options)
    {
        var head = new byte[8];
        using (var stream = Open(path))
        {
            if (stream.Length == 0)
                throw new DataException($"{Path.GetFileName(path)} is empty: there is nothing to read. Export it again.");
            stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }

        if (head.AsSpan().StartsWith("PK\u0003\u0004"u8) || head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return ExcelFile.Read(path, options);
        if (head.AsSpan().StartsWith("PAR1"u8))
            throw new DataException($"{Path.GetFileName(path)} is a Parquet file, which is not read yet. Save it as CSV.");
        if (head.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            throw new DataException($"{Path.GetFileName(path)} is compressed (gzip). Unpack it first, as in gunzip {Path.GetFileName(path)}.");
        if (head[0] == '{' && Path.GetExtension(path).ToLowerInvariant() is ".jsonl" or ".ndjson" or ".json")
            return [JsonLinesFile.Read(path, options)];
        return [DelimitedFile.Read(path, options)];
    }

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
            throw new DataException($"{name} cannot be read: {e.Message} Close the program that has it open and try again.", e);
        }
    }

    public static string NameOf(string path) => Path.GetFileNameWithoutExtension(path);
}
