namespace KpiLab.Models.Survival;

/// <summary>All that a model file holds of a Cox regression.</summary>
internal sealed record CoxFit(
    string[] Names, double[] Values, double[][] Covariance, double[] Means, double LogLikelihood, double NullLogLikelihood, long N, long Lost, double Level, int Iterations,
    Concordance Concordance, double[] BaselineTimes, double[] BaselineHazards);
