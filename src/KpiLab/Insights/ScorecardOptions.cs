using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>What a scorecard is told about the company.</summary>
public sealed record ScorecardOptions
{
    /// <summary>Its industry, for benchmarks.</summary>
    public string? Industry { get; init; }

    /// <summary>Its region, for benchmarks; null for the Netherlands.</summary>
    public string? Region { get; init; }

    /// <summary>Its size, for benchmarks.</summary>
    public string? CompanySize { get; init; }

    /// <summary>ISO code of its currency, where the files do not name it.</summary>
    public string? Currency { get; init; }

    /// <summary>The last day that the data cover; null to take it from the dates.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The length of the periods of the series.</summary>
    public Period Grain { get; init; } = Period.Month;
}
