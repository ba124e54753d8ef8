using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>What a customer has brought in by each age, on average over the customers who have reached it.</summary>
/// <param name="Segment">Whose curve it is.</param>
/// <param name="ByMonth">Cumulative value per customer, 1, 2, … months of 365.25 ÷ 12 days after the first order.</param>
/// <param name="Customers">How many customers each point rests on: those whose first order lies that far back. Points that rest on fewer than ten are left out.</param>
public sealed record CumulativeValue(Segment Segment, IReadOnlyList<double> ByMonth, IReadOnlyList<long> Customers)
{
    private const double DaysPerMonth = 365.25 / 12;
    private const int FewestCustomers = 10;

    /// <summary>The curve of a table of orders, or one per value of a column, in order of name.</summary>
    /// <remarks>The increment of each month is a mean over those who have reached it; the curve is their sum, so that young customers do not press it down.</remarks>
    /// <param name="table">Orders (customer, date, and margin or else amount), in memory.</param>
    /// <param name="by">The column that tells segments apart; null for one curve. A customer belongs to the value of the first order.</param>
    /// <exception cref="MissingRoleException">The table lacks customer, date or an amount.</exception>
    public static IReadOnlyList<CumulativeValue> Of(Table table, Field? by = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var orders = table.InMemory("Cumulative value");
        if (orders.Find(Role.Customer) is not { } customer || orders.Find(Role.Date) is not DateColumn dates || (orders.Find(Role.Margin) ?? orders.Find(Role.Amount)) is not NumberColumn value)
            throw new MissingRoleException($"{orders.Name} lacks customer, date (a column of dates) or margin or amount (a column of numbers). Map them to columns.", ["customer", "date", "amount"]);
        var column = by is not { } field ? null : orders[field.In(orders) ?? field.ToString()];
        var customers = new Dictionary<string, (int Row, List<int> Rows)>(StringComparer.Ordinal);
        for (var row = 0; row < orders.RowCount; row++)
        {
            if (customer.TextOf(row) is not { } who || dates.Ticks[row] == DateColumn.Missing || double.IsNaN(value.Values[row]))
                continue;
            if (!customers.TryGetValue(who, out var known))
                customers[who] = known = (row, []);
            known.Rows.Add(row);
            if (dates.Ticks[row] < dates.Ticks[known.Row])
                customers[who] = (row, known.Rows);
        }

        var end = customers.Values.SelectMany(c => c.Rows).Select(row => dates.Ticks[row]).DefaultIfEmpty(0).Max();
        return [.. customers.Values.GroupBy(c => column is null ? Segment.Total : new Segment(column.TextOf(c.Row) ?? Segment.Unknown)).OrderBy(g => g.Key)
            .Select(g => Curve(g.Key, g, dates, value, end))];
    }

    private static CumulativeValue Curve(Segment segment, IEnumerable<(int Row, List<int> Rows)> customers, DateColumn dates, NumberColumn value, long end)
    {
        int Months(long from, long to) => (int)(TimeSpan.FromTicks(to - from).TotalDays / DaysPerMonth);
        var brought = new List<double>();
        var reached = new List<long>();
        foreach (var (first, rows) in customers)
        {
            var age = Months(dates.Ticks[first], end);
            while (reached.Count < age)
            {
                reached.Add(0);
                brought.Add(0);
            }

            for (var month = 0; month < age; month++)
                reached[month]++;
            foreach (var row in rows)
            {
                var month = Months(dates.Ticks[first], dates.Ticks[row]);
                if (month < age)
                    brought[month] += value.Values[row];
            }
        }

        var whole = reached.TakeWhile(n => n >= FewestCustomers).Count();
        double sum = 0;
        return new(segment, [.. Enumerable.Range(0, whole).Select(month => sum += brought[month] / reached[month])], [.. reached.Take(whole)]);
    }
}
