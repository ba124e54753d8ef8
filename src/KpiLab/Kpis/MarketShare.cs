using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Own sales as a share of the market's.</summary>
/// <remarks>Formula: own ÷ market over the same days, range [0, 1]. No interval: it is a census of sales, not a sample. Concentration and relative share: <see cref="MarketStructure"/>; why it changed: <see cref="MarketShareChange"/>.</remarks>
public static class MarketShare
{
    private static readonly LocalText NoMarket = new("no market sales in the period", "geen marktverkopen in de periode");

    private static readonly KpiDrivers OwnAndMarket = new KpiDrivers.Quotient { MayBeZero = true };

    internal static KpiInput Own { get; } = new(
        "own sales", [[Role.Date], [Role.Amount]], [Role.Region, Role.Product],
        [Role.Company, Role.Category, Role.Campaign, Role.Customer, Role.Cost, Role.Score, Role.Department, Role.End], ["own", "eigen", "sales", "verkoop", "omzet", "revenue"])
    {
        Accepts = table => !table.Roles.Has(Role.Company),
        Recognises = _ => false,
    };

    /// <summary>The catalogue entry.</summary>
    public static Kpi Kpi { get; } = new()
    {
        Id = "market-share",
        Text = MarketShareText.Text,
        Unit = Unit.Percent,
        IsOfMoney = true,
        Better = Direction.Higher,
        MinimumN = 1,
        BenchmarkMetrics = ["market_share_revenue"],
        Forms =
        [
            new KpiForm
            {
                Inputs =
                [
                    Own,
                    Market(),
                ],
                Parts = _ =>
                [
                    new("own", 0, Measure.Sum(Role.Amount)),
                    new("market", 1, Measure.Sum(Role.Amount)),
                ],
                Formula = Share,
                Drivers = OwnAndMarket,
            },
            new KpiForm
            {
                Inputs = [new KpiInput("market by company", [[Role.Company], [Role.Amount]], [Role.Region, Role.Product, Role.Date], [Role.Employees, Role.Cost], ["market", "markt"])],
                Parts = tables =>
                [
                    new("own", 0, Cac.Totals(tables[0], Measure.Sum(Role.Amount))),
                    new("market", 0, Cac.Totals(tables[0], Measure.Sum(Role.Amount))) { Across = [Role.Company] },
                ],
                Formula = Share,
                Drivers = OwnAndMarket,
                SplitBy = Role.Company,
                Total = new("Which company is yours? Filter on it, as in Where(\"company\", …). The rows give the share of each.", "Welk bedrijf is het uwe? Filter erop, zoals in Where(\"company\", …). De rijen geven het aandeel van elk."),
            },
        ],
    };

    /// <summary>The query over own sales and the market's, or over one table of sales by company.</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table own, Table market) => Kpi.Of(own, market);

    /// <summary>The query over one table of sales with a column of companies.</summary>
    /// <exception cref="MissingRoleException">A role has no column.</exception>
    public static KpiQuery Of(Table salesByCompany) => Kpi.Of(salesByCompany);

    /// <summary>The share from plain numbers.</summary>
    public static Measurement From(double ownSales, double marketSales) =>
        Kpi.Evaluate(0, 0.95, ("own", new Aggregate(1, ownSales, 0)), ("market", new Aggregate(1, marketSales, 0)));

    private static KpiInput Market() => new(
        "market", [[Role.Date], [Role.Amount]], [Role.Company, Role.Region, Role.Product], [Role.Customer, Role.Category, Role.Campaign, Role.Score, Role.Department], ["market", "markt"])
    {
        Recognises = _ => false,
    };

    private static Measurement Share(KpiCell cell) => cell["market"].Sum <= 0
        ? Measurement.NoValue(cell.Unit, NoMarket, cell["own"].Sum, cell["market"].Sum)
        : new Measurement(cell["own"].Sum / cell["market"].Sum, cell.Unit, cell["own"].Sum, cell["market"].Sum, cell["own"].Count, null);
}
