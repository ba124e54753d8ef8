using System.Globalization;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>The KPIs that the library knows.</summary>
public static class KpiCatalogue
{
    /// <summary>The ten, in the order of the scorecard.</summary>
    public static IReadOnlyList<Kpi> Ten { get; } =
    [
        RevenuePerEmployee.Kpi, Cac.Kpi, Ltv.Kpi, ConversionRate.Kpi, Roi.Kpi, ChurnRate.Kpi, NetPromoterScore.Kpi, CostPerLead.Kpi, EmployeeEngagement.Kpi, MarketShare.Kpi,
    ];

    /// <summary>The figures that managers read beside a KPI.</summary>
    public static IReadOnlyList<Kpi> Beside(Kpi kpi)
    {
        ArgumentNullException.ThrowIfNull(kpi);
        return kpi.Id switch
        {
            "revenue-per-employee" => [RevenuePerEmployee.PerHead, RevenuePerEmployee.WithContractors],
            "cac" => [Cac.PaidOnly, CacPayback.Kpi, LtvToCac.Kpi],
            "ltv" => [Ltv.OfCohort, GrossMargin.Kpi],
            "conversion-rate" => [ConversionRate.CartAbandonment],
            "roi" => [Roi.After(3), Roi.After(6), Roi.After(12), Roi.Payback, Roi.Roas],
            "churn-rate" => [ChurnRate.OnAverageCustomers, ChurnRate.Revenue, RevenueRetention.Gross, RevenueRetention.Net, ChurnRate.KeptAfter(Period.Months(12))],
            "cost-per-lead" => [CostPerLead.PerMarketingQualifiedLead, CostPerLead.PerQualifiedLead, CostPerLead.PerWonCustomer, CostPerLead.MqlToSqlRate],
            "employee-engagement" => [EmployeeEngagement.Index, EmployeeEngagement.Favourable, EmployeeEngagement.Participation, EmployeeEngagement.NetPromoter, StaffTurnover.Kpi],
            "market-share" => [MarketStructure.RelativeShare, MarketStructure.Hhi, MarketStructure.ShareOfLargest(4)],
            _ => [],
        };
    }

    /// <summary>The ten and the figures beside them.</summary>
    public static IReadOnlyList<Kpi> All { get; } = [.. Ten.SelectMany(kpi => Beside(kpi).Prepend(kpi))];

    /// <summary>The KPI of an id, in any case; null when there is none. Where the id holds a number (roi-9-months, kept-after-30-days, cac-lag-2-months, cr3), any number will do.</summary>
    public static Kpi? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(kpi => string.Equals(kpi.Id, id, StringComparison.OrdinalIgnoreCase)) ?? WithNumber(id.ToLowerInvariant());
    }

    private static Kpi? WithNumber(string id)
    {
        var digits = new string([.. id.Where(char.IsAsciiDigit)]);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > 10_000)
            return null;
        Kpi? kpi = id.Replace(digits, "#", StringComparison.Ordinal) switch
        {
            "roi-#-months" => Roi.After(number),
            "cac-lag-#-months" => Cac.WithLag(number),
            "kept-after-#-days" => ChurnRate.KeptAfter(new Period(TimeUnit.Day, number)),
            "kept-after-#-months" => ChurnRate.KeptAfter(Period.Months(number)),
            "cr#" => MarketStructure.ShareOfLargest(number),
            _ => null,
        };
        return kpi?.Id == id ? kpi : null;
    }
}
