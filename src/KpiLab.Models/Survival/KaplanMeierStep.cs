using KpiLab.Statistics;

namespace KpiLab.Models.Survival;

/// <summary>One step of a Kaplan-Meier curve.</summary>
/// <param name="Time">The time at which customers were lost.</param>
/// <param name="AtRisk">Customers there just before.</param>
/// <param name="Lost">Customers lost at that time.</param>
/// <param name="Survival">Share that survives beyond the time, in [0, 1].</param>
/// <param name="StandardError">Its standard error (Greenwood 1926); 0 where the survival is 0.</param>
/// <param name="Interval">Its interval; null where the survival is 0, where Greenwood's formula has none.</param>
public sealed record KaplanMeierStep(double Time, double AtRisk, double Lost, double Survival, double StandardError, ConfidenceInterval? Interval);
