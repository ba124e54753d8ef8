using KpiLab.Statistics;

namespace KpiLab.Models.Fitting;

/// <summary>One estimated parameter of a model, in the symbols of the model's paper.</summary>
/// <param name="Name">The symbol in words: "r", "alpha".</param>
/// <param name="Value">The maximum-likelihood estimate.</param>
/// <param name="StandardError">Its standard error, from the inverse Hessian of the log-likelihood, by the delta method.</param>
/// <param name="Interval">Wald interval on the scale on which the parameter was estimated (the logarithm, for positive parameters), so that it stays in range.</param>
public sealed record Parameter(string Name, double Value, double StandardError, ConfidenceInterval Interval);
