using System.IO.Compression;
using System.Security;
using System.Text;

namespace KpiLab.Tests.Data;

/// <summary>The smallest .xlsx that holds given sheet XML, to have merged cells, formulas and formats as Excel writes them.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>A workbook of sheets; each is the inside of its worksheet element.</summary>
    public static byte[] Of(params (string Name, string Xml)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
            Part(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(sheets.Select((s, i) => $"<sheet name=\"{SecurityElement.Escape(s.Name)}\" sheetId=\"{i + 1}\" r:id=\"s{i + 1}\"/>"))}</sheets></workbook>");
            Part(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"s{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))}<Relationship Id=\"st\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            // Style 1 is a date, style 2 a percentage.
            Part(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/><xf numFmtId=\"10\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            for (var i = 0; i < sheets.Length; i++)
                Part(zip, $"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns=\"{Main}\">{sheets[i].Xml}</worksheet>");
        }

        return stream.ToArray();
    }

    /// <summary>Rows of cells; a text is a text, a number a number, and a cell that begins with &lt; is XML of its own, with {0} for its place.</summary>
    public static string Rows(params object?[][] rows)
    {
        var xml = new StringBuilder("<sheetData>");
        for (var row = 0; row < rows.Length; row++)
        {
            xml.Append($"<row r=\"{row + 1}\">");
            for (var column = 0; column < rows[row].Length; column++)
            {
                var place = $"{(char)('A' + column)}{row + 1}";
                xml.Append(rows[row][column] switch
                {
                    null => "",
                    string text when text.StartsWith('<') => text.Replace("{0}", place, StringComparison.Ordinal),
                    string text => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>",
                    bool flag => $"<c r=\"{place}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>",
                    DateTime date => $"<c r=\"{place}\" s=\"1\"><v>{date.ToOADate()}</v></c>",
                    var number => $"<c r=\"{place}\"><v>{number}</v></c>",
                });
            }

            xml.Append("</row>");
        }

        return xml.Append("</sheetData>").ToString();
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var text = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        text.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml);
    }
}
