using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>Customer lifetime value: what a customer has brought in so far, or, from subscriptions, what one brings in until it leaves.</summary>
/// <remarks>
/// From orders: average order value × orders per customer, which is the sum of the margin (or of the amount, where there is no margin) ÷ customers. It is observed value: customers who will buy again are worth more. Interval: bootstrap over customers (BCa), or t over customers by period and where there are very many.
/// From subscriptions: mean monthly amount ÷ monthly churn, which is revenue of customer-months ÷ customers lost. Interval: exact Poisson on those lost.
/// Rows without a customer, and (where quantity and price stand in for the amount) rows with either at or below 0, do not count.
/// </remarks>
public static class Ltv
{
    private static readonly LocalText NoCustomers = new("no customers", "geen klanten");

    internal static readonly KpiInput Orders = new(
        "orders", [[Role.Customer], [Role.Amount, Role.Quantity, Role.Margin]], [Role.Order, Role.Date, Role.Product, Role.Margin],
        [Role.Start, Role.End, Role.Score, Role.Churned, Role.Plan], ["order", "bestel", "transac", "invoice", "factu", "retail", "sales"])
    {
        Recognises = table => table.Roles.Has(Role.Date) && !table.Roles.Has(Role.Score) && !table.Roles.Has(Role.Churned) && !table.Roles.Has(Role.End),
    };

