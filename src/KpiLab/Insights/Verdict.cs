namespace KpiLab.Insights;

/// <summary>How a KPI stands, in one word.</summary>
public enum Verdict
{
    /// <summary>There is nothing to rate it against, or too little data.</summary>
    NotRated,

    /// <summary>Better than the benchmark, or clearly improving.</summary>
    Good,

    /// <summary>Around the benchmark and steady.</summary>
    Fair,

    /// <summary>Worse than the benchmark, or clearly getting worse.</summary>
    Poor,
}
