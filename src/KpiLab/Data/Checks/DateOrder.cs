namespace KpiLab.Data.Checks;

/// <summary>Ends before starts, dates after the last day that the data may know, and dates that no business has.</summary>
internal static class DateOrder
{
    private static readonly long Earliest = new DateTime(1950, 1, 1).Ticks;
    private static readonly long Latest = new DateTime(2100, 1, 1).Ticks;

    public static IEnumerable<QualityEntry> Find(FrameTable table) => [.. Backwards(table), .. Future(table), .. Far(table)];

    private static IEnumerable<QualityEntry> Backwards(FrameTable table)
    {
        if (table.Find(Role.Start) is not DateColumn starts || table.Find(Role.End) is not DateColumn ends)
            yield break;
        var found = new RowScan(table);
        for (var row = 0; row < table.RowCount; row++)
        {
            if (ends.Ticks[row] != DateColumn.Missing && ends.Ticks[row] < starts.Ticks[row])
                found.Add(row, at => $"{starts.TextOf(at)} – {ends.TextOf(at)}");
        }

        if (found.Count > 0)
            yield return new(Severity.Warning, "end-before-start", $"{RowScan.Rows(found.Count)} end before they start (\"{ends.Name}\" before \"{starts.Name}\"); they do not count. First: {found.First}, {found.Examples[0].Text}.", ends.Name, found.Count, found.Examples)
            {
                Dutch = $"{RowScan.RowsInDutch(found.Count)} {(found.Count == 1 ? "eindigt voor ze begint" : "eindigen voor ze beginnen")} (\"{ends.Name}\" voor \"{starts.Name}\"); ze tellen niet mee. Eerste: {found.FirstInDutch}, {found.Examples[0].Text}.",
            };
    }

    private static IEnumerable<QualityEntry> Future(FrameTable table)
    {
        if (table.AsOf is not { } asOf)
            yield break;
        var limit = asOf.AddDays(1).ToDateTime(TimeOnly.MinValue).Ticks;
        foreach (var dates in Dates(table).Where(dates => dates.Maximum?.Ticks >= limit))
        {
            var found = new RowScan(table);
            for (var row = 0; row < dates.Length; row++)
            {
                if (dates.Ticks[row] >= limit && dates.Ticks[row] < Latest)
                    found.Add(row, at => dates.TextOf(at)!);
            }

            // An end that is known beforehand is a notice, not a mistake.
            var isEnd = table.Roles.ColumnOf(Role.End) == dates.Name;
            if (found.Count > 0)
                yield return new(isEnd ? Severity.Note : Severity.Warning, "future-dates", $"Column \"{dates.Name}\": {RowScan.Rows(found.Count)} after {asOf:yyyy-MM-dd}. First: {found.First}, {found.Examples[0].Text}.", dates.Name, found.Count, found.Examples)
                {
                    Dutch = $"Kolom \"{dates.Name}\": {RowScan.RowsInDutch(found.Count)} na {asOf:yyyy-MM-dd}. Eerste: {found.FirstInDutch}, {found.Examples[0].Text}.",
                };
        }
    }

    private static IEnumerable<QualityEntry> Far(FrameTable table)
    {
        foreach (var dates in Dates(table).Where(dates => dates.Minimum?.Ticks < Earliest || dates.Maximum?.Ticks >= Latest))
        {
            var found = new RowScan(table);
            for (var row = 0; row < dates.Length; row++)
            {
                if (dates.Ticks[row] != DateColumn.Missing && (dates.Ticks[row] < Earliest || dates.Ticks[row] >= Latest))
                    found.Add(row, at => dates.TextOf(at)!);
            }

            yield return new(Severity.Warning, "far-dates", $"Column \"{dates.Name}\": {RowScan.Rows(found.Count)} before 1950 or after 2099, such as {found.Examples[0].Text}; a stand-in for \"none\" is better left empty. First: {found.First}.", dates.Name, found.Count, found.Examples)
            {
                Dutch = $"Kolom \"{dates.Name}\": {RowScan.RowsInDutch(found.Count)} voor 1950 of na 2099, zoals {found.Examples[0].Text}; een plaatsvervanger voor \"geen\" kan beter leeg blijven. Eerste: {found.FirstInDutch}.",
            };
        }
    }

    private static IEnumerable<DateColumn> Dates(FrameTable table) => table.Columns.OfType<DateColumn>().Where(column => table.Roles.RoleOf(column.Name) is not null);
}
