namespace KpiLab.Models.Fitting;

/// <summary>A maximum of a log-likelihood.</summary>
/// <param name="Logs">The log-parameters.</param>
/// <param name="Covariance">The inverse of the negative Hessian by the log-parameters.</param>
/// <param name="Value">The log-likelihood.</param>
/// <param name="Convergence">How it was reached.</param>
internal sealed record Maximum(double[] Logs, double[,] Covariance, double Value, Convergence Convergence);
