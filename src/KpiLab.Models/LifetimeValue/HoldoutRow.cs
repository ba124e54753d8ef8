namespace KpiLab.Models.LifetimeValue;

/// <summary>Customers of one calibration frequency in the holdout: mean purchases per customer. Means are null without customers.</summary>
/// <param name="Frequency">Repeat purchases in the calibration period.</param>
/// <param name="AndAbove">True when the row holds this frequency and above.</param>
/// <param name="Customers">Number of customers.</param>
/// <param name="Actual">What they bought.</param>
/// <param name="Model">What the model expected.</param>
/// <param name="Naive">What they would have bought at the rate seen before.</param>
/// <param name="StandardError">Standard error of the actual mean, from the spread between customers; null below two customers.</param>
public sealed record HoldoutRow(int Frequency, bool AndAbove, int Customers, double? Actual, double? Model, double? Naive, double? StandardError);
