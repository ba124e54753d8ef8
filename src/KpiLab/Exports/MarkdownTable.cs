using System.Text;
using KpiLab.Data;

namespace KpiLab.Exports;

/// <summary>Tables in Markdown, with text from data made harmless: no markup, no HTML.</summary>
internal static class MarkdownTable
{
    public static string Of(FrameTable table) => Of(
        [.. table.Columns.Select(c => c.Name)], [.. table.Columns.Select(c => c is NumberColumn)],
        Enumerable.Range(0, table.RowCount).Select(row => table.Columns.Select(c => c.TextOf(row) ?? "").ToArray()));

    public static string Of(IReadOnlyList<string> header, IReadOnlyList<bool> right, IEnumerable<IReadOnlyList<string>> rows)
    {
        var text = new StringBuilder();
        Line(header);
        text.Append('|').AppendJoin('|', right.Select(r => r ? " ---: " : " --- ")).Append("|\n");
        foreach (var row in rows)
            Line(row);
        return text.ToString();

        void Line(IReadOnlyList<string> cells) => text.Append("| ").AppendJoin(" | ", cells.Select(Escape)).Append(" |\n");
    }

    /// <summary>The text as it stands, whatever Markdown or HTML is in it.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            safe.Append(c switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\\' or '|' or '*' or '_' or '`' or '[' or ']' or '~' or '#' => "\\" + c,
                '\n' or '\r' or '\t' => " ",
                _ => char.IsControl(c) ? "\uFFFD" : c.ToString(),
            });
        }

        return safe.ToString();
    }
}
