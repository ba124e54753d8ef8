using System.Collections.Immutable;

namespace KpiLab.Models.Survival;

/// <summary>Does each covariate act on leaving with the same strength at all times, as Cox's model takes it?</summary>
/// <remarks>
/// Score test that the coefficient gains a term in a function of time, built on the Schoenfeld residuals.
/// Sources: Schoenfeld (1982), Biometrika 69; Grambsch &amp; Therneau (1994), Biometrika 81. Same as <c>cox.zph(terms = FALSE)</c> in R's survival 3.
/// </remarks>
/// <param name="Covariates">The test of each covariate, one degree of freedom.</param>
/// <param name="ChiSquare">The statistic of all together.</param>
/// <param name="DegreesOfFreedom">Number of covariates.</param>
/// <param name="PValue">Its probability if all coefficients are constant.</param>
public sealed record ProportionalityTest(ImmutableArray<CovariateProportionality> Covariates, double ChiSquare, int DegreesOfFreedom, double PValue);
