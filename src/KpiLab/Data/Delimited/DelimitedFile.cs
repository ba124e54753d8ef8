using System.Text;
using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Reads a delimited text file into a table, in a stream.</summary>
internal sealed class DelimitedFile
{
    private const int SampleBytes = 1 << 18;
    private static readonly string[] TotalWords = ["totaal", "total", "eindtotaal", "subtotaal", "subtotal", "grand total", "som "];

    private readonly string path;
    private readonly string file;
    private readonly LoadOptions options;
    private readonly Encoding? wide;
    private readonly Dialect dialect;
    private readonly List<QualityEntry> entries = [];
    private int totalLines;
    private int expectedRows;

    private DelimitedFile(string path, Encoding? wide, Dialect dialect, LoadOptions options)
    {
        (this.path, this.wide, this.dialect, this.options) = (path, wide, dialect, options);
        file = Path.GetFileName(path);
    }

    public static FrameTable Read(string path, LoadOptions options)
    {
        using var stream = TableFile.Open(path);
        var head = new byte[4];
        var length = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        Encoding? wide = length >= 2 && head[0] == 0xFF && head[1] == 0xFE ? Encoding.Unicode : length >= 2 && head[0] == 0xFE && head[1] == 0xFF ? Encoding.BigEndianUnicode : null;
        stream.Position = 0;
        using var utf8 = wide is null ? stream : Encoding.CreateTranscodingStream(stream, wide, Encoding.UTF8);
        var sample = new byte[SampleBytes];
        var filled = utf8.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        var file = Path.GetFileName(path);
        if (filled == 0 || sample.AsSpan(0, filled).IndexOfAnyExcept(" \r\n\t"u8) < 0)
            throw new DataException($"{file} is empty: there is nothing to read. Export it again.");
        if (sample.AsSpan(0, filled).Contains((byte)0))
            throw new DataException($"{file} is not a text file: it holds binary data. Was something else saved under this name? Export it again as CSV or .xlsx.");
        var dialect = Dialect.Find(sample.AsSpan(0, filled), filled < sample.Length, options.HasHeader);
        return new DelimitedFile(path, wide, dialect, options).Read();
    }

    private FrameTable Read()
    {
        var names = ColumnNames.Unique(dialect.Header, dialect.Width, entries);
        var raws = Pass(names.Length, column => Quick(column));
        if (raws.Rows == 0)
            throw new DataException($"{file} has a header and no rows: {string.Join(", ", names)}. Export it again with data.");
        var votes = raws.Columns.Sum(raw => raw is null ? 0 : ColumnTyper.MarkVotes(raw));
        bool? comma = options.DecimalMark is { } mark ? mark == ',' : votes == 0 ? null : votes > 0;
        var typer = new ColumnTyper(raws.LineOf, options);
        var columns = new Column?[names.Length];
        for (var c = 0; c < columns.Length; c++)
            columns[c] = raws.Columns[c] is { } raw ? typer.Type(names[c], raw, comma) : null;
        if (columns.Any(column => column is null))
        {
            var again = Pass(names.Length, column => columns[column] is null ? new TextReader(raws.Rows) : null);
            for (var c = 0; c < columns.Length; c++)
                columns[c] ??= typer.Type(names[c], again.Columns[c]!, comma);
        }

        entries.InsertRange(0, Notes());
        entries.AddRange(typer.Entries);
        return ColumnNames.Table(TableFile.NameOf(path), columns!, entries, typer.Currencies, options);

        ColumnReader Quick(int column)
        {
            var cells = sampleCells[column];
            if (cells.Count > 0 && cells.TrueForAll(cell => DateReader.TryRead(cell, out _)))
                return new DateReader(expectedRows);
            foreach (var withComma in (ReadOnlySpan<bool>)[false, true])
            {
                if (cells.Count > 0 && cells.TrueForAll(cell => NumberReader.IsPlain(cell, withComma)))
                    return new NumberReader(withComma, expectedRows);
            }

            return new TextReader(expectedRows);
        }
    }

    private readonly List<List<byte[]>> sampleCells = [];

