using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>How many times the customers won in a period have repaid what winning them cost.</summary>
/// <remarks>
/// Formula: margin so far of the customers who came in the period ÷ spend of the period, which is their LTV ÷ their CAC. Older customers have had more time: compare periods of the same age.
/// Interval: t over customers, the spend taken as given.
/// </remarks>
public static class LtvToCac
{
    private static readonly LocalText NoSpend = new("no spend in the period", "geen uitgaven in de periode");

    /// <summary>The catalogue entry.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "ltv-to-cac",
        Text = BesideTexts.LtvToCac,
        Unit = Unit.Ratio,
        Better = Direction.Higher,
        BenchmarkMetrics = ["ltv_cac_ratio"],
        Forms =
        [
            new KpiForm
            {
                Inputs = [SpendInput.Dated, Cac.Customers, Ltv.Orders with { Required = [[Role.Customer], [Role.Margin]] }],
                Prepare = (tables, _) => (CustomerCohorts.Prepare(tables, customers: 1, orders: 2), [CustomerCohorts.Note]),
                Parts = tables =>
                [
                    new("spend", 0, Measure.Sum(Formulas.MoneyOf(tables[0]))),
                    new("customers", 1, Measure.Count().By(Timing.At(Cac.When(tables[1])))),
                    new("value", 2, Measure.Sum(Role.Margin).By(CustomerCohorts.Came).PerUnit(Role.Customer)) { TellsDays = false },
                ],
                Formula = Ratio,
                Test = (a, b) => Formulas.FromIntervals(Ratio(a), Ratio(b)),
                Drivers = new KpiDrivers.Quotient(),
            },
        ],
    };

    /// <summary>The query over spend (date, amount), customers (customer, start) and orders (customer, margin).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table spend, Table customers, Table orders) => Kpi.Of(spend, customers, orders);

    /// <summary>The ratio from plain numbers.</summary>
    /// <param name="ltv">Lifetime value on margin, in money.</param>
    /// <param name="cac">Full acquisition cost of the same kind of customer, in money.</param>
    public static Measurement From(double ltv, double cac) =>
        cac <= 0 ? Measurement.NoValue(Unit.Ratio, NoSpend, ltv, cac) : new Measurement(ltv / cac, Unit.Ratio, ltv, cac, 1, null);

    private static Measurement Ratio(KpiCell cell)
    {
        var (value, spend, n) = (cell["value"], cell["spend"].Sum, cell["customers"].Count);
        if (spend <= 0)
            return Measurement.NoValue(cell.Unit, NoSpend, value.Sum, spend, n);
        // Customers without an order count with 0.
        var perCustomer = n < 2 ? null : Mean.T(value.Sum / n, Math.Max(0, (value.UnitSquares - value.Sum * value.Sum / n) / (n - 1)), n, cell.Level);
        var interval = perCustomer is null ? null : perCustomer with { Low = perCustomer.Low * n / spend, High = perCustomer.High * n / spend };
        return new Measurement(value.Sum / spend, cell.Unit, value.Sum, spend, n, interval);
    }
}
