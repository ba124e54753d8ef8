using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Months in which a new customer earns back what winning it cost.</summary>
/// <remarks>
/// Formula: CAC ÷ (monthly amount of a new subscription × gross margin). The margin is that of all orders, a rate that needs no period of its own; without a table of margins it is payback on revenue, and says so.
/// Simple payback: nobody leaves in between. Interval: exact Poisson on the number of new customers.
/// </remarks>
public static class CacPayback
{
    private static readonly LocalText NoCustomers = new("no new customers in the period", "geen nieuwe klanten in de periode");
    private static readonly LocalText NoMargin = new("new customers bring no margin per month", "nieuwe klanten leveren per maand geen marge op");

    /// <summary>The catalogue entry.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "cac-payback-months",
        Text = BesideTexts.CacPayback,
        Unit = Unit.Months,
        Better = Direction.Lower,
        BenchmarkMetrics = ["cac_payback_months"],
        Forms = [Form(withMargin: true), Form(withMargin: false)],
    };

    /// <summary>The query over spend (date, amount), customers (customer, start), subscriptions (start, amount) and orders (amount, margin).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table spend, Table customers, Table subscriptions, Table orders) => Kpi.Of(spend, customers, subscriptions, orders);

    /// <summary>The months from plain numbers.</summary>
    /// <param name="cac">Cost of winning one customer, in money.</param>
    /// <param name="monthlyRevenue">Revenue of a new customer per month, in money.</param>
    /// <param name="margin">Gross margin as a fraction, in [0, 1].</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin is outside its range.</exception>
    public static Measurement From(double cac, double monthlyRevenue, double margin = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(margin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(margin, 1);
        var monthly = monthlyRevenue * margin;
        return monthly <= 0 ? Measurement.NoValue(Unit.Months, NoMargin, cac, monthly) : new Measurement(cac / monthly, Unit.Months, cac, monthly, 1, null);
    }

    private static KpiForm Form(bool withMargin) => new()
    {
        Inputs =
        [
            SpendInput.Dated,
            Cac.Customers,
            ChurnRate.Intervals with { Required = [[Role.Start], [Role.End], [Role.Amount]] },
            .. withMargin ? [Ltv.Orders with { Required = [[Role.Customer], [Role.Amount], [Role.Margin]] }] : (KpiInput[])[],
        ],
        Prepare = (tables, _) => ([tables[0], Cac.New(tables[1]), FirstRows.Of(tables[2], Role.Customer, Role.Start), .. tables.Skip(3)],
            withMargin ? [] : [new("On revenue, not margin: it looks shorter than it is.", "Op omzet, niet op marge: hij lijkt korter dan hij is.")]),
        Parts = tables =>
        [
            new("spend", 0, Measure.Sum(Formulas.MoneyOf(tables[0]))),
            new("customers", 1, Measure.Count().By(Timing.At(Cac.When(tables[1])))),
            new("monthly", 2, Measure.Sum(Role.Amount).By(Timing.At(Role.Start))) { TellsDays = false },
            .. withMargin
                ? [new("margin", 3, Measure.Sum(Role.Margin).By(Timing.None)), new("revenue", 3, Measure.Sum(Role.Amount).By(Timing.None))]
                : (KpiPart[])[],
        ],
        Formula = cell => Months(cell, withMargin),
        Test = (a, b) => Formulas.FromIntervals(Months(a, withMargin), Months(b, withMargin)),
        Additive = false,
    };

    private static Measurement Months(KpiCell cell, bool withMargin)
    {
        var customers = cell["customers"].Count;
        if (customers <= 0)
            return Measurement.NoValue(cell.Unit, NoCustomers);
        var rate = !withMargin ? 1 : cell["revenue"].Sum > 0 ? cell["margin"].Sum / cell["revenue"].Sum : 0;
        var monthly = cell["monthly"].Count > 0 ? cell["monthly"].Sum / cell["monthly"].Count * rate : 0;
        var cac = Formulas.PerEvent(cell, cell["spend"].Sum, customers, NoCustomers);
        if (monthly <= 0)
            return Measurement.NoValue(cell.Unit, NoMargin, cac.Value, monthly, customers);
        var interval = cac.Interval! with { Low = cac.Interval.Low / monthly, High = cac.Interval.High / monthly };
        return new Measurement(cac.Value!.Value / monthly, cell.Unit, cac.Value, monthly, customers, interval);
    }
}
