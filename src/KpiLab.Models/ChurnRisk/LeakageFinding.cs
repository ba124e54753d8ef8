namespace KpiLab.Models.ChurnRisk;

/// <summary>A column that seems to know who left: it was filled in after the fact, or is the answer in other words.</summary>
/// <param name="Column">The column.</param>
/// <param name="RocAuc">How well it alone tells leavers from stayers, 0.5 to 1.</param>
/// <param name="Evidence">One sentence with the numbers.</param>
public sealed record LeakageFinding(string Column, double RocAuc, string Evidence);
