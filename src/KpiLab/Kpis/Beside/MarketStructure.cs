using System.Globalization;
using KpiLab.Data;
using KpiLab.Kpis.Texts;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>How a market is divided, as KPIs by region, product or period: concentration, the share of the largest, and the own share over that of the largest rival.</summary>
/// <remarks>Each needs the sales of every company. No interval: a census of sales. The same on plain shares: <see cref="MarketConcentration"/>.</remarks>
public static class MarketStructure
{
    private const string OwnSales = "own sales on the market";
    private static readonly LocalText NoMarket = new("no market sales in the period", "geen marktverkopen in de periode");
    private static readonly LocalText NoRival = new("no rival in the period", "geen concurrent in de periode");

    /// <summary>Herfindahl-Hirschman index: the sum of squared percentage shares, 0 to 10,000.</summary>
    public static Kpi Hhi { get; } = new()
    {
        Id = "hhi",
        Text = BesideTexts.MarketConcentration,
        Unit = Unit.Index,
        Better = Direction.Lower,
        MinimumN = 1,
        BenchmarkMetrics = ["hhi"],
        Forms = [Form(cell => Concentration(cell) is { } market ? new Measurement(market.Hhi, cell.Unit, null, null, market.Shares.Count, null) : Measurement.NoValue(cell.Unit, NoMarket))],
    };

    /// <summary>Own share ÷ share of the largest rival: above 1 only for the market leader.</summary>
    /// <remarks>The own company is the one on the market whose sales are those of the own table; where there is none, every company there is a rival.</remarks>
    public static Kpi RelativeShare { get; } = new()
    {
        Id = "relative-share",
        Text = BesideTexts.RelativeShare,
        Unit = Unit.Ratio,
        Better = Direction.Higher,
        MinimumN = 1,
        BenchmarkMetrics = ["relative_market_share"],
        Forms =
        [
            new KpiForm
            {
                Inputs = [MarketShare.Own, ByCompany],
                Prepare = (tables, _) => OwnCompany.Mark(tables[0], tables[1], OwnSales),
                Parts = tables =>
                [
                    new("own", 0, Measure.Sum(Role.Amount)) { Across = [Role.Company] },
                    new("sales", 1, Measure.Sum(Role.Amount)),
                    new("mine", 1, Measure.Sum(OwnSales)),
                ],
                Formula = Relative,
                PieceBy = Role.Company,
                Additive = false,
            },
        ],
    };

    /// <summary>Share of the market that the largest companies hold together (CR4 for the four largest).</summary>
    /// <param name="companies">How many of the largest, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static Kpi ShareOfLargest(int companies)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(companies, 1);
        return new()
        {
            Id = $"cr{companies.ToString(CultureInfo.InvariantCulture)}",
            Text = BesideTexts.ShareOfLargest(companies),
            Unit = Unit.Percent,
            Better = Direction.Lower,
            MinimumN = 1,
            Forms = [Form(cell => Concentration(cell) is { } market
                ? new Measurement(market.Largest(companies), cell.Unit, market.Largest(companies) * cell["sales"].Sum, cell["sales"].Sum, market.Shares.Count, null)
                : Measurement.NoValue(cell.Unit, NoMarket, null, cell["sales"].Sum))],
        };
    }

    /// <summary>The relative share from plain numbers.</summary>
    /// <param name="ownSales">Own sales or share.</param>
    /// <param name="largestRival">Sales or share of the largest rival, in the same measure.</param>
    public static Measurement RelativeFrom(double ownSales, double largestRival) => largestRival <= 0
        ? Measurement.NoValue(Unit.Ratio, NoRival, ownSales, largestRival)
        : new Measurement(ownSales / largestRival, Unit.Ratio, ownSales, largestRival, 1, null);

    private static KpiInput ByCompany => new(
        "market by company", [[Role.Company], [Role.Amount]], [Role.Region, Role.Product, Role.Date], [Role.Employees, Role.Cost], ["market", "markt"]);

    private static KpiForm Form(Func<KpiCell, Measurement> formula) => new()
    {
        Inputs = [ByCompany],
        Parts = tables => [new("sales", 0, Cac.Totals(tables[0], Measure.Sum(Role.Amount)))],
        Formula = formula,
        PieceBy = Role.Company,
        Additive = false,
    };

    private static MarketConcentration? Concentration(KpiCell cell)
    {
        var sales = cell.Pieces.Select(piece => (piece.Piece, Sales: piece["sales"].Sum)).Where(piece => piece.Sales > 0).ToArray();
        return sales.Length == 0 ? null : MarketConcentration.OfSales(sales);
    }

    private static Measurement Relative(KpiCell cell)
    {
        var rival = cell.Pieces.Where(piece => piece["mine"].Count == 0 || piece["mine"].Sum == 0).Select(piece => piece["sales"].Sum).DefaultIfEmpty(0).Max();
        var own = cell["mine"].Sum > 0 ? cell["mine"].Sum : cell["own"].Sum;
        return rival <= 0
            ? Measurement.NoValue(cell.Unit, NoRival, own, rival)
            : new Measurement(own / rival, cell.Unit, own, rival, cell.Pieces.Count, null);
    }
}
