using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>What one unit of a numerator is worth: one customer kept, one order more. One of money itself is worth 1.</summary>
/// <param name="Amount">Money for one unit, above 0.</param>
/// <param name="Currency">ISO code; null where it is not known.</param>
/// <param name="Meaning">What the amount is: "lifetime value", "average order value".</param>
public sealed record UnitWorth(double Amount, string? Currency, LocalText Meaning);
