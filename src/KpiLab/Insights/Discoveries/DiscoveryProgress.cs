using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>How far a search is.</summary>
/// <param name="Kpi">The KPI that is being searched.</param>
/// <param name="Done">Splits measured so far.</param>
/// <param name="Known">Splits known to be needed so far; it grows as KPIs are begun.</param>
public readonly record struct DiscoveryProgress(Kpi Kpi, int Done, int Known);
