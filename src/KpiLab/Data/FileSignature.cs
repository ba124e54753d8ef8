using System.Text;

namespace KpiLab.Data;

/// <summary>What a file is by its first bytes, whatever its name says.</summary>
internal enum FileContent
{
    /// <summary>Text in columns, as far as the first bytes tell.</summary>
    Delimited,

    /// <summary>A workbook of Excel, new or old.</summary>
    Workbook,

    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>JSON: an object a line, or one array of objects.</summary>
    Json,
}

/// <summary>Recognises files by their first bytes.</summary>
internal static class FileSignature
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Length = 512;

    /// <exception cref="DataException">It is a kind of file that holds no table that can be read; the message says what to do.</exception>
    public static FileContent Of(ReadOnlySpan<byte> head, string file)
    {
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return FileContent.Workbook;
        if (head.StartsWith("PAR1"u8))
            return FileContent.Parquet;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            throw new DataException($"{file} is compressed (gzip). Unpack it first, as in gunzip {file}.");
        if (head.StartsWith("%PDF"u8))
            throw new DataException($"{file} is a PDF: pages to look at, not a table. Export the table behind it as CSV or .xlsx.");
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) || head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || head.StartsWith("GIF8"u8))
            throw new DataException($"{file} is a picture, not a table. Export the table that it shows as CSV or .xlsx.");
        if (head.StartsWith("{\\rtf"u8))
            throw new DataException($"{file} is a document (rich text), not a table. Save the table in it as CSV or .xlsx.");
        var start = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        start = start.TrimStart(" \t\r\n"u8);
        if (start.Length > 0 && start[0] == '<')
            throw Markup(start, file);
        return IsJson(start) ? FileContent.Json : FileContent.Delimited;
    }

    private static DataException Markup(ReadOnlySpan<byte> start, string file)
    {
        var text = Encoding.ASCII.GetString(start).ToLowerInvariant();
        return text.Contains("<html", StringComparison.Ordinal) || text.Contains("<!doctype", StringComparison.Ordinal) || text.Contains("<table", StringComparison.Ordinal)
            ? new DataException($"{file} is a web page (HTML), also when its name says Excel. Open it in Excel and save it as .xlsx, or export it as CSV. A page that asks to sign in looks like this too.")
            : new DataException($"{file} is XML, not a table. Export it as CSV or .xlsx.");
    }

    private static bool IsJson(ReadOnlySpan<byte> start)
    {
        if (start.Length == 0 || start[0] is not ((byte)'{' or (byte)'['))
            return false;
        var next = start[1..].TrimStart(" \t\r\n"u8);
        return next.Length > 0 && (start[0] == '{' ? next[0] is (byte)'"' or (byte)'}' : next[0] is (byte)'{' or (byte)']');
    }
}
