namespace KpiLab.Models.Survival;

/// <summary>One group in a log-rank test.</summary>
/// <param name="Name">The group.</param>
/// <param name="Customers">Its customers.</param>
/// <param name="Lost">Those lost.</param>
/// <param name="Expected">Those who would have been lost if all groups left at the same pace.</param>
public sealed record LogRankGroup(string Name, int Customers, int Lost, double Expected);
