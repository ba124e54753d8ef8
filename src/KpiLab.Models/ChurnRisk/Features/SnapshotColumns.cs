using System.Collections.Immutable;
using KpiLab.Data;

namespace KpiLab.Models.ChurnRisk.Features;

/// <summary>Collects the rows of customers at one or more snapshots, and makes a table of them.</summary>
internal sealed class SnapshotColumns
{
    private const int Months = 3;

    private readonly SubscriberSpells spells;
    private readonly ImmutableArray<EventTable> events;
    private readonly Column[] attributes;
    private readonly List<int> subscriptionRows = [];
    private readonly List<long> snapshots = [];
    private readonly List<sbyte> left = [];
    private readonly Dictionary<string, List<double>> numbers = [];

    public SnapshotColumns(SubscriberSpells spells, ImmutableArray<EventTable> events, IReadOnlyCollection<string> without)
    {
        this.spells = spells;
        this.events = events;
        attributes = [.. spells.Attributes.Where(a => !without.Contains(a.Name))];
    }

    /// <summary>Adds the customers on the morning of a day; with an end of the horizon, whether they left before it.</summary>
    public void Add(DateOnly snapshot, DateOnly? until)
    {
        var present = spells.At(snapshot).ToArray();
        foreach (var subscriber in present)
        {
            subscriptionRows.Add(subscriber.Row);
            snapshots.Add(snapshot.ToDateTime(TimeOnly.MinValue).Ticks);
            left.Add(until is { } end ? (sbyte)(subscriber.End < end ? 1 : 0) : FlagColumn.Missing);
        }

        Append("tenure in days", present, s => snapshot.DayNumber - s.Start.DayNumber);
        foreach (var table in events)
            Add(table, snapshot, present);
    }

    public FrameTable Build()
    {
        if (subscriptionRows.Count == 0)
            throw new DataException($"{spells.Table.Name}: nobody has a subscription on that day.");
        var rows = subscriptionRows.ToArray();
        var customer = spells.Table.Find(Role.Customer)!;
        var columns = new List<Column> { customer.Take(rows), new DateColumn(ChurnHistory.SnapshotColumn, [.. snapshots]) };
        columns.AddRange(attributes.Select(a => a.Take(rows)));
        columns.AddRange(numbers.Select(n => new NumberColumn(n.Key, [.. n.Value])));
        if (!left.Contains(FlagColumn.Missing))
            columns.Add(new FlagColumn(ChurnHistory.LeftColumn, [.. left]));
        var table = (Table)FrameTable.Of("customers", columns.DistinctBy(c => c.Name, StringComparer.OrdinalIgnoreCase));
        foreach (var role in table.Roles.Assigned.ToArray())
            table = table.Map(role);
        table = table.Map(Role.Customer, customer.Name);
        if (attributes.FirstOrDefault(a => spells.Table.Roles.ColumnOf(Role.Amount) == a.Name) is { } amount)
            table = table.Map(Role.Amount, amount.Name);
        return (FrameTable)(left.Contains(FlagColumn.Missing) ? table : table.Map(Role.Churned, ChurnHistory.LeftColumn));
    }

    private void Add(EventTable table, DateOnly snapshot, SubscriberSpells.Subscriber[] present)
    {
        var (recent, before) = (snapshot.AddMonths(-Months), snapshot.AddMonths(-2 * Months));
        var measures = table.Measures.Length;
        var (now, then) = (new Totals(spells.Customers, measures), new Totals(spells.Customers, measures));
        var last = new int[spells.Customers];
        table.ForEach(DateOnly.MinValue, snapshot, (row, customer, known) =>
        {
            last[customer] = Math.Max(last[customer], known);
            if (known > recent.DayNumber)
                now.Add(customer, table.Measures, row);
            else if (known > before.DayNumber)
                then.Add(customer, table.Measures, row);
        });
        if (!table.IsMonthly)
        {
            Append($"days since the last ({table.Table.Name})", present, s => last[s.Customer] == 0 ? double.NaN : snapshot.DayNumber - last[s.Customer]);
            Level($"rows a month ({table.Table.Name})", present, before, s => now.Rows[s] / (double)Months, s => then.Rows[s] / (double)Months);
        }

        for (var m = 0; m < measures; m++)
        {
            var at = m;
            var mean = table.IsMonthly || table.Table.Roles.RoleOf(table.Measures[m].Name) == Role.Score;
            double Of(Totals totals, int customer) => mean ? totals.Sums[at][customer] / totals.Counts[at][customer] : totals.Sums[at][customer] / Months;
            Level($"{table.Measures[m].Name} ({table.Table.Name})", present, before, s => Of(now, s), s => Of(then, s));
        }
    }

    // The level over the last months, and the change against those before, which is unknown of who was no customer then.
    private void Level(string name, SubscriberSpells.Subscriber[] present, DateOnly before, Func<int, double> now, Func<int, double> then)
    {
        Append(name, present, s => now(s.Customer));
        Append(name + ", change", present, s => s.Start > before ? double.NaN : now(s.Customer) - then(s.Customer));
    }

    private void Append(string name, SubscriberSpells.Subscriber[] present, Func<SubscriberSpells.Subscriber, double> value)
    {
        if (!numbers.TryGetValue(name, out var list))
            numbers.Add(name, list = []);
        list.AddRange(present.Select(value));
    }

    private sealed class Totals(int customers, int measures)
    {
        public int[] Rows { get; } = new int[customers];

        public double[][] Sums { get; } = [.. Enumerable.Range(0, measures).Select(_ => new double[customers])];

        public int[][] Counts { get; } = [.. Enumerable.Range(0, measures).Select(_ => new int[customers])];

        public void Add(int customer, ImmutableArray<NumberColumn> columns, int row)
        {
            Rows[customer]++;
            for (var m = 0; m < columns.Length; m++)
            {
                if (columns[m].Values[row] is var value && double.IsFinite(value))
                {
                    Sums[m][customer] += value;
                    Counts[m][customer]++;
                }
            }
        }
    }
}
