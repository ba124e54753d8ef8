namespace KpiLab.Scenarios;

/// <summary>Two uncertain inputs that move together.</summary>
/// <param name="First">One input.</param>
/// <param name="Second">The other.</param>
/// <param name="Rank">Their rank correlation (Spearman), in (-1, 1).</param>
public sealed record Correlation(string First, string Second, double Rank);
