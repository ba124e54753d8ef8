using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>Judges how fresh and how clean a table is.</summary>
internal static class TableJudge
{
    public static WatchAnswer Judge(WatchRule rule, Segment segment, Table table, DateOnly asOf)
    {
        var (status, text) = rule.Condition switch
        {
            BeFresh fresh => Freshness(table, fresh.Days, asOf),
            BeClean clean => Cleanness(table, clean),
            _ => throw new NotSupportedException($"{rule.Condition.GetType().Name} is not about a table."),
        };
        return new(rule, segment, status, text);
    }

    private static (WatchStatus, LocalText) Freshness(Table table, int days, DateOnly asOf)
    {
        if (Newest(table, asOf) is not { } newest)
            return (WatchStatus.NoData, WatchText.NoData(WatchText.NoDates(table.Name)));
        var age = asOf.DayNumber - newest.DayNumber;
        return (age > days ? WatchStatus.Alert : WatchStatus.Right, WatchText.Age(table.Name, newest, age, days));
    }

    // The dates of what happened; where there are none, of what began. Days after the check do not count.
    private static DateOnly? Newest(Table table, DateOnly asOf) => table is FrameTable frame ? Newest(frame, asOf)
        : new[] { Role.Date, Role.Start }.Where(table.Roles.Has).Select(role => TableEngine.Of(table).Coverage(table, (Field)role)).FirstOrDefault(coverage => coverage is not null)?.Last is { } last && last <= asOf ? last : null;

    private static DateOnly? Newest(FrameTable table, DateOnly asOf)
    {
        if ((table.Find(Role.Date) ?? table.Find(Role.Start) ?? table.Columns.FirstOrDefault(column => column is DateColumn)) is not DateColumn dates)
            return null;
        var end = asOf.ToDateTime(TimeOnly.MaxValue).Ticks;
        var newest = DateColumn.Missing;
        foreach (var ticks in dates.Ticks)
        {
            if (ticks <= end && ticks > newest)
                newest = ticks;
        }

        return newest == DateColumn.Missing ? null : DateOnly.FromDateTime(new DateTime(newest));
    }

    private static (WatchStatus, LocalText) Cleanness(Table table, BeClean clean)
    {
        if (table is not FrameTable frame)
            return (WatchStatus.NoData, WatchText.NoData(WatchText.NotRead(table.Name)));
        if (frame.RowCount == 0)
            return (WatchStatus.NoData, WatchText.NoData(WatchText.NoRows(table.Name)));
        QualityEntry[] found = [.. table.Quality
            .Where(entry => (clean.Severity is { } severity && entry.Severity >= severity) || (clean.SetAside is { } share && entry.Code == "value-set-aside" && entry.Count > share * frame.RowCount))
            .OrderByDescending(entry => entry.Severity)];
        return found.Length == 0 ? (WatchStatus.Right, WatchText.Clean(table.Name)) : (WatchStatus.Alert, WatchText.NotClean(table.Name, found));
    }
}
