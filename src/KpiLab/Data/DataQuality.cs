namespace KpiLab.Data;

/// <summary>Checks of a loaded table that matter to KPIs.</summary>
internal static class DataQuality
{
    public static IEnumerable<QualityEntry> Check(FrameTable table, LoadOptions options)
    {
        foreach (var column in table.Columns)
        {
            if (column.Length > 0 && column.MissingCount == column.Length)
                yield return new(Severity.Warning, "all-missing", $"Column \"{column.Name}\" has no values.", column.Name, column.Length);
            if (options.AsOf is { } asOf && column is DateColumn dates && table.Roles.RoleOf(column.Name) is not null)
            {
                var limit = asOf.AddDays(1).ToDateTime(TimeOnly.MinValue).Ticks;
                var future = dates.Ticks.ToArray().Count(t => t >= limit);
                if (future > 0)
                    yield return new(Severity.Warning, "future-dates", $"Column \"{column.Name}\": {future} dates lie after {asOf:yyyy-MM-dd}.", column.Name, future);
            }
        }

        if (table.Find(Role.Start) is DateColumn starts && table.Find(Role.End) is DateColumn ends)
        {
            var backwards = Enumerable.Range(0, table.RowCount).Where(row => starts.Ticks[row] != DateColumn.Missing && ends.Ticks[row] != DateColumn.Missing && ends.Ticks[row] < starts.Ticks[row]).ToArray();
            if (backwards.Length > 0)
                yield return new(Severity.Warning, "end-before-start", $"{backwards.Length} rows end before they start (\"{ends.Name}\" before \"{starts.Name}\"); they do not count.", ends.Name, backwards.Length, [.. backwards.Take(5).Select(row => new QualityExample(row + 2, $"{starts.TextOf(row)} – {ends.TextOf(row)}"))]);
        }

        if (table.Find(Role.Amount) is NumberColumn { Minimum: < 0 } amounts)
        {
            var negative = amounts.Values.ToArray().Count(v => v < 0);
            yield return new(Severity.Note, "negative-amounts", $"Column \"{amounts.Name}\": {negative} amounts are negative (credit notes, corrections); they are counted as they stand.", amounts.Name, negative);
        }

        foreach (var role in (Role[])[Role.Leads, Role.Customers, Role.Employees, Role.Invited])
        {
            if (table.Find(role) is NumberColumn { Minimum: < 0 } counts)
                yield return new(Severity.Problem, "negative-counts", $"Column \"{counts.Name}\" counts something and holds negative numbers.", counts.Name, counts.Values.ToArray().Count(v => v < 0));
        }

        if (table.Find(Role.Channel) is { MissingCount: > 0 } channel && (table.Roles.Has(Role.Cost) || table.Roles.Has(Role.Category)))
            yield return new(Severity.Warning, "cost-without-channel", $"{channel.MissingCount} rows of cost have no channel; by channel they stand under (unknown).", channel.Name, channel.MissingCount);
        foreach (var text in table.Columns.OfType<TextColumn>().Where(c => c.Dictionary.Count <= 200_000))
        {
            var variants = text.Dictionary.GroupBy(t => string.Join(' ', t.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant()).Where(g => g.Count() > 1).ToArray();
            if (variants.Length > 0)
                yield return new(Severity.Warning, "spelling-variants", $"Column \"{text.Name}\": {variants.Length} values are spelt in more than one way, such as {string.Join(" and ", variants[0].Take(2).Select(v => $"\"{v}\""))}; they count as different.", text.Name, variants.Length);
        }
    }
}
