using System.Collections.Immutable;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Models.LifetimeValue;

/// <summary>Turns the rows of an order table into recency and frequency per customer.</summary>
internal static class OrderHistories
{
    public static RecencyFrequency Read(Table orders, RecencyFrequencyOptions options)
    {
        ArgumentNullException.ThrowIfNull(orders);
        if (orders is not FrameTable table)
            throw new DataException($"{orders.Name} is a table in a database. Load its orders into memory first: the models read every order.");
        var missing = new[] { Role.Customer, Role.Date }.Where(role => table.Find(role) is null).Select(Field.RoleName).ToArray();
        if (missing.Length > 0)
            throw new MissingRoleException($"{table.Name}: no column has the role {string.Join(" or ", missing)}. Give it: Map(Role.Date, \"column\"), or --map date=column. Columns: {string.Join(", ", table.Columns.Select(c => c.Name))}.", missing);
        if (table.Find(Role.Date) is not DateColumn dates)
            throw new DataException($"{table.Name}: column \"{table.Find(Role.Date)!.Name}\" has the role date and holds no dates. Map the role to another column.");
        var amounts = Amounts(table);
        var clock = new Clock(RecencyFrequency.DaysIn(options.Unit), options.InOpportunities);
        var notes = ImmutableArray.CreateBuilder<string>();
        var (keys, values, names) = Sorted(table.Find(Role.Customer)!, dates, amounts, notes);
        if (keys.Length == 0)
            throw new DataException($"{table.Name} has no order with a customer and a date: {string.Join(" ", notes)}");
        var last = keys.Max(key => (int)(key & 0xFFFFFFFF));
        var calibrationEnd = options.CalibrationEnd?.DayNumber ?? last;
        var holdoutEnd = options.HoldoutEnd?.DayNumber ?? last;
        if (options.HoldoutEnd is { } end && end.DayNumber < calibrationEnd)
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"The holdout ends on {end:yyyy-MM-dd}, before the calibration period does ({DateOnly.FromDayNumber(calibrationEnd):yyyy-MM-dd})."));
        var customers = Customers(keys, values, names, calibrationEnd, holdoutEnd, clock, amounts is not null, out var late);
        if (late > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{late} customers first bought after {DateOnly.FromDayNumber(calibrationEnd):yyyy-MM-dd} and are left out."));
        if (customers.Length == 0)
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{table.Name}: no customer bought by {DateOnly.FromDayNumber(calibrationEnd):yyyy-MM-dd}; orders run to {DateOnly.FromDayNumber(last):yyyy-MM-dd}. Give a later calibration end."));
        return new(customers, options.Unit, DateOnly.FromDayNumber(calibrationEnd), clock.Whole(Math.Max(0, holdoutEnd - calibrationEnd)) / clock.SlotsPerUnit, notes.ToImmutable());
    }

    // The amount, or quantity times price; null where the table has neither.
    private static double[]? Amounts(FrameTable table)
    {
        if (table.Find(Role.Amount) is NumberColumn amount)
            return amount.Values.ToArray();
        if (table.Find(Role.Quantity) is not NumberColumn quantity || table.Find(Role.Price) is not NumberColumn price)
            return null;
        var amounts = quantity.Values.ToArray();
        for (var row = 0; row < amounts.Length; row++)
            amounts[row] *= price.Values[row];
        return amounts;
    }

    // Orders as (customer, day) keys in order, with their amounts.
    private static (long[] Keys, double[] Amounts, IReadOnlyList<string> Names) Sorted(Column customer, DateColumn dates, double[]? amounts, ImmutableArray<string>.Builder notes)
    {
        var (codes, names) = Codes(customer);
        var keys = new List<long>(codes.Length);
        var values = new List<double>(codes.Length);
        int incomplete = 0, returned = 0;
        for (var row = 0; row < codes.Length; row++)
        {
            var amount = amounts is null ? 0 : amounts[row];
            if (codes[row] < 0 || dates.Ticks[row] == DateColumn.Missing || double.IsNaN(amount))
            {
                incomplete++;
                continue;
            }

            if (amount < 0)
            {
                returned++;
                continue;
            }

            keys.Add(((long)codes[row] << 32) | (uint)(dates.Ticks[row] / TimeSpan.TicksPerDay));
            values.Add(amount);
        }

        if (incomplete > 0)
            notes.Add($"{incomplete} rows without customer, date{(amounts is null ? "" : " or amount")} are left out.");
        if (returned > 0)
            notes.Add($"{returned} rows with an amount below 0 are returns, no purchases, and are left out.");
        var (sortedKeys, sortedValues) = (keys.ToArray(), values.ToArray());
        Array.Sort(sortedKeys, sortedValues);
        return (sortedKeys, sortedValues, names);
    }

    private static (int[] Codes, IReadOnlyList<string> Names) Codes(Column column)
    {
        if (column is TextColumn text)
            return (text.Codes.ToArray(), text.Dictionary);
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = new int[column.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            if (column.TextOf(row) is not { } name)
                codes[row] = -1;
            else if (!known.TryGetValue(name, out codes[row]))
                known.Add(name, codes[row] = known.Count);
        }

        return (codes, [.. known.Keys]);
    }

    private static ImmutableArray<CustomerRecord> Customers(long[] keys, double[] amounts, IReadOnlyList<string> names, int calibrationEnd, int holdoutEnd, Clock clock, bool hasAmounts, out int late)
    {
        var customers = ImmutableArray.CreateBuilder<CustomerRecord>(names.Count);
        late = 0;
        for (var at = 0; at < keys.Length;)
        {
            var customer = (int)(keys[at] >> 32);
            var first = Day(keys[at]);
            int age = clock.Whole(calibrationEnd - first), end = age + clock.Whole(Math.Max(0, holdoutEnd - calibrationEnd));
            int repeats = 0, last = 0, holdout = 0;
            double repeatSpend = 0, holdoutSpend = 0;
            for (int slot = -1; at < keys.Length && (int)(keys[at] >> 32) == customer; at++)
            {
                var isNew = clock.Slot(Day(keys[at]) - first) != slot;
                slot = clock.Slot(Day(keys[at]) - first);
                if (slot > age && slot <= end)
                {
                    holdout += isNew ? 1 : 0;
                    holdoutSpend += amounts[at];
                }
                else if (slot > 0 && slot <= age)
                {
                    repeats += isNew ? 1 : 0;
                    repeatSpend += amounts[at];
                    last = slot;
                }
            }

            if (first > calibrationEnd)
                late++;
            else
                customers.Add(new(names[customer], new(repeats, last / clock.SlotsPerUnit, age / clock.SlotsPerUnit), hasAmounts && repeats > 0 ? repeatSpend / repeats : null, holdout, holdoutSpend, 1));
        }

        return customers.ToImmutable();
    }

    private static int Day(long key) => (int)(key & 0xFFFFFFFF);

    /// <summary>Time since a first purchase in slots that each hold one purchase: days, or whole units of time as opportunities.</summary>
    private readonly record struct Clock(double DaysPerUnit, bool InOpportunities)
    {
        public double SlotsPerUnit => InOpportunities ? 1 : DaysPerUnit;

        /// <summary>The slot in which a day lies; 0 is the day of the first purchase.</summary>
        public int Slot(int days) => InOpportunities ? (int)Math.Ceiling(days / DaysPerUnit) : days;

        /// <summary>The slots that have ended by a day.</summary>
        public int Whole(int days) => InOpportunities ? (int)Math.Floor(days / DaysPerUnit) : days;
    }
}
