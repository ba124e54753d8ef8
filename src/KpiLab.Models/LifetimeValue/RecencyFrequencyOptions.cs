using KpiLab.Measures;

namespace KpiLab.Models.LifetimeValue;

/// <summary>How orders become recency and frequency.</summary>
public sealed record RecencyFrequencyOptions
{
    /// <summary>Last day of the calibration period, inclusive; later orders are the holdout. Null: the last day of the data, without holdout.</summary>
    public DateOnly? CalibrationEnd { get; init; }

    /// <summary>Last day of the holdout, inclusive. Null: the last day of the data.</summary>
    public DateOnly? HoldoutEnd { get; init; }

    /// <summary>Unit of time: <see cref="TimeUnit.Day"/>, <see cref="TimeUnit.Week"/> (7 days) or <see cref="TimeUnit.Month"/> (365.25 / 12 days).</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.Week;

    /// <summary>True to count time in whole opportunities, as <see cref="BgBb"/> does: each unit of time after a customer's first purchase is one, all purchases in it count once, and a unit that the end cuts short is left out.</summary>
    public bool InOpportunities { get; init; }
}
