using KpiLab.Data;

namespace KpiLab.Exports;

/// <summary>Writes a table as RFC 4180 has it: UTF-8, quotes where they are needed, line feeds.</summary>
internal static class CsvText
{
    public static void Write(Stream stream, FrameTable table, char separator)
    {
        using var text = new StreamWriter(stream, bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\n" };
        System.Buffers.SearchValues<char> quoted = System.Buffers.SearchValues.Create([separator, '"', '\n', '\r']);
        for (var c = 0; c < table.Columns.Count; c++)
        {
            Separate(c);
            Cell(TextGuard.ForCsv(table.Columns[c].Name));
        }

        text.WriteLine();
        // Each distinct text is made safe once.
        string?[]?[] dictionaries = [.. table.Columns.Select(column => column is TextColumn t ? new string?[t.Dictionary.Count] : null)];
        for (var row = 0; row < table.RowCount; row++)
        {
            for (var c = 0; c < table.Columns.Count; c++)
            {
                Separate(c);
                if (table.Columns[c] is not TextColumn column)
                    text.Write(table.Columns[c].TextOf(row));
                else if (column.Codes[row] is >= 0 and var code)
                    Cell(dictionaries[c]![code] ??= TextGuard.ForCsv(column.Dictionary[code]));
            }

            text.WriteLine();
        }

        void Separate(int column)
        {
            if (column > 0)
                text.Write(separator);
        }

        void Cell(string value)
        {
            if (value.Length > 0 && !value.AsSpan().ContainsAny(quoted) && value[0] != ' ' && value[^1] != ' ')
                text.Write(value);
            else
                text.Write($"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
        }
    }
}
