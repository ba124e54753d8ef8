using KpiLab.Data.Typing;

namespace KpiLab.Data.Delimited;

/// <summary>Reads a delimited text file into a table, in a stream.</summary>
internal sealed class DelimitedFile
{
    private readonly TextSource source;
    private readonly LoadOptions options;
    private readonly Dialect dialect;
    private readonly List<QualityEntry> entries = [];

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
        var pass = Pass(names.Length, Quick);
        var intake = pass.Intake;
        if (intake.Rows == 0)
            throw new DataException($"{source.File} has a header and no rows: {string.Join(", ", names)}. Export it again with data.");
        var votes = pass.Columns.Sum(raw => raw is null ? 0 : ColumnTyper.MarkVotes(raw));
        bool? comma = options.DecimalMark is { } mark ? mark == ',' : votes == 0 ? null : votes > 0;
        var typer = new ColumnTyper(intake.Lines, options);
        var columns = new Column?[names.Length];
        for (var c = 0; c < columns.Length; c++)
            columns[c] = pass.Columns[c] is { } raw ? typer.Type(names[c], raw, comma) : null;
        if (columns.Any(column => column is null))
        {
            var again = Pass(names.Length, (column, _, _) => columns[column] is null ? new TextReader(intake.Rows) : null);
            for (var c = 0; c < columns.Length; c++)
                columns[c] ??= typer.Type(names[c], again.Columns[c]!, comma);
        }

        entries.AddRange(intake.WidthEntries);
        entries.InsertRange(0, Notes(intake));
        if (typer.Encodings.Entry() is { } mixed)
            entries.Add(mixed);
        entries.AddRange(typer.Entries);
        return ColumnNames.Table(name, columns!, entries, typer.Currencies, intake.Lines, options);
    }

    // Plain numbers and dates are read as such where the first cells are; what turns out to be something else is read again as text.
    private ColumnReader Quick(int column, IReadOnlyList<byte[]> cells, int rows)
    {
        if (cells.Count == 0 || !options.Plan.Guesses)
            return new TextReader(rows);
        if (cells.All(cell => IsoDate.TryRead(cell, out _)))
            return new DateReader(rows);
        foreach (var comma in (ReadOnlySpan<bool>)[false, true])
        {
            var plain = new PlainNumber((byte)(comma ? ',' : '.'));
            if (cells.All(cell => plain.TryRead(ColumnPart.Trim(cell), out _)))
                return new NumberReader(comma, rows);
        }

        return new TextReader(rows);
    }

    private TablePass Pass(int width, Func<int, IReadOnlyList<byte[]>, int, ColumnReader?> choose)
    {
        var pass = new TablePass(source, dialect, width, options, choose);
        pass.Run();
        return pass;
    }

    private IEnumerable<QualityEntry> Notes(RowIntake intake)
    {
        var separator = dialect.Separator switch { 0 => "one column", (byte)'\t' => "tab", (byte)' ' => "runs of spaces", var s => $"\"{(char)s}\"" };
        var separatorInDutch = dialect.Separator switch { 0 => "één kolom", (byte)' ' => "reeksen spaties", _ => separator };
        yield return new(Severity.Note, "format", $"Separator: {separator}; {(dialect.HeaderRow < 0 ? "no header" : $"header on line {intake.HeaderLine}")}.")
        {
            Dutch = $"Scheidingsteken: {separatorInDutch}; {(dialect.HeaderRow < 0 ? "geen kop" : $"kop op regel {intake.HeaderLine}")}.",
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
        if (intake.TotalLines > 0)
            yield return new(Severity.Note, "total-lines", $"{intake.TotalLines} {(intake.TotalLines == 1 ? "line below the table was" : "lines below the table were")} read as totals or footnotes and left out.", null, intake.TotalLines)
            {
                Dutch = $"{intake.TotalLines} {(intake.TotalLines == 1 ? "regel onder de tabel is" : "regels onder de tabel zijn")} als totaal of voetnoot gelezen en weggelaten.",
            };
        if (intake.RepeatedHeaders > 0)
            yield return new(Severity.Note, "repeated-header", $"The header stands {intake.RepeatedHeaders} more times within the table, as where pages or files were put together; those lines were left out.", null, intake.RepeatedHeaders)
            {
                Dutch = $"De kop staat nog {intake.RepeatedHeaders} keer in de tabel, zoals waar pagina's of bestanden zijn samengevoegd; die regels zijn weggelaten.",
            };
    }
}
