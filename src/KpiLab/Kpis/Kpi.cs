namespace KpiLab.Kpis;

/// <summary>A catalogue entry: what a KPI is, which way is better, and how tables give it.</summary>
public sealed record Kpi
{
    /// <summary>The stable identifier: churn-rate.</summary>
    public required string Id { get; init; }

    /// <summary>Names and texts.</summary>
    public required KpiText Text { get; init; }

    /// <summary>What the value is measured in.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Which way is better.</summary>
    public required Direction Better { get; init; }

    /// <summary>The number of units (customers, visits, answers) below which a value is shown but not rated.</summary>
    public long MinimumN { get; init; } = 30;

    /// <summary>The metric variants of the benchmark catalogue that are comparable, best first.</summary>
    public IReadOnlyList<string> BenchmarkMetrics { get; init; } = [];

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
