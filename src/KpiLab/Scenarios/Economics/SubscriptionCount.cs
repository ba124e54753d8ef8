using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Scenarios.Economics;

/// <summary>Counts customers in a table of subscriptions.</summary>
internal static class SubscriptionCount
{
    /// <summary>Customers with a subscription at the end of a range, and customers whose first one begins in it.</summary>
    public static (int Active, int Started) Of(FrameTable table, DateRange range)
    {
        var starts = ((DateColumn)table.Find(Role.Start)!).Ticks;
        var ends = table.Find(Role.End) is DateColumn dates ? dates.Ticks : default;
        var customers = table.Find(Role.Customer);
        var (from, to) = (range.Start.ToDateTime(TimeOnly.MinValue).Ticks, range.End.ToDateTime(TimeOnly.MinValue).Ticks);
        var active = new HashSet<string>(StringComparer.Ordinal);
        var firsts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var row = 0; row < starts.Length; row++)
        {
            if (starts[row] == DateColumn.Missing)
                continue;
            var customer = customers?.TextOf(row) ?? "row " + row.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (starts[row] < to && (ends.IsEmpty || ends[row] == DateColumn.Missing || ends[row] >= to))
                active.Add(customer);
            firsts[customer] = Math.Min(firsts.GetValueOrDefault(customer, long.MaxValue), starts[row]);
        }

        return (active.Count, firsts.Values.Count(first => first >= from && first < to));
    }
}
