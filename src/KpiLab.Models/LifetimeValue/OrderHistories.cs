using System.Collections.Immutable;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Models.LifetimeValue;

/// <summary>Turns the rows of an order table into recency and frequency per customer: the orders are put in order of customer, and the customers read beside one another.</summary>
internal sealed class OrderHistories
{
    private readonly FrameTable table;
    private readonly RecencyFrequencyOptions options;
    private readonly ColumnCodes customers;
    private readonly ColumnDays days;
    private readonly NumberColumn? amounts;
    private readonly List<LocalText> notes = [];

    private OrderHistories(FrameTable table, RecencyFrequencyOptions options)
    {
        (this.table, this.options) = (table, options);
        customers = ColumnCodes.Of(table.Find(Role.Customer)!);
        days = ColumnDays.Of((DateColumn)table.Find(Role.Date)!);
        amounts = Amounts(table);
    }

    public static RecencyFrequency Read(Table orders, RecencyFrequencyOptions options)
    {
        ArgumentNullException.ThrowIfNull(orders);
        if (orders is not FrameTable table)
            throw new DataException($"{orders.Name} is a table in a database. Load its orders into memory first: the models read every order.");
        var missing = new[] { Role.Customer, Role.Date }.Where(role => table.Find(role) is null).Select(Field.RoleName).ToArray();
        if (missing.Length > 0)
            throw new MissingRoleException($"{table.Name}: no column has the role {string.Join(" or ", missing)}. Give it: Map(Role.Date, \"column\"), or --map date=column. Columns: {string.Join(", ", table.Columns.Select(c => c.Name))}.", missing);
        if (table.Find(Role.Date) is not DateColumn)
            throw new DataException($"{table.Name}: column \"{table.Find(Role.Date)!.Name}\" has the role date and holds no dates. Map the role to another column.");
        return new OrderHistories(table, options).Read();
    }

    private RecencyFrequency Read()
    {
        var last = LastDay();
        if (last == 0)
            throw new DataException($"{table.Name} has no order with a customer and a date: {string.Join(" ", notes)}");
        var calibrationEnd = options.CalibrationEnd?.DayNumber ?? last;
        var holdoutEnd = options.HoldoutEnd?.DayNumber ?? last;
        if (options.HoldoutEnd is { } end && end.DayNumber < calibrationEnd)
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"The holdout ends on {end:yyyy-MM-dd}, before the calibration period does ({DateOnly.FromDayNumber(calibrationEnd):yyyy-MM-dd})."));
        var clock = new PurchaseClock(RecencyFrequency.DaysIn(options.Unit), options.InOpportunities);
        var found = Customers(new CustomerReader(clock, calibrationEnd, holdoutEnd, amounts is not null), out var late);
        if (late > 0)
        {
            var day = DateOnly.FromDayNumber(calibrationEnd).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            notes.Add(new($"{late} customers first bought after {day} and are left out.", $"{late} klanten kochten pas na {day} voor het eerst en blijven buiten beschouwing."));
        }

        if (found.Length == 0)
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{table.Name}: no customer bought by {DateOnly.FromDayNumber(calibrationEnd):yyyy-MM-dd}; orders run to {DateOnly.FromDayNumber(last):yyyy-MM-dd}. Give a later calibration end."));
        return new(found, options.Unit, DateOnly.FromDayNumber(calibrationEnd), clock.Whole(Math.Max(0, holdoutEnd - calibrationEnd)) / clock.SlotsPerUnit, [.. notes]);
    }

    // The amount, or quantity times price; null where the table has neither.
    private static NumberColumn? Amounts(FrameTable table)
    {
        if (table.Find(Role.Amount) is NumberColumn amount)
            return amount;
        if (table.Find(Role.Quantity) is not NumberColumn quantity || table.Find(Role.Price) is not NumberColumn price)
            return null;
        var amounts = quantity.Values.ToArray();
        for (var row = 0; row < amounts.Length; row++)
            amounts[row] *= price.Values[row];
        return new("amount", amounts);
    }

    // The last day with an order that counts, 0 where there is none; what does not count is noted.
    private int LastDay()
    {
        var all = RowParts.Sum(
            table.RowCount, RowParts.Count(table.RowCount),
            (first, after) =>
            {
                var tally = new OrderTally();
                Scan(first, after, (day, customer, amount) => tally.Add(day, customer, amount));
                return tally;
            },
            static (first, other) => first.Add(other));
        if (all.Incomplete > 0)
            notes.Add(new($"{all.Incomplete} rows without customer, date{(amounts is null ? "" : " or amount")} are left out.", $"{all.Incomplete} rijen zonder klant, datum{(amounts is null ? "" : " of bedrag")} blijven buiten beschouwing."));
        if (all.Returned > 0)
            notes.Add(new($"{all.Returned} rows with an amount below 0 are returns, no purchases, and are left out.", $"{all.Returned} rijen met een bedrag onder 0 zijn retouren, geen aankopen, en blijven buiten beschouwing."));
        return all.LastDay == 0 ? 0 : days.First + all.LastDay - 1;
    }

    private ImmutableArray<CustomerRecord> Customers(CustomerReader reader, out int late)
    {
        var buckets = UnitBuckets.Of(table.RowCount, customers.Count, withValues: true, (first, after, each) => Scan(first, after, (day, customer, amount) =>
        {
            Span<int> counted = stackalloc int[FrameEngine.BlockRows];
            counted = counted[..day.Length];
            for (var i = 0; i < counted.Length; i++)
                counted[i] = day[i] == 0 || amount[i] < 0 ? -1 : day[i];
            each(counted, customer, amount);
        }));
        var records = new CustomerRecord[customers.Count];
        var isCustomer = new bool[customers.Count];
        var lateOnes = 0;
        RowParts.Each(buckets.Count, table.RowCount, (first, after) =>
        {
            var sorter = new UnitSorter(buckets);
            for (var bucket = first; bucket < after; bucket++)
            {
                sorter.Sort(bucket);
                var row = 0;
                for (var unit = 0; unit < sorter.Ends.Length; unit++)
                {
                    var (from, customer) = (row, buckets.FirstUnit(bucket) + unit);
                    row = sorter.Ends[unit];
                    if (from == row)
                        continue;
                    isCustomer[customer] = reader.TryRead(days.First - 1, sorter.Numbers[from..row], sorter.Values[from..row], out var history);
                    if (isCustomer[customer])
                        records[customer] = history with { Customer = customers.Label(customer) };
                    else
                        Interlocked.Increment(ref lateOnes);
                }
            }
        });
        late = lateOnes;
        var next = 0;
        for (var customer = 0; customer < records.Length; customer++)
        {
            if (isCustomer[customer])
                records[next++] = records[customer];
        }

        return ImmutableArray.Create(records, 0, next);
    }

    // Gives the day (0 where it is missing), the customer (0) and the amount (NaN) of each row, in blocks; 0 is the amount where there are none.
    private void Scan(int first, int after, UnitBuckets.Block each)
    {
        var day = new int[FrameEngine.BlockRows];
        var customer = new int[FrameEngine.BlockRows];
        var none = new double[FrameEngine.BlockRows];
        for (var from = first; from < after; from += FrameEngine.BlockRows)
        {
            var length = Math.Min(FrameEngine.BlockRows, after - from);
            days.Read(from, day.AsSpan(0, length));
            customers.Read(from, customer.AsSpan(0, length));
            each(day.AsSpan(0, length), customer.AsSpan(0, length), amounts is null ? none.AsSpan(0, length) : amounts.Values.Slice(from, length));
        }
    }
}
