using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>How a part made a change.</summary>
public enum ContributionKind
{
    /// <summary>The segment's own figure changed.</summary>
    Rate,

    /// <summary>The segment's weight changed, or it came or went.</summary>
    Mix,

    /// <summary>A driver of the whole changed: spend, staff, the market.</summary>
    Driver,
}

/// <summary>A part of a change.</summary>
/// <param name="Kind">How it made it.</param>
/// <param name="Name">The segment or the driver.</param>
/// <param name="Segment">The segment; null for a driver.</param>
/// <param name="Amount">What it adds, in the unit of the KPI; negative where it takes away.</param>
public sealed record Contribution(ContributionKind Kind, LocalText Name, Segment? Segment, double Amount);
