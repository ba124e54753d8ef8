using System.Text;
using KpiLab.Data.Typing;

namespace KpiLab.Data;

/// <summary>A table given as rows of texts (a worksheet, JSON lines): finds the header, then the kinds, as for a delimited file.</summary>
internal static class TableText
{
    private static readonly string[] TotalWords = ["totaal", "total", "eindtotaal", "subtotaal", "subtotal", "grand total"];

    public static FrameTable? Type(string name, List<string?[]> rows, IReadOnlyList<string>? header, LoadOptions options)
    {
        var entries = new List<QualityEntry>();
        var firstData = 0;
        if (header is null)
        {
            var filled = rows.Select(row => row.Count(cell => !string.IsNullOrWhiteSpace(cell))).ToArray();
            if (filled.Length == 0 || filled.Max() == 0)
                return null;
            var usual = filled.Where(f => f > 0).GroupBy(f => f).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
            var at = Array.FindIndex(filled, f => f >= Math.Max(1, 0.6 * usual));
            header = [.. rows[at].Select(cell => cell?.Trim() ?? "")];
            firstData = at + 1;
            if (at > 0)
                entries.Add(new(Severity.Note, "title-lines", $"{at} lines above the header were read as a title.", null, at));
        }

        var last = rows.Count;
        while (last > firstData && (rows[last - 1].All(string.IsNullOrWhiteSpace) || IsTotal(rows[last - 1])))
        {
            last--;
            if (IsTotal(rows[last]))
                entries.Add(new(Severity.Note, "total-lines", "1 line below the table was read as a total and left out.", null, 1));
        }

        if (last == firstData)
            return null;
        var width = rows.Max(row => row.Length);
        var names = ColumnNames.Unique(header, width, entries);
        var lines = new List<int>();
        for (var row = firstData; row < last; row++)
        {
            if (!rows[row].All(string.IsNullOrWhiteSpace))
                lines.Add(row);
        }

        var raws = new RawColumn[width];
        for (var column = 0; column < width; column++)
        {
            var pool = new TextPool();
            var codes = new int[lines.Count];
            for (var i = 0; i < codes.Length; i++)
            {
                var cells = rows[lines[i]];
                codes[i] = column < cells.Length && !string.IsNullOrWhiteSpace(cells[column]) ? pool.Intern(Encoding.UTF8.GetBytes(cells[column]!)) : TextColumn.Missing;
            }

            raws[column] = new RawTexts(pool, codes);
        }

        var typer = new ColumnTyper(row => lines[row] + 1, options);
        var votes = raws.Sum(ColumnTyper.MarkVotes);
        var columns = raws.Select((raw, column) => typer.Type(names[column], raw, votes == 0 ? null : votes > 0)!).ToArray();
        entries.AddRange(typer.Entries);
        return ColumnNames.Table(name, columns, entries, typer.Currencies, options);
    }

    private static bool IsTotal(string?[] row) =>
        row.Take(3).Any(cell => cell is not null && TotalWords.Any(word => cell.Trim().StartsWith(word, StringComparison.OrdinalIgnoreCase)));
}
