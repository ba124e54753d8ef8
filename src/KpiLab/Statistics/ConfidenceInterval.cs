namespace KpiLab.Statistics;

/// <summary>A range that holds the true value with the stated confidence.</summary>
/// <param name="Low">Lower limit.</param>
/// <param name="High">Upper limit.</param>
/// <param name="Level">Confidence level, in (0, 1).</param>
/// <param name="Method">How it was computed: "Wilson", "t", "exact Poisson".</param>
public sealed record ConfidenceInterval(double Low, double High, double Level, string Method);
