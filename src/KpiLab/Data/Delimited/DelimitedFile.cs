using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Reads a delimited text file into a table, in a stream.</summary>
internal sealed class DelimitedFile
{
    private static readonly string[] TotalWords = ["totaal", "total", "eindtotaal", "subtotaal", "subtotal", "grand total", "som "];

    private readonly TextSource source;
    private readonly LoadOptions options;
    private readonly Dialect dialect;
    private readonly List<QualityEntry> entries = [];
    private readonly List<List<byte[]>> sampleCells = [];
    private int totalLines;
    private int headerLines;
    private int expectedRows;

    private DelimitedFile(TextSource source, Dialect dialect, LoadOptions options) =>
        (this.source, this.dialect, this.options) = (source, dialect, options);

    public static FrameTable Read(string path, LoadOptions options)
    {
        var source = TextSource.Of(path);
        var dialect = Dialect.Find(source.Sample.Span, source.IsWhole, options.HasHeader);
        return new DelimitedFile(source, dialect, options).Read(TableFile.NameOf(path));
    }

    private FrameTable Read(string name)
    {
        var names = ColumnNames.Unique(dialect.Header, dialect.Width, entries);
        var raws = Pass(names.Length, column => Quick(column));
        if (raws.Rows == 0)
            throw new DataException($"{source.File} has a header and no rows: {string.Join(", ", names)}. Export it again with data.");
        var votes = raws.Columns.Sum(raw => raw is null ? 0 : ColumnTyper.MarkVotes(raw));
        bool? comma = options.DecimalMark is { } mark ? mark == ',' : votes == 0 ? null : votes > 0;
        var typer = new ColumnTyper(raws.Source, options);
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
        if (typer.Encodings.Entry() is { } mixed)
            entries.Add(mixed);
        entries.AddRange(typer.Entries);
        return ColumnNames.Table(name, columns!, entries, typer.Currencies, raws.Source, options);

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

    private IEnumerable<QualityEntry> Notes()
    {
        var separator = dialect.Separator switch { 0 => "one column", (byte)'\t' => "tab", (byte)' ' => "runs of spaces", var s => $"\"{(char)s}\"" };
        var separatorInDutch = dialect.Separator switch { 0 => "één kolom", (byte)' ' => "reeksen spaties", _ => separator };
        yield return new(Severity.Note, "format", $"Separator: {separator}; {(dialect.HeaderRow < 0 ? "no header" : $"header on record {dialect.HeaderRow + 1}")}.")
        {
            Dutch = $"Scheidingsteken: {separatorInDutch}; {(dialect.HeaderRow < 0 ? "geen kop" : $"kop op regel {dialect.HeaderRow + 1}")}.",
        };
        if (dialect.HeaderRow < 0)
            yield return new(Severity.Note, "no-header", "No line names the columns; they are called column1, column2, … Map roles to them by those names.")
            {
                Dutch = "Geen regel noemt de kolommen; ze heten column1, column2, … Wijs er onder die namen rollen aan toe.",
            };
        if (dialect.HeaderRow > 0)
            yield return new(Severity.Note, "title-lines", $"{dialect.HeaderRow} {(dialect.HeaderRow == 1 ? "line above the header was" : "lines above the header were")} read as a title.", null, dialect.HeaderRow)
            {
                Dutch = $"{dialect.HeaderRow} {(dialect.HeaderRow == 1 ? "regel boven de kop is" : "regels boven de kop zijn")} als titel gelezen.",
            };
        if (totalLines > 0)
            yield return new(Severity.Note, "total-lines", $"{totalLines} {(totalLines == 1 ? "line below the table was" : "lines below the table were")} read as totals or footnotes and left out.", null, totalLines)
            {
                Dutch = $"{totalLines} {(totalLines == 1 ? "regel onder de tabel is" : "regels onder de tabel zijn")} als totaal of voetnoot gelezen en weggelaten.",
            };
        if (headerLines > 0)
            yield return new(Severity.Note, "repeated-header", $"The header stands {headerLines} more times within the table, as where pages or files were put together; those lines were left out.", null, headerLines)
            {
                Dutch = $"De kop staat nog {headerLines} keer in de tabel, zoals waar pagina's of bestanden zijn samengevoegd; die regels zijn weggelaten.",
            };
    }

    private (RawColumn?[] Columns, int Rows, SourceRows Source) Pass(int width, Func<int, ColumnReader?> choose)
    {
        using var utf8 = source.Open(out var stream);
        var total = stream.Length;
        using var reader = new RecordReader(utf8, dialect.Tokenizer(), source.File);
        ColumnReader?[]? readers = null;
        var batch = new RecordBatch();
        var skip = dialect.FirstRow;
        var lines = new SourceRows();
        var rows = 0;
        var widths = new RowWidths(width);
        byte[][] header = [];
        totalLines = headerLines = 0;
        while (reader.Next(batch))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            options.Progress?.Report(new(source.File, stream.Position, total));
            if (skip > dialect.HeaderRow && dialect.HeaderRow >= 0 && batch.Rows > dialect.HeaderRow)
                header = [.. Enumerable.Range(0, batch.Width(dialect.HeaderRow)).Select(c => batch.Cell(dialect.HeaderRow, c).ToArray())];
            var from = Math.Min(skip, batch.Rows);
            skip -= from;
            var end = batch.IsLast ? BeforeTotals(batch, from, width) : batch.Rows;
            batch.Keep(from, end);
            headerLines += batch.Remove(header);
            if (batch.Rows == 0)
                continue;
            if (readers is null)
            {
                Sample(batch, width);
                // Room for the whole file, told by its first records, so that buffers need not grow.
                expectedRows = batch.IsLast ? batch.Rows : (int)Math.Min(int.MaxValue / 2, 1.03 * total * (batch.Rows + from) / Math.Max(1, batch.Filled));
                readers = [.. Enumerable.Range(0, width).Select(choose)];
            }

            widths.Add(batch);
            for (var column = 0; column < width; column++)
                readers[column]?.Append(batch, column, rows);
            for (var row = 0; row < batch.Rows; row++)
                lines.Add(rows + row, batch.FirstLine + batch.Lines[row]);
            rows += batch.Rows;
        }

        if (entries.All(e => e.Code is not ("wide-rows" or "short-rows")))
            entries.AddRange(widths.Entries());
        return (readers is null ? new RawColumn?[width] : [.. readers.Select(r => r?.Finish(rows))], rows, lines);
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
