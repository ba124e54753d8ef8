namespace KpiLab.Models.LifetimeValue;

/// <summary>One customer of a <see cref="RecencyFrequency"/>.</summary>
/// <param name="Customer">The customer's identifier as text; empty where histories were given without.</param>
/// <param name="History">Frequency, recency and age in the calibration period.</param>
/// <param name="MeanSpend">Mean amount of the repeat purchases in the calibration period; null without amounts or without a repeat.</param>
/// <param name="HoldoutFrequency">Purchases after the calibration period.</param>
/// <param name="HoldoutSpend">Their amount.</param>
/// <param name="Weight">How many customers the record stands for.</param>
public readonly record struct CustomerRecord(string Customer, CustomerHistory History, double? MeanSpend, int HoldoutFrequency, double HoldoutSpend, double Weight);
