using KpiLab.Data.Typing;

namespace KpiLab.Data;

/// <summary>A table given as rows of texts (a worksheet): finds the header, then the kinds, as for a delimited file.</summary>
internal static class TableText
{
    private static readonly string[] TotalWords = ["totaal", "total", "eindtotaal", "subtotaal", "subtotal", "grand total"];

    /// <summary>The table; null where the rows hold none.</summary>
    public static FrameTable? Type(string name, List<string?[]> rows, MergedCells merged, LoadOptions options)
    {
        var entries = new List<QualityEntry>();
        int[] filled = [.. rows.Select(row => row.Count(cell => !string.IsNullOrWhiteSpace(cell)))];
        if (filled.Length == 0 || filled.Max() == 0)
            return null;
        var usual = filled.Where(f => f > 0).GroupBy(f => f).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).First().Key;
        var at = Array.FindIndex(filled, f => f >= Math.Max(1, 0.6 * usual));
        if (at > 0)
            entries.Add(new(Severity.Note, "title-lines", $"{at} {(at == 1 ? "line above the header was" : "lines above the header were")} read as a title.", null, at)
            {
                Dutch = $"{at} {(at == 1 ? "regel boven de kop is" : "regels boven de kop zijn")} als titel gelezen.",
            });
        string[] header = [.. rows[at].Select(cell => cell?.Trim() ?? "")];
        var firstData = at + 1;
        if (firstData < rows.Count && merged.SpansColumns(at))
            header = merged.TwoRowHeader(rows[at], rows[firstData++], at);
        if (merged.FilledFrom(firstData) is > 0 and var ranges)
            entries.Add(new(Severity.Note, "merged-cells", $"{ranges} merged {(ranges == 1 ? "cell spans" : "cells span")} several rows; each of those rows was given the value.", null, ranges)
            {
                Dutch = $"{ranges} samengevoegde {(ranges == 1 ? "cel beslaat" : "cellen beslaan")} meer rijen; elk van die rijen kreeg de waarde.",
            });

        var last = rows.Count;
        while (last > firstData && (filled[last - 1] == 0 || IsTotal(rows[last - 1])))
        {
            last--;
            if (filled[last] > 0)
                entries.Add(new(Severity.Note, "total-lines", "1 line below the table was read as a total and left out.", null, 1)
                {
                    Dutch = "1 regel onder de tabel is als totaal gelezen en weggelaten.",
                });
        }

        return last == firstData ? null : Of(name, header, rows, firstData, last, entries, options);
    }

    private static FrameTable Of(string name, string[] header, List<string?[]> rows, int first, int last, List<QualityEntry> entries, LoadOptions options)
    {
        var source = new SourceRows();
        var count = 0;
        var cells = new TextColumnBuilder[rows.Max(row => row.Length)];
        for (var column = 0; column < cells.Length; column++)
            cells[column] = new();
        for (var row = first; row < last; row++)
        {
            if (rows[row].All(string.IsNullOrWhiteSpace))
                continue;
            source.Add(count++, row + 1);
            for (var column = 0; column < cells.Length; column++)
                cells[column].Add(column < rows[row].Length ? rows[row][column] : null);
        }

        return TypedTable.Of(name, header, [.. cells.Select(c => c.ToRaw())], source, entries, options);
    }

    private static bool IsTotal(string?[] row) =>
        row.Take(3).Any(cell => cell is not null && TotalWords.Any(word => cell.Trim().StartsWith(word, StringComparison.OrdinalIgnoreCase)));
}
