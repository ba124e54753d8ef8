namespace KpiLab.Data;

/// <summary>A last row that only holds the sums of the rows above it, without a word that says so.</summary>
internal static class TotalRow
{
    /// <summary>The columns without such a row; the same columns where there is none.</summary>
    public static IReadOnlyList<Column> Without(IReadOnlyList<Column> columns, List<QualityEntry> entries)
    {
        var last = columns.Count == 0 ? 0 : columns[0].Length - 1;
        if (last < 2 || !columns.Any(c => c is not NumberColumn && c.TextOf(last - 1) is not null) || columns.Any(c => c is not NumberColumn && c.TextOf(last) is not null))
            return columns;
        if (!columns.OfType<NumberColumn>().Any(c => IsSum(c.Values)))
            return columns;
        entries.Add(new(Severity.Note, "total-lines", "The last row holds only the sum of the rows above it; it was read as a total and left out.", null, 1)
        {
            Dutch = "De laatste rij bevat alleen de som van de rijen erboven; ze is als totaal gelezen en weggelaten.",
        });
        int[] rows = [.. Enumerable.Range(0, last)];
        return [.. columns.Select(column => column.Take(rows))];
    }

    private static bool IsSum(ReadOnlySpan<double> values)
    {
        var (sum, total) = (0.0, values[^1]);
        foreach (var value in values[..^1])
            sum += double.IsNaN(value) ? 0 : value;
        return total != 0 && Math.Abs(sum - total) <= 1e-9 * Math.Abs(total);
    }
}
