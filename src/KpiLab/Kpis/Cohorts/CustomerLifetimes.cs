using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>From when to when each customer was one: subscriptions that follow each other without a gap are one lifetime; who comes back later is not counted again.</summary>
internal static class CustomerLifetimes
{
    /// <summary>One lifetime per customer, in order of customer as first met: the row of the first subscription, its start, and its end in ticks; <see cref="DateColumn.Missing"/> while it lasts.</summary>
    /// <exception cref="MissingRoleException">The table has no column with the role start or end.</exception>
    public static IReadOnlyList<(int Row, long Start, long End)> Of(FrameTable subscriptions)
    {
        var starts = Dates(subscriptions, Role.Start);
        var ends = Dates(subscriptions, Role.End);
        var customers = subscriptions.Find(Role.Customer);
        var first = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var order = new List<List<int>>();
        for (var row = 0; row < subscriptions.RowCount; row++)
        {
            if (starts[row] == DateColumn.Missing || (ends[row] != DateColumn.Missing && ends[row] < starts[row]))
                continue;
            if (customers?.TextOf(row) is not { } customer)
            {
                // Without a name nothing can be joined: the row is a customer of its own.
                order.Add([row]);
            }
            else if (first.TryGetValue(customer, out var rows))
            {
                rows.Add(row);
            }
            else
            {
                order.Add(first[customer] = [row]);
            }
        }

        return [.. order.Select(rows => Spell(rows, starts, ends))];
    }

    /// <summary>The day after the last day that the table knows of.</summary>
    public static DateOnly EndOf(FrameTable subscriptions)
    {
        var last = Dates(subscriptions, Role.Start).Concat(Dates(subscriptions, Role.End)).Where(t => t != DateColumn.Missing).DefaultIfEmpty(0).Max();
        return DateOnly.FromDateTime(new DateTime(last)).AddDays(1);
    }

    private static (int Row, long Start, long End) Spell(List<int> rows, long[] starts, long[] ends)
    {
        rows.Sort((a, b) => starts[a] != starts[b] ? starts[a].CompareTo(starts[b]) : a.CompareTo(b));
        var end = ends[rows[0]];
        foreach (var row in rows.Skip(1))
        {
            if (end == DateColumn.Missing || starts[row] > end)
                break;
            end = ends[row] == DateColumn.Missing ? DateColumn.Missing : Math.Max(end, ends[row]);
        }

        return (rows[0], starts[rows[0]], end);
    }

    private static long[] Dates(FrameTable table, Role role) => table.Find(role) switch
    {
        DateColumn dates => dates.Ticks.ToArray(),
        { } empty when empty.MissingCount == empty.Length => [.. Enumerable.Repeat(DateColumn.Missing, empty.Length)],
        _ => throw new MissingRoleException($"{table.Name} has no column of dates with the role {Field.RoleName(role)}. Map(\"{Field.RoleName(role)}\", …) to one.", [Field.RoleName(role)]),
    };
}
