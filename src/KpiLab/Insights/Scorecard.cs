using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>Ten KPIs of one workspace.</summary>
/// <param name="Name">The name of the folder or file.</param>
/// <param name="Entries">One entry per KPI of the catalogue, in its order.</param>
/// <param name="Tables">The tables they rest on, with their roles and quality.</param>
/// <param name="Range">The days that the data cover; null without dates.</param>
public sealed record Scorecard(string Name, IReadOnlyList<ScorecardEntry> Entries, IReadOnlyList<FrameTable> Tables, DateRange? Range);
