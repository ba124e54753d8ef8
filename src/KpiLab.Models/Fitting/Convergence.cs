namespace KpiLab.Models.Fitting;

/// <summary>How the maximum of the likelihood was reached.</summary>
/// <param name="Iterations">Newton steps taken from the start that won.</param>
/// <param name="Evaluations">Evaluations of likelihood and gradient over all starts.</param>
/// <param name="Starts">Starting points that were compared.</param>
/// <param name="RelativeGradient">Largest derivative of the log-likelihood by a log-parameter, divided by one plus the absolute log-likelihood. A fit counts as converged below 1e-8.</param>
public sealed record Convergence(int Iterations, int Evaluations, int Starts, double RelativeGradient);
