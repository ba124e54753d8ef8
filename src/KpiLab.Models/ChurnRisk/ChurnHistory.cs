using System.Collections.Immutable;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Models.ChurnRisk.Features;

namespace KpiLab.Models.ChurnRisk;

/// <summary>Subscriptions with a start and an end, and what their customers did since: usage, orders, tickets, answers. At a snapshot date it becomes a list of customers that knows nothing of what came after.</summary>
/// <remarks>
/// A customer is in the list of a snapshot when a subscription began before that day and has not ended before it, as in the churn rate; one who changes plan without a gap has not left.
/// Features: tenure in days; the columns of the subscription as they stand now; of each table with a customer and a date: days since the last row, rows a month, and of each number its level a month (of scores and monthly totals the mean), over the three months before the snapshot, and the change against the three months before those.
/// In a table of monthly totals (every date the first of a month) a row is known from the first of the next month on.
/// </remarks>
public sealed class ChurnHistory
{
    internal const string SnapshotColumn = "snapshot";
    internal const string LeftColumn = "left";

    private readonly SubscriberSpells spells;
    private readonly ImmutableArray<EventTable> events;

    private ChurnHistory(SubscriberSpells spells, ImmutableArray<EventTable> events)
    {
        this.spells = spells;
        this.events = events;
        End = events.Length > 0 ? events.Max(e => e.End) : spells.LastDate.AddDays(1);
    }

    /// <summary>The day after the last that the tables tell of.</summary>
    public DateOnly End { get; }

    /// <summary>The names of the tables used, subscriptions first.</summary>
    public IReadOnlyList<string> Tables => [spells.Table.Name, .. events.Select(e => e.Table.Name)];

    /// <summary>Finds the subscriptions (roles customer, start and end) and every table with a customer and a date.</summary>
    /// <exception cref="MissingRoleException">No table is a list of subscriptions.</exception>
    public static ChurnHistory Of(params IEnumerable<Table> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var all = tables.Select(table => table.InMemory("A churn model")).ToArray();
        var subscriptions = all.Where(t => t.Roles.Has(Role.Customer) && t.Find(Role.Start) is DateColumn && t.Roles.Has(Role.End) && !t.Roles.Has(Role.Employee))
            .OrderByDescending(t => t.Find(Role.End)!.Length - t.Find(Role.End)!.MissingCount).FirstOrDefault()
            ?? throw new MissingRoleException($"None of the tables ({string.Join(", ", all.Select(t => t.Name))}) has a customer, a start and an end. Map the roles of your subscriptions, or train on a list with a yes/no column that says who left.", ["customer", "start", "end"]);
        var spells = SubscriberSpells.Of(subscriptions);
        return new(spells, [.. all.Where(t => !ReferenceEquals(t, subscriptions) && t.Find(Role.Customer) is not null && t.Find(Role.Date) is DateColumn { Minimum: not null }).OrderBy(t => t.Name, StringComparer.Ordinal).Select(t => EventTable.Of(t, spells))]);
    }

    /// <summary>The customers of a day, with what was known of them in the morning.</summary>
    /// <exception cref="DataException">Nobody has a subscription on that day.</exception>
    public FrameTable At(DateOnly snapshot) => Columns([snapshot], null).Build();

    /// <summary>The one thing that a feature column tells of: "logins (usage), change" tells of "logins (usage)".</summary>
    internal static string DriverOf(string column) => column.Split(", ", 2)[0];

    internal TrainingTable Training(ChurnOptions options)
    {
        var last = options.SnapshotDate ?? Shift(End, options.Horizon, -1);
        if (Shift(last, options.Horizon, 1) > End)
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"The tables end on {End.AddDays(-1):yyyy-MM-dd}, so that who leaves within {options.Horizon} of {last:yyyy-MM-dd} is not known yet. Take a snapshot date of {Shift(End, options.Horizon, -1):yyyy-MM-dd} or earlier, or a shorter horizon."));
        var dates = Enumerable.Range(0, Math.Max(1, options.Snapshots)).Select(k => Shift(last, options.Horizon, -k)).Where(d => d == last || spells.CountAt(d) > 0).Reverse().ToArray();
        var leaks = spells.Leaks(options.Trust);
        var table = Columns(dates, options.Horizon, leaks.Select(l => l.Column)).Build();
        var days = string.Join(", ", dates.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        LocalText[] notes =
        [
            new(
                $"{ValueText.Count(table.RowCount, Language.English)} rows: the customers on {days}, and who of them left within {options.Horizon}. Features use nothing from the snapshot on.",
                $"{ValueText.Count(table.RowCount, Language.Dutch)} rijen: de klanten op {days}, en wie van hen binnen de horizon daarna vertrok. Kenmerken gebruiken niets van de peildatum en later."),
            new(
                $"Columns of {spells.Table.Name} are taken as they stand now; if plans change over time, their past is not known.",
                $"Kolommen van {spells.Table.Name} zijn genomen zoals ze nu zijn; als abonnementen veranderen, is hun verleden niet bekend."),
        ];
        return new(table, [.. notes, .. leaks.Select(l => l.SetAside)], [.. leaks]);
    }

    private SnapshotColumns Columns(IReadOnlyList<DateOnly> snapshots, Period? horizon, params IEnumerable<string> without)
    {
        var columns = new SnapshotColumns(spells, events, [.. without]);
        foreach (var snapshot in snapshots)
            columns.Add(snapshot, horizon is { } h ? Shift(snapshot, h, 1) : null);
        return columns;
    }

    private static DateOnly Shift(DateOnly day, Period period, int times) => period.Unit switch
    {
        TimeUnit.Day => day.AddDays(times * period.Count),
        TimeUnit.Week => day.AddDays(7 * times * period.Count),
        TimeUnit.Month => day.AddMonths(times * period.Count),
        TimeUnit.Quarter => day.AddMonths(3 * times * period.Count),
        _ => day.AddYears(times * period.Count),
    };
}
