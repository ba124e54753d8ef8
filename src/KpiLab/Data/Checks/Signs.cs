namespace KpiLab.Data.Checks;

/// <summary>Negative amounts, and negative numbers of what is counted.</summary>
internal static class Signs
{
    public static IEnumerable<QualityEntry> Find(FrameTable table)
    {
        foreach (var role in (Role[])[Role.Leads, Role.Customers, Role.Employees, Role.Invited])
        {
            if (table.Find(role) is NumberColumn { Minimum: < 0 } counts && Negative(table, counts) is var found)
                yield return new(Severity.Problem, "negative-counts", $"Column \"{counts.Name}\" counts something and is negative in {RowScan.Rows(found.Count)}. First: {found.First}, {found.Examples[0].Text}.", counts.Name, found.Count, found.Examples)
                {
                    Dutch = $"Kolom \"{counts.Name}\" telt iets en is negatief in {RowScan.RowsInDutch(found.Count)}. Eerste: {found.FirstInDutch}, {found.Examples[0].Text}.",
                };
        }

        foreach (var role in (Role[])[Role.Amount, Role.Cost, Role.Price, Role.Quantity])
        {
            if (table.Find(role) is NumberColumn { Minimum: < 0 } amounts && Negative(table, amounts) is var found)
                yield return new(Severity.Note, "negative-amounts", $"Column \"{amounts.Name}\" is negative in {RowScan.Rows(found.Count)} (credit notes, returns, corrections); they are counted as they stand. First: {found.First}, {found.Examples[0].Text}.", amounts.Name, found.Count, found.Examples)
                {
                    Dutch = $"Kolom \"{amounts.Name}\" is negatief in {RowScan.RowsInDutch(found.Count)} (creditnota's, retouren, correcties); ze tellen mee zoals ze er staan. Eerste: {found.FirstInDutch}, {found.Examples[0].Text}.",
                };
        }
    }

    private static RowScan Negative(FrameTable table, NumberColumn column)
    {
        var found = new RowScan(table);
        for (var row = 0; row < column.Length; row++)
        {
            if (column.Values[row] < 0)
                found.Add(row, at => column.TextOf(at)!);
        }

        return found;
    }
}
