using KpiLab.Data.Typing;

namespace KpiLab.Data;

/// <summary>Puts columns of texts together to a typed table: the kinds and the decimal mark are decided over all of them.</summary>
internal static class TypedTable
{
    public static FrameTable Of(string name, IReadOnlyList<string> header, RawColumn[] raws, SourceRows source, List<QualityEntry> entries, LoadOptions options)
    {
        var names = ColumnNames.Unique(header, raws.Length, entries);
        var typer = new ColumnTyper(source, options);
        var votes = raws.Sum(ColumnTyper.MarkVotes);
        bool? comma = options.DecimalMark is { } mark ? mark == ',' : votes == 0 ? null : votes > 0;
        Column[] columns = [.. raws.Select((raw, column) => typer.Type(names[column], raw, comma)!)];
        if (typer.Encodings.Entry() is { } mixed)
            entries.Add(mixed);
        entries.AddRange(typer.Entries);
        return ColumnNames.Table(name, columns, entries, typer.Currencies, source, options);
    }
}
