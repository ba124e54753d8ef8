using KpiLab.Statistics;

namespace KpiLab.Models.Survival;

/// <summary>What one covariate does to the pace of leaving.</summary>
/// <param name="Name">The covariate.</param>
/// <param name="Value">The coefficient: the change of the log hazard per unit of the covariate.</param>
/// <param name="StandardError">Its standard error, from the inverse information matrix.</param>
/// <param name="HazardRatio">exp(coefficient): 1.2 is leaving 20 % faster per unit, 0.5 half as fast.</param>
/// <param name="HazardRatioInterval">Wald interval of the hazard ratio.</param>
/// <param name="PValue">Of Wald's test that the coefficient is 0.</param>
public sealed record CoxCoefficient(string Name, double Value, double StandardError, double HazardRatio, ConfidenceInterval HazardRatioInterval, double PValue);
