namespace KpiLab.Models.Survival;

/// <summary>The test that one covariate acts with the same strength at all times.</summary>
/// <param name="Name">The covariate.</param>
/// <param name="ChiSquare">The statistic, with one degree of freedom.</param>
/// <param name="PValue">Its probability if the coefficient is constant; small is a warning.</param>
public sealed record CovariateProportionality(string Name, double ChiSquare, double PValue);
