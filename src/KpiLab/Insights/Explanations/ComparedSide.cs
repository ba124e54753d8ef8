using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>One of the two things compared: a period, or a group.</summary>
/// <param name="Name">The period, or the value of the column that makes the group.</param>
/// <param name="Range">The days that its value rests on; null where the data carry no dates.</param>
/// <param name="Measurement">The value and its evidence; or why there is none.</param>
public sealed record ComparedSide(LocalText Name, DateRange? Range, Measurement Measurement);
