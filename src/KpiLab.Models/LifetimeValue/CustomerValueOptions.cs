namespace KpiLab.Models.LifetimeValue;

/// <summary>What lifetime value counts.</summary>
public sealed record CustomerValueOptions
{
    /// <summary>How far ahead purchases count, in the model's unit of time; above 0. Null: three years where the unit is known, otherwise it must be given.</summary>
    public double? Horizon { get; init; }

    /// <summary>Discount rate per year, 0.1 is 10 %; 0 or more.</summary>
    public double AnnualDiscount { get; init; } = 0.10;

    /// <summary>Part of the spend that is margin, in (0, 1]. Value is revenue when it is 1.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>Units of time in a year. Null: taken from the model's unit, where it is known.</summary>
    public double? UnitsPerYear { get; init; }

    /// <summary>Confidence level of the intervals, in (0, 1).</summary>
    public double Level { get; init; } = 0.95;
}
