using KpiLab.Kpis;
using KpiLab.Statistics;

namespace KpiLab.Scenarios;

/// <summary>A number that a model takes as given.</summary>
public sealed record DriverInput
{
    /// <summary>Its name in formulas, such as conversion.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in words.</summary>
    public required LocalText Label { get; init; }

    /// <summary>Its value; null where it is not known yet.</summary>
    public double? Value { get; init; }

    /// <summary>What it is measured in.</summary>
    public required DriverUnit Unit { get; init; }

    /// <summary>The least it can be.</summary>
    public double Low { get; init; } = double.NegativeInfinity;

    /// <summary>The most it can be.</summary>
    public double High { get; init; } = double.PositiveInfinity;

    /// <summary>How sure the value is; null where it is taken as exact.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>How the true value may lie, for simulation; null to take it from the interval.</summary>
    public Distribution? Distribution { get; init; }

    /// <summary>Where the value came from: a KPI and its days, a price list, an assumption.</summary>
    public LocalText Source { get; init; } = new("given", "opgegeven");

    /// <summary>How the true value may lie: as given, else from the interval, else null.</summary>
    /// <remarks>From an interval: a share (bounds within [0, 1]) is logit-normal, anything else above 0 lognormal, the rest normal; in each the interval is the central part with its level.</remarks>
    public Distribution? Uncertainty => Distribution ?? (Interval is { } interval && interval.High > interval.Low ? Scenarios.Distribution.From(interval, Low, High) : null);
}
