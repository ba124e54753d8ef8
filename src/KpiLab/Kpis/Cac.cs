using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>Customer acquisition cost: what marketing and sales cost for each new customer.</summary>
/// <remarks>Formula: all spend of the period ÷ customers whose first day lies in it. Interval: exact Poisson on the number of customers. A customer with several rows counts once, at the first.</remarks>
public static class Cac
{
    private static readonly LocalText NoCustomers = new("no new customers in the period", "geen nieuwe klanten in de periode");

    /// <summary>Money spent, and the count of what it was spent on.</summary>
    internal static KpiDrivers SpendAndCount { get; } = new KpiDrivers.Quotient { AboveIsMoney = true };

    internal static KpiInput Customers { get; } = new(
        "customers", [[Role.Start, Role.Date], [Role.Customer]], [Role.Channel, Role.Start, Role.Region],
        [Role.Employee, Role.Score, Role.End, Role.Order, Role.Lead, Role.Theme, Role.Invited, Role.Amount], ["customer", "klant", "crm"]);

    /// <summary>The catalogue entry: fully loaded, all spend on marketing and sales.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "cac",
        Text = CacText.Text,
        Unit = Unit.Money("new customer", "nieuwe klant"),
        Better = Direction.Lower,
        BenchmarkMetrics = ["cac"],
        Forms =
        [
            Form(SpendInput.Dated, (tables, _) => (tables, []), (_, measure) => measure),
            new KpiForm
            {
                Inputs = [new KpiInput("totals", [[Role.Cost, Role.Amount], [Role.Customers]], [Role.Channel], [Role.Customer], ["marketing", "channel", "kana", "spend"])],
                Parts = tables =>
                [
                    new("spend", 0, Totals(tables[0], Measure.Sum(Formulas.MoneyOf(tables[0])))),
                    new("customers", 0, Totals(tables[0], Measure.Sum(Role.Customers))),
                ],
                Formula = cell => Formulas.PerEvent(cell, cell["spend"].Sum, (long)Math.Round(cell["customers"].Sum), NoCustomers),
                Test = (a, b) => PoissonTest(a, b, "spend", "customers"),
                Drivers = SpendAndCount,
            },
        ],
    };

    /// <summary>Paid media alone ÷ new customers: routinely half of the full cost, so it is always named.</summary>
    /// <remarks>Media are the rows of spend whose kind of cost says so (media, ads, advertenties).</remarks>
    public static Kpi PaidOnly { get; } = new()
    {
        Id = "cac-paid-only",
        Text = BesideTexts.CacPaidOnly,
        Unit = Unit.Money("new customer", "nieuwe klant"),
        Better = Direction.Lower,
        Forms =
        [
            Form(
                SpendInput.Dated with { Accepts = table => SpendInput.Media(table) is not null },
                (tables, _) => (tables, [SpendInput.MediaNote(tables[0])]),
                (spend, measure) => measure.Where(SpendInput.Media(spend)!)),
        ],
    };

    /// <summary>Spend of a number of months ago ÷ new customers: for sales that take months, where growth would else overstate the cost and decline understate it.</summary>
    /// <param name="months">Months from spend to customer, the length of a sales cycle; 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static Kpi WithLag(int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        return new()
        {
            Id = $"cac-lag-{months.ToString(System.Globalization.CultureInfo.InvariantCulture)}-months",
            Text = BesideTexts.CacWithLag(months),
            Unit = Unit.Money("new customer", "nieuwe klant"),
            Better = Direction.Lower,
            BenchmarkMetrics = ["cac"],
            Forms = [Form(SpendInput.Dated, (tables, _) => ([SpendInput.Later(tables[0], months), .. tables.Skip(1)], []), (_, measure) => measure)],
        };
    }

    /// <summary>The query over a table of spend (date, amount) and one of customers (customer, start).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table spend, Table customers) => Kpi.Of(spend, customers);

    /// <summary>The query over a table of totals (cost, customers).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table totals) => Kpi.Of(totals);

    /// <summary>The value from plain numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is negative.</exception>
    public static Measurement From(double spend, long newCustomers, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(newCustomers);
        return Kpi.Evaluate(0, level, ("spend", new Aggregate(1, spend, 0)), ("customers", new Aggregate(newCustomers, newCustomers, 0)));
    }

    /// <summary>The customers, each at the first row, and the role of the date on which they came.</summary>
    internal static Table New(Table customers) => FirstRows.Of(customers, Role.Customer, When(customers));

    /// <summary>The role of the date on which a customer came.</summary>
    internal static Role When(Table customers) => customers.Roles.Has(Role.Start) ? Role.Start : Role.Date;

    /// <summary>Probability of a difference in cost per event, which is one in events per unit of money.</summary>
    internal static double? PoissonTest(KpiCell a, KpiCell b, string money, string events)
    {
        var (eventsA, eventsB) = (Events(a[events]), Events(b[events]));
        return a[money].Sum > 0 && b[money].Sum > 0 && eventsA + eventsB > 0
            ? PoissonRate.DifferencePValue(eventsA, a[money].Sum, eventsB, b[money].Sum)
            : null;
    }

    /// <summary>A measure over a table of totals, which may carry a date.</summary>
    internal static Measure Totals(Table table, Measure measure) => table.IsDated() ? measure : measure.By(Timing.None);

    private static long Events(Aggregate aggregate) => (long)Math.Round(aggregate.Sum);

    private static KpiForm Form(
        KpiInput spend, Func<IReadOnlyList<Table>, KpiScope, (IReadOnlyList<Table>, System.Collections.Immutable.ImmutableArray<LocalText>)> prepare, Func<Table, Measure, Measure> counted) => new()
    {
        Inputs = [spend, Customers],
        Prepare = (tables, scope) => prepare([tables[0], New(tables[1])], scope),
        Parts = tables =>
        [
            new("spend", 0, counted(tables[0], Measure.Sum(Formulas.MoneyOf(tables[0])))),
            new("customers", 1, Measure.Count().By(Timing.At(When(tables[1])))),
        ],
        Formula = cell => Formulas.PerEvent(cell, cell["spend"].Sum, cell["customers"].Count, NoCustomers),
        Test = (a, b) => PoissonTest(a, b, "spend", "customers"),
        Drivers = SpendAndCount,
    };
}