    private IEnumerable<QualityEntry> Notes()
    {
        var separator = dialect.Separator switch { 0 => "one column", (byte)'\t' => "tab", (byte)' ' => "runs of spaces", var s => $"\"{(char)s}\"" };
        yield return new(Severity.Note, "format", $"Separator: {separator}; {(dialect.HeaderRow < 0 ? "no header" : $"header on record {dialect.HeaderRow + 1}")}.");
        if (dialect.HeaderRow < 0)
            yield return new(Severity.Note, "no-header", "No line names the columns; they are called column1, column2, … Map roles to them by those names.");
        if (dialect.HeaderRow > 0)
            yield return new(Severity.Note, "title-lines", $"{dialect.HeaderRow} lines above the header were read as a title.", null, dialect.HeaderRow);
        if (totalLines > 0)
            yield return new(Severity.Note, "total-lines", $"{totalLines} lines below the table were read as totals or footnotes and left out.", null, totalLines);
    }

    private (RawColumn?[] Columns, int Rows, Func<int, long> LineOf) Pass(int width, Func<int, ColumnReader?> choose)
    {
        using var stream = TableFile.Open(path);
        var total = stream.Length;
        using var utf8 = wide is null ? (Stream)stream : Encoding.CreateTranscodingStream(stream, wide, Encoding.UTF8);
        using var reader = new RecordReader(utf8, dialect.Tokenizer(), file);
        ColumnReader?[]? readers = null;
        var batch = new RecordBatch();
        var skip = dialect.FirstRow;
        var starts = new List<(int Row, long Line, int[] Lines)>();
        var rows = 0;
        var wideRows = 0;
        totalLines = 0;
        while (reader.Next(batch))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            options.Progress?.Report((reader.BytesRead, total));
            var from = Math.Min(skip, batch.Rows);
            skip -= from;
            var end = batch.IsLast ? BeforeTotals(batch, from, width) : batch.Rows;
            batch.Keep(from, end);
            if (batch.Rows == 0)
                continue;
            if (readers is null)
            {
                Sample(batch, width);
                // Room for the whole file, told by its first records, so that buffers need not grow.
                expectedRows = batch.IsLast ? batch.Rows : (int)Math.Min(int.MaxValue / 2, 1.03 * total * (batch.Rows + from) / Math.Max(1, batch.Filled));
                readers = [.. Enumerable.Range(0, width).Select(choose)];
            }

            for (var row = 0; row < batch.Rows; row++)
                wideRows += batch.Width(row) > width ? 1 : 0;
            for (var column = 0; column < width; column++)
                readers[column]?.Append(batch, column, rows);
            starts.Add((rows, batch.FirstLine, batch.Lines.ToArray()));
            rows += batch.Rows;
        }

        if (wideRows > 0 && entries.All(e => e.Code != "wide-rows"))
            entries.Add(new(Severity.Warning, "wide-rows", $"{wideRows} rows have more fields than the header; what stands beyond the last column was left out. A separator inside a text without quotes does this.", null, wideRows));
        long LineOf(int row)
        {
            var at = starts.FindLastIndex(start => start.Row <= row);
            return at < 0 ? row + 1 : starts[at].Line + starts[at].Lines[row - starts[at].Row];
        }

        return (readers is null ? new RawColumn?[width] : [.. readers.Select(r => r?.Finish(rows))], rows, LineOf);
    }

    private void Sample(RecordBatch batch, int width)
    {
        sampleCells.Clear();
        for (var column = 0; column < width; column++)
        {
            var cells = new List<byte[]>();
            for (var row = 0; row < Math.Min(batch.Rows, 500); row++)
            {
                var cell = batch.Cell(row, column);
                if (cell.Length > 0)
                    cells.Add(cell.ToArray());
            }

            sampleCells.Add(cells);
        }
    }

    // Totals and footnotes stand at the very end: among the last records, from the first that says total or is nearly empty.
    private int BeforeTotals(RecordBatch batch, int from, int width)
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

        totalLines = batch.Rows - end;
        return end;
    }
}
