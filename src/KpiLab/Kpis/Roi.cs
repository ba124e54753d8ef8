using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Return on investment: what a project or campaign brought in, less its cost, for each unit of cost.</summary>
/// <remarks>Formula: (return − cost) ÷ cost. Interval: delta method over projects, from three on. Cumulative returns at 3, 6 and 12 months: <see cref="CumulativeReturn"/>.</remarks>
public static class Roi
{
    private static readonly LocalText NoCost = new("no cost in the period", "geen kosten in de periode");

    private static readonly KpiInput CashFlows = new(
        "cash flows", [[Role.Cost, Role.Amount], [Role.Return]], [Role.Project, Role.Campaign, Role.Date], [Role.Customer, Role.Order], ["cash", "flow", "kasstr", "project", "campa", "invest", "roi"]);

    /// <summary>The catalogue entry.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "roi",
        Text = RoiText.Text,
        Unit = Unit.Percent,
        Better = Direction.Higher,
        MinimumN = 1,
        Forms = [Form(subtractCost: 1)],
    };

    /// <summary>Return for each unit of cost, without subtracting it.</summary>
    public static Kpi Roas { get; } = new()
    {
        Id = "roas",
        Text = BesideTexts.Roas,
        Unit = Unit.Ratio,
        Better = Direction.Higher,
        MinimumN = 1,
        BenchmarkMetrics = ["roas"],
        Forms = [Form(subtractCost: 0)],
    };

    /// <summary>The query over a table of cash flows (cost, return; project and date where known).</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table cashFlows) => Kpi.Of(cashFlows);

    /// <summary>The value from plain numbers.</summary>
    public static Measurement From(double gain, double cost) =>
        Kpi.Evaluate(0, 0.95, ("return", new Aggregate(1, gain, 0)), ("cost", new Aggregate(1, cost, 0)));

    private static KpiForm Form(int subtractCost) => new()
    {
        Inputs = [CashFlows],
        Parts = tables =>
        [
            new("return", 0, Cac.Totals(tables[0], Measure.Sum(Role.Return))),
            new("cost", 0, Cac.Totals(tables[0], Measure.Sum(tables[0].Roles.Has(Role.Cost) ? Role.Cost : Role.Amount))),
        ],
        Formula = cell =>
        {
            var (gain, cost) = (cell["return"].Sum - subtractCost * cell["cost"].Sum, cell["cost"].Sum);
            return cost <= 0
                ? Measurement.NoValue(cell.Unit, NoCost, gain, cost)
                : new Measurement(gain / cost, cell.Unit, gain, cost, Math.Max(1, cell.Pieces.Count), Formulas.OverPieces(cell, c => (c["return"].Sum - subtractCost * c["cost"].Sum, c["cost"].Sum)));
        },
        PieceRole = Role.Project,
    };
}
