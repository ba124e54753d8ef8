using KpiLab.Data;

namespace KpiLab.Models.ChurnRisk.Features;

/// <summary>The customers of a table of subscriptions and when each was one: subscriptions that follow each other without a gap are one spell.</summary>
internal sealed class SubscriberSpells
{
    private static readonly Role[] NoAttributes = [Role.Customer, Role.Start, Role.End, Role.Date, Role.Order, Role.Churned];

    private readonly Dictionary<string, int> known;
    private readonly Subscription[][] byCustomer;

    private readonly record struct Subscription(int Row, DateOnly Start, DateOnly End);

    /// <summary>A customer at a snapshot: the number, the row of the subscription that runs, and the spell.</summary>
    public readonly record struct Subscriber(int Customer, int Row, DateOnly Start, DateOnly End);

    private SubscriberSpells(FrameTable table, Dictionary<string, int> known, Subscription[][] byCustomer, DateOnly lastDate) =>
        (Table, this.known, this.byCustomer, LastDate) = (table, known, byCustomer, lastDate);

    public FrameTable Table { get; }

    public DateOnly LastDate { get; }

    public int Customers => byCustomer.Length;

    /// <summary>The columns that describe a subscription.</summary>
    public IEnumerable<Column> Attributes => Table.Columns.Where(c => c is not DateColumn && !IsNumbering(c) && !(Table.Roles.RoleOf(c.Name) is { } role && NoAttributes.Contains(role)));

    public int? NumberOf(string? customer) => customer is not null && known.TryGetValue(customer, out var number) ? number : null;

    // A text or whole number of its own on every row.
    private static bool IsNumbering(Column column) =>
        column.Length > 1 && column is TextColumn or NumberColumn { IsWhole: true } && Enumerable.Range(0, column.Length).Select(column.TextOf).Distinct().Count() == column.Length;

    public static SubscriberSpells Of(FrameTable table)
    {
        var (customer, starts) = (table.Find(Role.Customer)!, (DateColumn)table.Find(Role.Start)!);
        var ends = table.Find(Role.End) as DateColumn;
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var lists = new List<List<Subscription>>();
        var last = DateOnly.MinValue;
        for (var row = 0; row < table.RowCount; row++)
        {
            if (customer.TextOf(row) is not { } id || starts.Ticks[row] == DateColumn.Missing)
                continue;
            var start = DayOf(starts.Ticks[row]);
            var end = ends is null || ends.Ticks[row] == DateColumn.Missing ? DateOnly.MaxValue : DayOf(ends.Ticks[row]);
            if (end < start)
                continue;
            if (!known.TryGetValue(id, out var number))
            {
                known.Add(id, number = lists.Count);
                lists.Add([]);
            }

            lists[number].Add(new(row, start, end));
            last = new[] { last, start, end == DateOnly.MaxValue ? start : end }.Max();
        }

        return new(table, known, [.. lists.Select(list => list.OrderBy(s => s.Start).ThenBy(s => s.End).ThenBy(s => s.Row).ToArray())], last);
    }

    public int CountAt(DateOnly day) => At(day).Count();

    /// <summary>Who has a subscription on the morning of a day, in order of first appearance.</summary>
    public IEnumerable<Subscriber> At(DateOnly day)
    {
        for (var customer = 0; customer < byCustomer.Length; customer++)
        {
            var (row, start, end) = (-1, DateOnly.MaxValue, DateOnly.MinValue);
            foreach (var subscription in byCustomer[customer])
            {
                var joins = row >= 0 && subscription.Start <= end;
                if (subscription.Start < day && subscription.End >= day)
                    (row, start, end) = (subscription.Row, Min(start, subscription.Start), Max(end, subscription.End));
                else if (joins)
                    end = Max(end, subscription.End);
            }

            if (row < 0)
                continue;
            for (var s = byCustomer[customer].Length - 1; s >= 0; s--)
            {
                var before = byCustomer[customer][s];
                if (before.Start < start && before.End >= start)
                    start = before.Start;
            }

            yield return new(customer, row, start, end);
        }
    }

    /// <summary>Columns that stand as they are now and tell of the end of the subscription: a status, a reason for leaving.</summary>
    public IReadOnlyList<LeakageFinding> Leaks(IReadOnlyCollection<string> trusted)
    {
        var rows = byCustomer.SelectMany(list => list).ToArray();
        var ended = Array.ConvertAll(rows, s => s.End != DateOnly.MaxValue);
        if (!ended.Contains(true) || !ended.Contains(false))
            return [];
        var at = Array.ConvertAll(rows, s => s.Row);
        return [.. Attributes.Where(c => !trusted.Contains(c.Name, StringComparer.OrdinalIgnoreCase)).Select(c => LeakageGuard.Check(c, at, ended)).OfType<LeakageFinding>()];
    }

    private static DateOnly DayOf(long ticks) => DateOnly.FromDateTime(new DateTime(ticks));

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}
