namespace KpiLab.Data.Checks;

/// <summary>Columns without values, and rows that lack what a KPI needs of them.</summary>
internal static class MissingValues
{
    private static readonly (Role Role, string Effect, string InDutch)[] Needed =
    [
        (Role.Date, "they count in no period", "ze tellen in geen periode mee"), (Role.Start, "they count in no period", "ze tellen in geen periode mee"),
        (Role.Customer, "they count for no customer", "ze tellen voor geen klant mee"),
        (Role.Amount, "they count as no amount", "ze tellen niet als bedrag"), (Role.Score, "they are no answer", "ze zijn geen antwoord"),
    ];

    public static IEnumerable<QualityEntry> Find(FrameTable table)
    {
        foreach (var column in table.Columns)
        {
            if (column.Length > 0 && column.MissingCount == column.Length)
                yield return new(Severity.Warning, "all-missing", $"Column \"{column.Name}\" has no values.", column.Name, column.Length)
                {
                    Dutch = $"Kolom \"{column.Name}\" heeft geen waarden.",
                };
        }

        foreach (var (role, effect, inDutch) in Needed)
        {
            if (table.Find(role) is { MissingCount: > 0 } column && column.MissingCount < column.Length)
            {
                var found = Rows(table, column);
                yield return new(Severity.Warning, "missing-values", $"Column \"{column.Name}\": {RowScan.Rows(found.Count)} without a value; {effect}. First: {found.First}.", column.Name, found.Count, found.Examples)
                {
                    Dutch = $"Kolom \"{column.Name}\": {RowScan.RowsInDutch(found.Count)} zonder waarde; {inDutch}. Eerste: {found.FirstInDutch}.",
                };
            }
        }

        if (table.Find(Role.Channel) is { MissingCount: > 0 } channel && IsCost(table))
        {
            var found = Rows(table, channel);
            yield return new(Severity.Warning, "cost-without-channel", $"{RowScan.Rows(found.Count)} of cost without a channel (\"{channel.Name}\"); by channel they stand under (unknown). First: {found.First}.", channel.Name, found.Count, found.Examples)
            {
                Dutch = $"{RowScan.RowsInDutch(found.Count)} met kosten zonder kanaal (\"{channel.Name}\"); per kanaal staan ze onder (onbekend). Eerste: {found.FirstInDutch}.",
            };
        }
    }

    private static bool IsCost(FrameTable table) =>
        table.Roles.Has(Role.Cost) || table.Roles.Has(Role.Category)
        || (table.Roles.ColumnOf(Role.Amount) is { } amount && NameWords.Of(amount + " " + table.Name).Words.Any(word => word is "spend" or "spending" or "uitgaven" or "cost" or "costs" or "kosten" or "marketing" or "budget"));

    private static RowScan Rows(FrameTable table, Column column)
    {
        var found = new RowScan(table);
        for (var row = 0; row < column.Length; row++)
        {
            if (column switch { NumberColumn n => double.IsNaN(n.Values[row]), DateColumn d => d.Ticks[row] == DateColumn.Missing, TextColumn t => t.Codes[row] < 0, _ => column[row] is null })
                found.Add(row, at => string.Join("; ", table.Columns.Take(6).Select(c => c.TextOf(at) ?? "")));
        }

        return found;
    }
}
