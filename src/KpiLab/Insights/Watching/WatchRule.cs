using System.Collections.Immutable;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>What is watched, and when it is an alert.</summary>
public sealed record WatchRule
{
    /// <summary>Its name, none twice in a watch.</summary>
    public required string Name { get; init; }

    /// <summary>The KPI; null for a rule about a table.</summary>
    public Kpi? Kpi { get; init; }

    /// <summary>The table that a rule about freshness or quality looks at; null for all tables.</summary>
    public string? Table { get; init; }

    /// <summary>The columns by which each segment is watched.</summary>
    public ImmutableArray<string> By { get; init; } = [];

    /// <summary>Which rows count.</summary>
    public ImmutableArray<Filter> Where { get; init; } = [];

    /// <summary>The length of the periods; then the newest whole period is watched. Null for the value over everything.</summary>
    public Period? Every { get; init; }

    /// <summary>Fewest units that a value must rest on to be judged; null for the KPI's own.</summary>
    public long? MinimumN { get; init; }

    /// <summary>When it is an alert.</summary>
    public required WatchCondition Condition { get; init; }
}
