using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>What a search for hidden differences looks at, and how sure and how large a difference must be.</summary>
public sealed record DiscoveryOptions
{
    /// <summary>The KPIs that are searched; empty for the ten of the scorecard.</summary>
    public IReadOnlyList<Kpi> Kpis { get; init; } = [];

    /// <summary>The share of false discoveries that is accepted among all that are reported, in (0, 1). It holds over the whole search: all KPIs, columns and pairs together.</summary>
    public double FalseDiscoveryRate { get; init; } = 0.05;

    /// <summary>True to control the rate whatever the dependence between the tests (Benjamini-Yekutieli), at the cost of finding less; false for Benjamini-Hochberg.</summary>
    public bool AnyDependence { get; init; }

    /// <summary>The least that a segment must move the whole, as a share of it, to be material: 0.01 is one percent of the KPI's value (of its scale, where it is points or a score).</summary>
    public double SmallestEffect { get; init; } = 0.01;

    /// <summary>True to look at pairs of columns too.</summary>
    public bool Pairs { get; init; } = true;

    /// <summary>The most values that a column may have to be searched.</summary>
    public int MostValues { get; init; } = 24;

    /// <summary>The most columns per KPI; the pairs grow with its square.</summary>
    public int MostColumns { get; init; } = 12;

    /// <summary>The days that count; null for all.</summary>
    public DateRange? Days { get; init; }

    /// <summary>ISO code of the currency, where the tables do not name it.</summary>
    public string? Currency { get; init; }

    /// <summary>The last day that the data cover; null to take it from the dates.</summary>
    public DateOnly? AsOf { get; init; }
}
