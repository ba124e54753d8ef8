using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>Share of visits (or visitors, or contacts) that end in the desired action.</summary>
/// <remarks>Formula: conversions ÷ visits, range [0, 1]. Interval: Wilson (1927). From events (visitor, step): visitors with the last step ÷ all visitors.</remarks>
public static class ConversionRate
{
    private static readonly LocalText NoVisits = new("no visits", "geen bezoeken");

    private static readonly KpiInput Sessions = new(
        "sessions", [[Role.Converted]], [Role.Visitor, Role.Device, Role.Channel, Role.Step, Role.Date], [Role.Employee], ["sess", "visit", "bezoek", "funnel", "web", "shop", "campaign", "bank"]);

    /// <summary>The catalogue entry.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "conversion-rate",
        Text = ConversionRateText.Text,
        Unit = Unit.Percent,
        Better = Direction.Higher,
        BenchmarkMetrics = ["ecommerce_conversion_rate"],
        Forms =
        [
            new KpiForm
            {
                Inputs = [Sessions],
                Parts = tables =>
                [
                    new("visits", 0, Visits(tables[0]).Where(Filter.Present(Role.Converted))),
                    new("conversions", 0, Visits(tables[0]).Where(Filter.IsTrue(Role.Converted))),
                ],
                Formula = Rate,
                Test = Difference,
            },
            new KpiForm
            {
                Inputs = [KpiInput.Of("events", [Role.Visitor], [Role.Step])],
                Parts = tables =>
                [
                    new("visits", 0, Visitors(tables[0])),
                    new("conversions", 0, Visitors(tables[0]).Where(Filter.In(Role.Step, Funnel.Of(tables[0]).Steps[^1].Name))),
                ],
                Formula = Rate,
                Test = Difference,
                Additive = false,
            },
        ],
    };

    /// <summary>Share of carts that do not become an order.</summary>
    public static Kpi CartAbandonment { get; } = new()
    {
        Id = "cart-abandonment",
        Text = BesideTexts.CartAbandonment,
        Unit = Unit.Percent,
        Better = Direction.Lower,
        BenchmarkMetrics = ["cart_abandonment_rate"],
        Forms =
        [
            new KpiForm
            {
                Inputs = [Sessions with { Required = [[Role.Converted], [Role.Step]], Accepts = table => Cart(table) is not null }],
                Parts = tables =>
                [
                    new("carts", 0, Visits(tables[0]).Where(Filter.IsTrue(Cart(tables[0])!))),
                    new("left", 0, Visits(tables[0]).Where(Filter.IsTrue(Cart(tables[0])!)).Where(Filter.In(Role.Converted, "false"))),
                ],
                Formula = cell => Formulas.Proportion(cell, cell["left"].Count, cell["carts"].Count, new("no carts", "geen winkelmandjes")),
                Test = (a, b) => Proportion.DifferencePValue(a["left"].Count, a["carts"].Count, b["left"].Count, b["carts"].Count),
            },
        ],
    };

    /// <summary>The query over a table of visits with a converted column, or of events (visitor, step).</summary>
    /// <exception cref="MissingRoleException">The table has neither.</exception>
    public static KpiQuery Of(Table sessions) => Kpi.Of(sessions);

    /// <summary>The rate from plain numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are more conversions than visits.</exception>
    public static Measurement From(long conversions, long visits, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(conversions);
        ArgumentOutOfRangeException.ThrowIfLessThan(visits, conversions);
        return Kpi.Evaluate(0, level, ("conversions", new Aggregate(conversions, 0, 0)), ("visits", new Aggregate(visits, 0, 0)));
    }

    /// <summary>Share of carts that were left behind, from plain numbers.</summary>
    /// <param name="orders">Carts that became an order, not more than there were carts.</param>
    /// <param name="carts">Carts filled, 0 or more.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are more orders than carts.</exception>
    public static Measurement CartAbandonmentFrom(long orders, long carts, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orders);
        ArgumentOutOfRangeException.ThrowIfLessThan(carts, orders);
        return CartAbandonment.Evaluate(0, level, ("left", new Aggregate(carts - orders, 0, 0)), ("carts", new Aggregate(carts, 0, 0)));
    }

    private static Measurement Rate(KpiCell cell) => Formulas.Proportion(cell, cell["conversions"].Count, cell["visits"].Count, NoVisits);

    private static double? Difference(KpiCell a, KpiCell b) =>
        Proportion.DifferencePValue(a["conversions"].Count, a["visits"].Count, b["conversions"].Count, b["visits"].Count);

    private static Measure Visits(Table table) => table.IsDated() ? Measure.Count() : Measure.Count().By(Timing.None);

    private static Measure Visitors(Table table) =>
        table.IsDated() ? Measure.CountDistinct(Role.Visitor) : Measure.CountDistinct(Role.Visitor).By(Timing.None);

    private static string? Cart(Table table) => table.Roles.ColumnsOf(Role.Step).FirstOrDefault(step =>
        step.Contains("cart", StringComparison.OrdinalIgnoreCase) || step.Contains("winkelm", StringComparison.OrdinalIgnoreCase) || step.Contains("mandje", StringComparison.OrdinalIgnoreCase));
}
