using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using MiniExcelLibs;

namespace KpiLab.Samples;

/// <summary>An Excel workbook whose bytes depend on its cells alone.</summary>
internal static partial class OfficeWorkbook
{
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string path, IReadOnlyList<OfficeSheet> sheets)
    {
        using var written = new MemoryStream();
        written.SaveAs(sheets.ToDictionary(sheet => sheet.Name, object (sheet) => sheet.Rows));
        written.Position = 0;
        using var source = new ZipArchive(written, ZipArchiveMode.Read);
        using var target = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        var ids = new Dictionary<string, string>();
        foreach (var entry in source.Entries)
        {
            // Stored, not deflated: the deflated bytes differ between versions of zlib.
            var copy = target.CreateEntry(entry.FullName, CompressionLevel.NoCompression);
            copy.LastWriteTime = NoTime;
            using var from = new StreamReader(entry.Open(), Encoding.UTF8);
            using var to = new StreamWriter(copy.Open(), new UTF8Encoding(false));
            to.Write(RandomId().Replace(from.ReadToEnd(), id => Renamed(ids, id.Value)));
        }
    }

    // MiniExcel links its parts by random ids; here they are numbered in order of appearance.
    private static string Renamed(Dictionary<string, string> ids, string id)
    {
        ids.TryAdd(id, $"rId{1000 + ids.Count}");
        return ids[id];
    }

    [GeneratedRegex("R[0-9a-f]{32}")]
    private static partial Regex RandomId();
}
