using KpiLab.Kpis;
using KpiLab.Statistics;

namespace KpiLab.Insights;

/// <summary>How the score of an engagement theme goes with a result, department by department.</summary>
/// <param name="Theme">The theme; null for the score over all themes.</param>
/// <param name="Outcome">The result: staff turnover, absence, revenue per employee.</param>
/// <param name="Departments">Each department that may be shown, with its score and its result.</param>
/// <param name="Correlation">The rank correlation over them, with its interval and its own p-value.</param>
/// <param name="PValue">The p-value corrected for all links that were tested (Benjamini-Hochberg).</param>
/// <param name="IsReliable">True when the corrected p-value is below one minus the confidence level.</param>
public sealed record EngagementLink(string? Theme, LocalText Outcome, IReadOnlyList<DepartmentPair> Departments, RankCorrelation Correlation, double PValue, bool IsReliable);

/// <summary>A department with enough respondents to be shown.</summary>
/// <param name="Department">Its name.</param>
/// <param name="Score">Its score on the theme.</param>
/// <param name="Result">Its result.</param>
public sealed record DepartmentPair(string Department, Measurement Score, Measurement Result);
