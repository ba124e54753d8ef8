using KpiLab.Benchmarks;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>One KPI on the scorecard: its results, its benchmark and what they mean; or which role is missing.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record ScorecardEntry
{
    /// <summary>The KPI.</summary>
    public required Kpi Kpi { get; init; }

    /// <summary>The value over the whole range; null when the data cannot give it.</summary>
    public KpiResult? Result { get; init; }

    /// <summary>The value over time; null when the data carry no dates.</summary>
    public KpiResult? Series { get; init; }

    /// <summary>The value by one column each, most telling column first.</summary>
    public IReadOnlyList<KpiResult> Segments { get; init; } = [];

    /// <summary>The figures that managers read beside it.</summary>
    public IReadOnlyList<KpiResult> Beside { get; init; } = [];

    /// <summary>The nearest published figure, where there is one.</summary>
    public BenchmarkMatch? Benchmark { get; init; }

    /// <summary>What it means, most important first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>How it stands.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Why there is no value: which role is missing; null when there is one.</summary>
    public LocalText? Missing { get; init; }
}
