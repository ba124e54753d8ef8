using KpiLab.Data.Typing;

namespace KpiLab.Data;

/// <summary>Makes the names of columns unique and puts a table together.</summary>
internal static class ColumnNames
{
    public static string[] Unique(IReadOnlyList<string> header, int width, List<QualityEntry> entries)
    {
        var names = new string[width];
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < width; column++)
        {
            var name = column < header.Count ? header[column].Replace('\n', ' ').Replace('\r', ' ').Trim() : "";
            if (name.Length == 0)
                name = $"column{column + 1}";
            var unique = name;
            for (var n = 2; !taken.Add(unique); n++)
                unique = $"{name} ({n})";
            if (unique != name)
                entries.Add(new(Severity.Warning, "duplicate-header", $"Two columns are named \"{name}\"; the later one is called \"{unique}\".", unique)
                {
                    Dutch = $"Twee kolommen heten \"{name}\"; de latere heet nu \"{unique}\".",
                });
            names[column] = unique;
        }

        return names;
    }

    /// <summary>The table, without columns that have neither a name nor a value.</summary>
    public static FrameTable Table(string name, IReadOnlyList<Column> columns, List<QualityEntry> entries, SortedSet<string> currencies, SourceRows? source, LoadOptions options)
    {
        columns = TotalRow.Without(columns, entries);
        Column[] kept = [.. columns.Where((column, at) => column.Name != $"column{at + 1}" || column.MissingCount < column.Length)];
        if (kept.Length < columns.Count)
            entries.Add(new(Severity.Note, "empty-columns", $"{columns.Count - kept.Length} columns without name and values were left out.", null, columns.Count - kept.Length)
            {
                Dutch = $"{columns.Count - kept.Length} kolommen zonder naam en waarden zijn weggelaten.",
            });
        foreach (var column in kept)
        {
            if (CurrencyText.InHeader(column.Name) is { } code)
                currencies.Add(code);
        }

        // What roles and checks ask of each column is found for all of them beside one another.
        Parallel.ForEach(kept, column => _ = column.MissingCount);
        var table = FrameTable.Of(name, kept);
        if (table.Find(Role.Currency) is TextColumn named)
        {
            foreach (var text in named.Dictionary)
            {
                if (CurrencyText.TryCode(text, out var code))
                    currencies.Add(code!);
            }
        }

        if (currencies.Count > 1)
            entries.Add(new(Severity.Problem, "mixed-currencies", $"Amounts in {string.Join(" and ", currencies)} stand in one table; they are not added up. Convert them first, or split the file.", null, currencies.Count)
            {
                Dutch = $"Bedragen in {string.Join(" en ", currencies)} staan in één tabel; ze worden niet opgeteld. Reken ze eerst om, of splits het bestand.",
            });
        return table.WithCurrency(currencies.Count == 0 ? null : string.Join("+", currencies)).Read(entries, source, options.AsOf);
    }
}
