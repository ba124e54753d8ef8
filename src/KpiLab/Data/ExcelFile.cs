using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace KpiLab.Data;

/// <summary>Reads a workbook: one table per sheet that holds one. Formulas give the value that was saved with them.</summary>
internal static class ExcelFile
{
    public static IReadOnlyList<FrameTable> Read(string path, LoadOptions options)
    {
        var file = Path.GetFileName(path);
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var stream = TableFile.Open(path);
        try
        {
            using var reader = ExcelReaderFactory.CreateReader(stream);
            var tables = new List<FrameTable>();
            var single = reader.ResultsCount == 1;
            do
            {
                var rows = Rows(reader, stream, options);
                var merged = MergedCells.Fill(rows, reader.MergeCells ?? []);
                if (TableText.Type(single ? TableFile.NameOf(path) : reader.Name, rows, merged, options) is { } table)
                    tables.Add(table);
            }
            while (reader.NextResult());
            return tables.Count > 0 ? tables : throw new DataException($"{file}: no sheet holds a table with a header and rows.");
        }
        catch (InvalidPasswordException e)
        {
            throw new DataException($"{file} looks like a workbook and is locked with a password. Open it in Excel and save a copy without one.", e);
        }
        // What the reader of workbooks throws on damaged parts.
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or System.Xml.XmlException or ArgumentException or InvalidOperationException or EndOfStreamException or NullReferenceException or FormatException)
        {
            throw new DataException($"{file} looks like a workbook and cannot be read: {e.Message} Open it in Excel and save it again as .xlsx.", e);
        }
    }

    private static List<string?[]> Rows(IExcelDataReader reader, FileStream stream, LoadOptions options)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = new List<string?[]>();
        while (reader.Read())
        {
            if (rows.Count % 1024 == 0)
            {
                options.Cancellation.ThrowIfCancellationRequested();
                options.Progress?.Report(new(Path.GetFileName(stream.Name), stream.Position, stream.Length));
            }

            var cells = new string?[reader.FieldCount];
            for (var column = 0; column < cells.Length; column++)
            {
                // Repeated text is held once.
                if (Text(reader.GetValue(column)) is { } text)
                    cells[column] = known.TryAdd(text, text) ? text : known[text];
            }

            rows.Add(cells);
        }

        return rows;
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
