using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>How far a search is.</summary>
/// <param name="Kpi">The KPI that is being searched.</param>
/// <param name="Share">Share of the whole search that is done, in [0, 1].</param>
public readonly record struct DiscoveryProgress(Kpi Kpi, double Share);
