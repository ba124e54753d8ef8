using System.Globalization;
using System.Net;
using System.Text;

namespace KpiLab.Notebooks.Display;

/// <summary>A table as it is shown: the first rows, and how many more there are.</summary>
/// <param name="Columns">The headings, and whether the column holds numbers.</param>
/// <param name="Rows">The cells of the rows that are shown.</param>
/// <param name="HiddenRows">Rows that are not shown; negative where there are more than were counted.</param>
/// <param name="HiddenColumns">Columns that are not shown.</param>
internal sealed record TableView(IReadOnlyList<(string Name, bool IsNumeric)> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, long HiddenRows, int HiddenColumns = 0)
{
    /// <summary>Columns of a table that are shown.</summary>
    public const int ColumnLimit = 40;

    private const int MaxTextWidth = 40;

    /// <summary>The table as HTML and as text.</summary>
    public MimeBundle ToBundle() => MimeBundle.OfHtml(ToHtml(), ToText());

    private string? HiddenNote()
    {
        var parts = new List<string>();
        if (HiddenRows != 0)
            parts.Add(HiddenRows < 0
                ? string.Create(CultureInfo.InvariantCulture, $"more than {-HiddenRows:#,0} more rows")
                : string.Create(CultureInfo.InvariantCulture, $"{HiddenRows:#,0} more row{(HiddenRows == 1 ? "" : "s")}"));
        if (HiddenColumns > 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{HiddenColumns} more column{(HiddenColumns == 1 ? "" : "s")}"));
        return parts.Count == 0 ? null : $"… {string.Join(" and ", parts)}, not shown";
    }

    private string ToHtml()
    {
        var html = new StringBuilder(TableStyle.Html);
        html.Append("<table class=\"kpilab-table\"><thead><tr>");
        foreach (var (name, isNumeric) in Columns)
            html.Append(isNumeric ? "<th class=\"n\">" : "<th>").Append(WebUtility.HtmlEncode(name)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                html.Append(Columns[i].IsNumeric ? "<td class=\"n\">" : "<td>").Append(WebUtility.HtmlEncode(row[i])).Append("</td>");
            html.Append("</tr>");
        }
        html.Append("</tbody></table>");
        if (HiddenNote() is { } note)
            html.Append("<p class=\"kpilab-hidden\">").Append(note).Append("</p>");
        return html.ToString();
    }

    private string ToText()
    {
        var rows = Rows.Select(row => row.Select(Short).ToList()).ToList();
        var widths = Columns.Select((column, i) => Math.Max(Short(column.Name).Length, rows.Count == 0 ? 0 : rows.Max(row => row[i].Length))).ToList();
        var text = new StringBuilder();
        void Line(IEnumerable<string> cells) =>
            text.AppendJoin("  ", cells.Select((cell, i) => Columns[i].IsNumeric ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd().Append('\n');
        Line(Columns.Select(column => Short(column.Name)));
        Line(widths.Select(width => new string('-', width)));
        rows.ForEach(Line);
        if (HiddenNote() is { } note)
            text.Append(note).Append('\n');
        return text.ToString().TrimEnd('\n');
    }

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= MaxTextWidth ? line : line[..(MaxTextWidth - 1)] + "…";
    }
}

file static class Trimming
{
    public static StringBuilder TrimEnd(this StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
        return text;
    }
}
