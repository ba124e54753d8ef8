using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>What became, within each period, of the recurring revenue that each customer had at its start: lost, shrunk or grown.</summary>
/// <remarks>
/// A customer's revenue at a moment is the sum over the subscriptions that run then, so that one who swaps or adds a plan is seen whole.
/// The change is spread over the subscriptions of the period's start by their amounts: a plan answers for the customers who had it then.
/// </remarks>
internal static class RevenueMovements
{
    /// <summary>Revenue of customers who are gone at the end of the period.</summary>
    public const string Lost = "revenue lost";

    /// <summary>Revenue lost, or shrunk in customers who stayed.</summary>
    public const string Gross = "revenue lost or shrunk";

    /// <summary>Revenue lost or shrunk, less what grew in customers who stayed.</summary>
    public const string Net = "revenue lost or shrunk less grown";

    private const string ByOpening = " × revenue at the start";
    private const string Moved = "start of the movement";

    /// <summary>What a movement's column is multiplied by for the covariance with the revenue at the start.</summary>
    public static string Cross(string movement) => movement + ByOpening;

    /// <summary>A measure over movements; they count in the period in which they end.</summary>
    public static Measure Of(string column) => Measure.Sum(column).By(new Timing(TimingKind.At, Moved, Moved));

    /// <summary>The subscriptions, and the movements by period.</summary>
    public static (IReadOnlyList<Table> Tables, ImmutableArray<LocalText> Notes) Prepare(IReadOnlyList<Table> tables, KpiScope scope)
    {
        var notes = ImmutableArray.CreateBuilder<LocalText>();
        var table = (FrameTable)CustomerSpells.Forwards(tables[0].InMemory("Revenue retention"), notes);
        var (starts, ends) = (((DateColumn)table.Find(Role.Start)!).Ticks.ToArray(), ((DateColumn)table.Find(Role.End)!).Ticks.ToArray());
        var amounts = table.Find(Role.Amount) as NumberColumn
            ?? throw new DataException($"{table.Name}, column \"{table.Roles.ColumnOf(Role.Amount)}\" holds no numbers. Map(\"amount\", …) to a column of monthly amounts.");
        var customers = Customers(table, starts, ends);
        var found = new Found();
        foreach (var rows in customers)
            Add(found, rows, starts, ends, amounts.Values, scope.Grain);
        table = table.WithColumn(new DateColumn(table.Roles.ColumnOf(Role.End)!, ends));
        return ([table, found.Table(table)], notes.ToImmutable());
    }

    // The rows of each customer in order of time; a row without a customer stands for one. An end on the day before the next start is moved to it.
    private static List<int[]> Customers(FrameTable table, long[] starts, long[] ends)
    {
        int[] dated = [.. Enumerable.Range(0, starts.Length).Where(row => starts[row] != DateColumn.Missing)];
        if (table.Find(Role.Customer) is not { } customer)
            return [.. dated.Select(row => new[] { row })];
        var codes = new int[customer.Length];
        ColumnCodes.Of(customer).Read(0, codes);
        var customers = new List<int[]>();
        foreach (var group in dated.GroupBy(row => codes[row] == 0 ? -1 - row : codes[row]))
        {
            int[] rows = [.. group.OrderBy(row => starts[row]).ThenBy(row => row)];
            for (var i = 0; i + 1 < rows.Length; i++)
            {
                if (ends[rows[i]] != DateColumn.Missing && starts[rows[i + 1]] - ends[rows[i]] is > 0 and <= TimeSpan.TicksPerDay)
                    ends[rows[i]] = starts[rows[i + 1]];
            }

            customers.Add(rows);
        }

        return customers;
    }

    private static void Add(Found found, int[] rows, long[] starts, long[] ends, ReadOnlySpan<double> amounts, Period grain)
    {
        var periods = new SortedSet<int>();
        foreach (var row in rows)
        {
            periods.Add(NumberOf(starts[row], grain));
            if (ends[row] != DateColumn.Missing)
                periods.Add(NumberOf(ends[row], grain));
        }

        foreach (var period in periods)
        {
            var range = grain.RangeOf(period);
            var opening = Running(rows, starts, ends, range.Start);
            var closing = Running(rows, starts, ends, range.End);
            var (before, after) = (SumOf(opening, amounts), SumOf(closing, amounts));
            if (before <= 0 || (before == after && closing.Length > 0))
                continue;
            foreach (var row in opening)
            {
                if (!double.IsNaN(amounts[row]))
                    found.Add(row, range, amounts[row], amounts[row] / before * (before - after), isLost: closing.Length == 0);
            }
        }
    }

    // Running at the first moment of a day, as an opening stock has it: start < day ≤ end.
    private static int[] Running(int[] rows, long[] starts, long[] ends, DateOnly day)
    {
        var moment = day.ToDateTime(TimeOnly.MinValue).Ticks;
        return [.. rows.Where(row => starts[row] < moment && (ends[row] == DateColumn.Missing || ends[row] >= moment))];
    }

    private static double SumOf(int[] rows, ReadOnlySpan<double> amounts)
    {
        double sum = 0;
        foreach (var row in rows)
            sum += double.IsNaN(amounts[row]) ? 0 : amounts[row];
        return sum;
    }

    private static int NumberOf(long ticks, Period grain) => grain.NumberOf(DateOnly.FromDateTime(new DateTime(ticks)));

    private sealed class Found
    {
        private readonly List<int> rows = [];
        private readonly List<long> days = [];
        private readonly List<double> openings = [];
        private readonly List<double> moves = [];
        private readonly List<bool> losses = [];

        public void Add(int row, DateRange period, double opening, double less, bool isLost)
        {
            rows.Add(row);
            days.Add(period.Start.ToDateTime(TimeOnly.MinValue).Ticks);
            openings.Add(opening);
            moves.Add(less);
            losses.Add(isLost);
        }

        public FrameTable Table(FrameTable subscriptions)
        {
            double[] lost = [.. moves.Select((less, i) => losses[i] ? less : 0)];
            double[] gross = [.. moves.Select(less => Math.Max(0, less))];
            double[] net = [.. moves];
            var table = subscriptions.Take([.. rows]).WithColumn(new DateColumn(Moved, [.. days]));
            foreach (var (name, values) in new[] { (Lost, lost), (Gross, gross), (Net, net) })
            {
                table = table.WithColumn(new NumberColumn(name, values))
                    .WithColumn(new NumberColumn(Cross(name), [.. values.Select((value, i) => value * openings[i])]));
            }

            return table;
        }
    }
}
