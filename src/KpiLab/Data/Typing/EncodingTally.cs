namespace KpiLab.Data.Typing;

/// <summary>How the cells of a file beyond ASCII are encoded; a file that was pasted together has both.</summary>
internal sealed class EncodingTally
{
    private readonly List<QualityExample> utf8 = [];
    private readonly List<QualityExample> windows = [];
    private long utf8Cells;
    private long windowsCells;

    /// <summary>Counts a distinct text; the row of its first use is asked for only where it may become an example.</summary>
    public void Add(CellEncoding encoding, long uses, string text, Func<long> row)
    {
        if (encoding == CellEncoding.Ascii)
            return;
        var examples = encoding == CellEncoding.Utf8 ? utf8 : windows;
        if (encoding == CellEncoding.Utf8)
            utf8Cells += uses;
        else
            windowsCells += uses;
        if (examples.Count < 5)
            examples.Add(new(row(), text));
    }

    /// <summary>The entry; null where all cells are encoded alike.</summary>
    public QualityEntry? Entry()
    {
        if (utf8Cells == 0 || windowsCells == 0)
            return null;
        var (few, many, count, examples) = windowsCells <= utf8Cells ? ("Windows-1252", "UTF-8", windowsCells, windows) : ("UTF-8", "Windows-1252", utf8Cells, utf8);
        return new(
            Severity.Warning, "mixed-encodings",
            $"{count:N0} {(count == 1 ? "cell is" : "cells are")} {few} in a file that is otherwise {many}; each was read as what it is. Look at the examples, and export the file again in one encoding.",
            null, (int)Math.Min(int.MaxValue, count), [.. examples.OrderBy(e => e.Row)])
        {
            Dutch = $"{DutchCount.Of(count)} {(count == 1 ? "cel is" : "cellen zijn")} {few} in een bestand dat verder {many} is; elk is gelezen als wat het is. Bekijk de voorbeelden en exporteer het bestand opnieuw in één codering.",
        };
    }
}
