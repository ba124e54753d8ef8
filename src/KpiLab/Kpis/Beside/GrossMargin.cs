using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Gross margin as a share of revenue.</summary>
/// <remarks>Formula: sum of margin ÷ sum of amount, over the orders that have both. Interval: delta method over months. Why it changed: <see cref="RatioBridge"/> over two results by product.</remarks>
public static class GrossMargin
{
    private static readonly LocalText NoRevenue = new("no revenue in the period", "geen omzet in de periode");

    /// <summary>The catalogue entry.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "gross-margin",
        Text = BesideTexts.GrossMargin,
        Unit = Unit.Percent,
        IsOfMoney = true,
        Better = Direction.Higher,
        MinimumN = 30,
        Forms =
        [
            new KpiForm
            {
                Inputs = [Ltv.Orders with { Required = [[Role.Date], [Role.Amount, Role.Quantity], [Role.Margin]] }],
                Prepare = (tables, _) => ([Formulas.WithAmount(tables[0])], []),
                Parts = _ =>
                [
                    new("margin", 0, Measure.Sum(Role.Margin).Where(Filter.Present(Role.Amount))),
                    new("revenue", 0, Measure.Sum(Role.Amount).Where(Filter.Present(Role.Margin))),
                ],
                Formula = Share,
                Test = (a, b) => Formulas.FromIntervals(Share(a), Share(b)),
                PiecePeriod = Period.Month,
            },
        ],
    };

    /// <summary>The query over a table of orders (date, amount, margin).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table orders) => Kpi.Of(orders);

    /// <summary>The margin from plain numbers.</summary>
    public static Measurement From(double margin, double revenue) =>
        Kpi.Evaluate(0, 0.95, ("margin", new Aggregate(1, margin, 0)), ("revenue", new Aggregate(1, revenue, 0)));

    private static Measurement Share(KpiCell cell)
    {
        var (margin, revenue) = (cell["margin"].Sum, cell["revenue"].Sum);
        return revenue <= 0
            ? Measurement.NoValue(cell.Unit, NoRevenue, margin, revenue)
            : new Measurement(margin / revenue, cell.Unit, margin, revenue, cell["revenue"].Count, Formulas.OverPieces(cell, c => (c["margin"].Sum, c["revenue"].Sum)));
    }
}