    /// <summary>The catalogue entry.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "ltv",
        Text = LtvText.Text,
        Unit = Unit.Money("customer", "klant"),
        Better = Direction.Higher,
        BenchmarkMetrics = ["ltv"],
        IsCumulative = true,
        Forms =
        [
            new KpiForm
            {
                Inputs = [Orders],
                Prepare = (tables, _) => ([Formulas.WithAmount(tables[0])], Notes(tables[0])),
                Parts = tables => [new("value", 0, Kept(tables[0], Measure.Sum(tables[0].Roles.Has(Role.Margin) ? Role.Margin : Role.Amount)).PerUnit(Role.Customer))],
                Formula = PerCustomer,
                Test = Difference,
                Drivers = new KpiDrivers.Chain(OrdersOfCustomers),
                BootstrapBy = Role.Customer,
            },
            new KpiForm
            {
                Inputs = [new KpiInput("subscriptions", [[Role.Start], [Role.End], [Role.Amount]], [Role.Customer, Role.Plan], [Role.Employee, Role.Fte, Role.Department], ["subscr", "abonn", "contract"])
                {
                    Recognises = table => table.Roles.Has(Role.Customer),
                }],
                Prepare = (tables, scope) =>
                {
                    var (spells, notes) = CustomerSpells.Prepare(tables, scope);
                    return (spells, notes.Add(new("From subscriptions: monthly amount ÷ monthly churn, in revenue and not in margin.", "Uit abonnementen: maandbedrag ÷ maandelijkse churn, in omzet en niet in marge.")));
                },
                Parts = _ =>
                [
                    new("revenue", 0, Measure.Sum(Role.Amount).By(Timing.Opening)),
                    new("lost", 0, CustomerSpells.Lost(Measure.Count())),
                ],
                Formula = cell => Formulas.PerEvent(cell, cell["revenue"].Sum, cell["lost"].Count, new("no customers lost yet, so no lifetime can be estimated", "nog geen klanten vertrokken, dus geen levensduur te schatten")),
                Test = (a, b) => Cac.PoissonTest(a, b, "revenue", "lost"),
                Drivers = new KpiDrivers.Chain(_ => ([],
                [
                    new(new("monthly amount", "maandbedrag"), Unit.Money("month", "maand"), cell => cell["revenue"].Sum, cell => cell["revenue"].Count),
                    new(new("lifespan", "levensduur"), Unit.Months, cell => cell["revenue"].Count, cell => cell["lost"].Count),
                ])),
                Pool = Period.Month,
            },
        ],
    };

    /// <summary>What the customers who came in a period have brought in since, for each of them that bought: the cohort's value so far.</summary>
    /// <remarks>Formula: margin (or amount) of all orders of the customers who came in the period ÷ those customers. Older cohorts have had more time. Interval: t over customers.</remarks>
    public static Kpi OfCohort { get; } = new()
    {
        Id = "ltv-of-cohort",
        Text = BesideTexts.LtvOfCohort,
        Unit = Unit.Money("customer", "klant"),
        Better = Direction.Higher,
        Forms =
        [
            new KpiForm
            {
                Inputs = [Orders, Cac.Customers],
                Prepare = (tables, _) => (CustomerCohorts.Prepare([Formulas.WithAmount(tables[0]), tables[1]], customers: 1, orders: 0), Notes(tables[0]).Add(CustomerCohorts.Note)),
                Parts = tables =>
                [
                    new("came", 1, Measure.Count().By(Timing.At(Cac.When(tables[1])))),
                    new("value", 0, Kept(tables[0], Measure.Sum(tables[0].Roles.Has(Role.Margin) ? Role.Margin : Role.Amount)).By(CustomerCohorts.Came).PerUnit(Role.Customer)) { TellsDays = false },
                ],
                Formula = PerCustomer,
                Test = Difference,
            },
        ],
    };

    /// <summary>The query over a table of orders (customer, amount) or of subscriptions (start, end, monthly amount).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table orders) => Kpi.Of(orders);

    /// <summary>The value from plain numbers: order value × orders per year × years × margin, each yearly margin discounted from its middle where a rate is given.</summary>
    /// <param name="averageOrderValue">Money per order.</param>
    /// <param name="ordersPerYear">Orders per customer per year, 0 or more.</param>
    /// <param name="years">Expected years as a customer, 0 or more.</param>
    /// <param name="margin">Gross margin as a fraction, in [0, 1].</param>
    /// <param name="discountRate">Yearly discount rate as a fraction, 0 or more; continuous over the years: the factor is (1 − (1 + d)^−years) ÷ ln(1 + d).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Measurement From(double averageOrderValue, double ordersPerYear, double years, double margin = 1, double discountRate = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ordersPerYear);
        ArgumentOutOfRangeException.ThrowIfNegative(years);
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(margin, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(discountRate);
        var effectiveYears = discountRate == 0 ? years : (1 - Math.Pow(1 + discountRate, -years)) / Math.Log(1 + discountRate);
        var value = averageOrderValue * ordersPerYear * effectiveYears * margin;
        return new Measurement(value, Kpi.Unit, value, 1, 1, null);
    }

    /// <summary>The value of a subscriber from plain numbers: monthly margin ÷ monthly churn, undiscounted; or discounted, with the first margin received now, m(1 + d) ÷ (1 + d − r); or over at most a number of months.</summary>
    /// <param name="monthlyMargin">Margin per customer per month, in money.</param>
    /// <param name="monthlyChurn">Share lost per month, in (0, 1].</param>
    /// <param name="monthlyDiscount">Discount rate per month, 0 or more.</param>
    /// <param name="months">Horizon in months; null for no end.</param>
    /// <exception cref="ArgumentOutOfRangeException">Churn is not in (0, 1], or discount is negative.</exception>
    public static Measurement FromChurn(double monthlyMargin, double monthlyChurn, double monthlyDiscount = 0, int? months = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(monthlyChurn);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(monthlyChurn, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(monthlyDiscount);
        var factor = (1 - monthlyChurn) / (1 + monthlyDiscount);
        var value = monthlyMargin * (months is { } n ? 1 - Math.Pow(factor, n) : 1) / (1 - factor);
        return new Measurement(value, Kpi.Unit, value, 1, 1, null);
    }

    private static Measurement PerCustomer(KpiCell cell)
    {
        var value = cell["value"];
        return value.Units == 0
            ? Measurement.NoValue(cell.Unit, NoCustomers)
            : new Measurement(MeanOf(cell), cell.Unit, value.Sum, value.Units, value.Units, value.Units > 1 ? Mean.T(MeanOf(cell), VarianceOf(cell), value.Units, cell.Level) : null);
    }

    // Margin per customer is margin per sale × sales per order × orders per customer.
    private static (IReadOnlyList<KpiPart> Parts, System.Collections.Immutable.ImmutableArray<KpiLink> Links) OrdersOfCustomers(IReadOnlyList<Table> tables)
    {
        var orders = tables[0];
        var bought = Kept(orders, orders.Roles.Has(Role.Order) ? Measure.CountDistinct(Role.Order) : Measure.Count()).Where(Filter.Present(Role.Customer));
        KpiLink frequency = new(new("orders per customer", "bestellingen per klant"), Unit.Ratio, cell => cell["orders"].Count, cell => cell["value"].Units);
        if (!orders.Roles.Has(Role.Margin) || !orders.Roles.Has(Role.Amount))
            return ([new("orders", 0, bought)], [new(new("order value", "bestelwaarde"), Unit.Money("order", "bestelling"), cell => cell["value"].Sum, cell => cell["orders"].Count), frequency]);
        return (
            [new("orders", 0, bought), new("amount", 0, Kept(orders, Measure.Sum(Role.Amount)).PerUnit(Role.Customer))],
            [
                new(new("order value", "bestelwaarde"), Unit.Money("order", "bestelling"), cell => cell["amount"].Sum, cell => cell["orders"].Count),
                frequency,
                new(new("margin", "marge"), Unit.Percent, cell => cell["value"].Sum, cell => cell["amount"].Sum),
            ]);
    }

    private static double? Difference(KpiCell a, KpiCell b) => a["value"].Units > 1 && b["value"].Units > 1
        ? Mean.WelchPValue(MeanOf(a), VarianceOf(a), a["value"].Units, MeanOf(b), VarianceOf(b), b["value"].Units)
        : null;

    private static double MeanOf(KpiCell cell) => cell["value"].Sum / cell["value"].Units;

    private static double VarianceOf(KpiCell cell)
    {
        var value = cell["value"];
        return Math.Max(0, (value.UnitSquares - value.Sum * value.Sum / value.Units) / (value.Units - 1));
    }

    private static Measure Kept(Table orders, Measure measure)
    {
        if (!orders.IsDated())
            measure = measure.By(Timing.None);
        return HasLines(orders) ? measure.Where(Filter.Above(Role.Quantity, 0)).Where(Filter.Above(Role.Price, 0)) : measure;
    }

    private static bool HasLines(Table orders) => orders.KindOf(Role.Quantity) == ColumnKind.Number && orders.KindOf(Role.Price) == ColumnKind.Number;

    private static System.Collections.Immutable.ImmutableArray<LocalText> Notes(Table orders)
    {
        var notes = System.Collections.Immutable.ImmutableArray.CreateBuilder<LocalText>();
        notes.Add(orders.Roles.Has(Role.Margin)
            ? new("Margin so far per customer; future orders are not in it.", "Marge tot nu toe per klant; toekomstige bestellingen zitten er niet in.")
            : new("Revenue so far per customer, not margin: do not set it against acquisition cost.", "Omzet tot nu toe per klant, geen marge: niet naast acquisitiekosten leggen."));
        if (orders.Facts(Role.Customer) is { Missing: > 0 and var missing })
            notes.Add(new($"{missing} rows without a customer do not count.", $"{missing} rijen zonder klant tellen niet mee."));
        if (HasLines(orders))
            notes.Add(new("Rows with a quantity or price of 0 or less (cancellations, corrections) do not count.", "Rijen met een aantal of prijs van 0 of lager (annuleringen, correcties) tellen niet mee."));
        return notes.ToImmutable();
    }
}
