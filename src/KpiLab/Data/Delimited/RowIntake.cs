using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Takes the records of a file in order: leaves out what is no row (titles, the header, totals and footnotes) and numbers the rest.</summary>
/// <param name="dialect">How the file is written.</param>
/// <param name="width">Number of columns.</param>
internal sealed class RowIntake(Dialect dialect, int width)
{
    private static readonly string[] TotalWords = ["totaal", "total", "eindtotaal", "subtotaal", "subtotal", "grand total", "som "];

    private readonly RowWidths widths = new(width);
    private byte[][] header = [];
    private int skip = dialect.FirstRow;

    /// <summary>Rows so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Where the rows stand in the file.</summary>
    public SourceRows Lines { get; } = new();

    /// <summary>The line of the header, from 1; 0 where there is none.</summary>
    public long HeaderLine { get; private set; }

    /// <summary>Records at the end that are totals or footnotes.</summary>
    public int TotalLines { get; private set; }

    /// <summary>How often the header stands within the table.</summary>
    public int RepeatedHeaders { get; private set; }

    /// <summary>What was noticed about the widths of records.</summary>
    public IEnumerable<QualityEntry> WidthEntries => widths.Entries();

    /// <summary>Looks at a batch from the middle of the file, which needs no order: removes repeated headers; gives their number.</summary>
    public int Prepare(RecordBatch batch)
    {
        var removed = batch.Remove(header);
        batch.Survey(width);
        return removed;
    }

    /// <summary>Takes the next batch of the file.</summary>
    /// <returns>The row of the table that its first record is.</returns>
    public int Take(RecordBatch batch, bool isLast)
    {
        if (skip > dialect.HeaderRow && dialect.HeaderRow >= 0 && batch.Rows > dialect.HeaderRow)
        {
            header = [.. Enumerable.Range(0, batch.Width(dialect.HeaderRow)).Select(c => batch.Cell(dialect.HeaderRow, c).ToArray())];
            HeaderLine = batch.FirstLine + batch.Lines[dialect.HeaderRow];
        }

        var from = Math.Min(skip, batch.Rows);
        skip -= from;
        batch.Keep(from, isLast ? BeforeTotals(batch, from) : batch.Rows);
        return TakePrepared(batch, Prepare(batch));
    }

    /// <summary>Takes the next batch of the file, which was prepared and stands in its middle.</summary>
    public int TakePrepared(RecordBatch batch, int removedHeaders)
    {
        RepeatedHeaders += removedHeaders;
        var first = Rows;
        Rows = checked(Rows + batch.Rows);
        if (!batch.IsRegular)
            widths.Add(batch);
        for (var row = 0; row < (batch.IsStraight ? Math.Min(1, batch.Rows) : batch.Rows); row++)
            Lines.Add(first + row, batch.FirstLine + batch.Lines[row]);
        return first;
    }

    // Totals and footnotes stand at the very end: among the last records, from the first that says total or is nearly empty.
    private int BeforeTotals(RecordBatch batch, int from)
    {
        var end = batch.Rows;
        for (var row = Math.Max(from, batch.Rows - 6); row < batch.Rows; row++)
        {
            string[] cells = [.. Enumerable.Range(0, batch.Width(row)).Select(c => CellText.Decode(batch.Cell(row, c), out _).Trim()).Where(c => c.Length > 0)];
            var says = cells.Take(3).Any(cell => TotalWords.Any(word => cell.StartsWith(word, StringComparison.OrdinalIgnoreCase)));
            var footnote = width > 2 && cells.Length == 1 && !NumberText.TryRead(cells[0], out _) && batch.Width(row) <= 2;
            if (!says && !footnote)
                continue;
            end = row;
            break;
        }

        TotalLines = batch.Rows - end;
        return end;
    }
}
