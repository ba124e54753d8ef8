using System.Globalization;
using KpiLab.Data;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace KpiLab.Exports;

/// <summary>Writes sheets to a workbook: a bold header that stays in view, columns as wide as their content, numbers and dates with their formats, text never as a formula.</summary>
internal static class WorkbookWriting
{
    private const int MostRows = 1_048_576;
    private const int LongestText = 32_767;
    private const string Day = "yyyy-mm-dd";
    private const string Moment = "yyyy-mm-dd hh:mm:ss";

    /// <exception cref="DataException">A table has more rows, or a text more characters, than a sheet can hold.</exception>
    public static void Write(Stream stream, IReadOnlyList<Sheet> sheets) => Waiting.For(() => WriteSheets(stream, sheets));

    private static void WriteSheets(Stream stream, IReadOnlyList<Sheet> sheets)
    {
        using var book = SpreadCheetah.Spreadsheet.CreateNewAsync(stream).AsTask().GetAwaiter().GetResult();
        var styles = new Dictionary<string, StyleId>();
        var header = new Style();
        header.Font.Bold = true;
        var bold = book.AddStyle(header);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sheet in sheets)
        {
            var table = sheet.Table;
            if (table.RowCount >= MostRows)
                throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{table.Name} has {table.RowCount:N0} rows; a worksheet holds {MostRows - 1:N0}. Save it as .csv or .parquet."));
            var options = new WorksheetOptions { FrozenRows = 1 };
            for (var c = 0; c < table.Columns.Count; c++)
                options.Column(c + 1).Width = Width(table.Columns[c]);
            Done(book.StartWorksheetAsync(NameOf(sheet.Name, names), options));
            Done(book.AddHeaderRowAsync(table.Columns.Select(column => Text(column.Name, 0, column.Name)).ToArray(), bold));
            var cells = new Cell[table.Columns.Count];
            for (var row = 0; row < table.RowCount; row++)
            {
                for (var c = 0; c < cells.Length; c++)
                    cells[c] = CellOf(table.Columns[c], row, Format(sheet, table.Columns[c], row), Styled);
                Done(book.AddRowAsync(cells));
            }
        }

        Done(book.FinishAsync());

        StyleId Styled(string format)
        {
            if (!styles.TryGetValue(format, out var style))
                styles.Add(format, style = book.AddStyle(new Style { Format = NumberFormat.Custom(format) }));
            return style;
        }
    }

    private static void Done(ValueTask task) => task.AsTask().GetAwaiter().GetResult();

    private static string? Format(Sheet sheet, Column column, int row) =>
        !sheet.Formats.TryGetValue(column.Name, out var format) ? null : format.Length > 0 ? format : sheet.RowFormats?[row];

    private static Cell CellOf(Column column, int row, string? format, Func<string, StyleId> style)
    {
        switch (column)
        {
            case NumberColumn numbers:
                return double.IsFinite(numbers.Values[row]) ? new(numbers.Values[row], format is null ? null : style(format)) : default;
            case DateColumn dates:
                if (dates.Ticks[row] == DateColumn.Missing)
                    return default;
                var moment = new DateTime(dates.Ticks[row]);
                // Excel counts from 1900; what lies before is text there.
                return moment.Year < 1900 ? new(dates.TextOf(row)) : new(moment, style(moment.TimeOfDay == TimeSpan.Zero ? Day : Moment));
            case FlagColumn flags:
                return flags.Values[row] == FlagColumn.Missing ? default : new(flags.Values[row] == 1);
            default:
                return column.TextOf(row) is { } text ? new(Text(text, row, column.Name)) : default;
        }
    }

    private static string Text(string text, int row, string column) => text.Length <= LongestText
        ? TextGuard.ForXml(text)
        : throw new DataException(string.Create(CultureInfo.InvariantCulture, $"Row {row + 1:N0}, column \"{column}\": a text of {text.Length:N0} characters does not fit in a cell of Excel, which holds {LongestText:N0}. Save it as .csv or .parquet."));

    private static double Width(Column column)
    {
        var longest = column.Name.Length;
        for (var row = 0; row < Math.Min(column.Length, 200); row++)
            longest = Math.Max(longest, column.TextOf(row)?.Length ?? 0);
        return Math.Clamp(longest + 2, 8, 60);
    }

    private static string NameOf(string name, HashSet<string> taken)
    {
        var safe = new string([.. name.Select(c => c is '\\' or '/' or '?' or '*' or '[' or ']' or ':' || char.IsControl(c) ? ' ' : c)]).Trim(' ', '\'');
        if (safe.Length == 0)
            safe = "sheet";
        var unique = safe[..Math.Min(31, safe.Length)];
        for (var n = 2; !taken.Add(unique); n++)
            unique = $"{safe[..Math.Min(26, safe.Length)]} ({n})";
        return unique;
    }
}
