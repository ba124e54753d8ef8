using KpiLab.Kpis;

namespace KpiLab.Scenarios;

/// <summary>A quantity that a model computes.</summary>
public sealed record DriverFormula
{
    /// <summary>Its name, such as ltv.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in words.</summary>
    public required LocalText Label { get; init; }

    /// <summary>What it is measured in; checked against the unit of the formula.</summary>
    public required DriverUnit Unit { get; init; }

    /// <summary>How it is computed.</summary>
    public required Term Term { get; init; }

    /// <summary>Which way is better; null where it depends.</summary>
    public Direction? Better { get; init; }
}
