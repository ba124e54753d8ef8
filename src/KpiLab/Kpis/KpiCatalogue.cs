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
            "conversion-rate" => [ConversionRate.CartAbandonment],
            "roi" => [Roi.Roas],
            "churn-rate" => [ChurnRate.Revenue],
            "cost-per-lead" => [CostPerLead.PerQualifiedLead, CostPerLead.PerWonCustomer, CostPerLead.MqlToSqlRate],
            "employee-engagement" => [EmployeeEngagement.Favourable, EmployeeEngagement.Participation],
            _ => [],
        };
    }

    /// <summary>The ten and the figures beside them.</summary>
    public static IReadOnlyList<Kpi> All { get; } = [.. Ten.SelectMany(kpi => Beside(kpi).Prepend(kpi))];

    /// <summary>The KPI of an id, in any case; null when there is none.</summary>
    public static Kpi? Find(string id) => All.FirstOrDefault(kpi => string.Equals(kpi.Id, id, StringComparison.OrdinalIgnoreCase));
}
