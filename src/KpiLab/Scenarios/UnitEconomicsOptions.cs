using KpiLab.Kpis;

namespace KpiLab.Scenarios;

/// <summary>How unit economics are measured.</summary>
public sealed record UnitEconomicsOptions
{
    /// <summary>Months that are averaged, the last that all tables cover; 1 or more.</summary>
    public int Months { get; init; } = 12;

    /// <summary>Months after which a customer's value is no longer counted: three to five years is prudent, because low churn makes a lifetime explode.</summary>
    public int Horizon { get; init; } = 60;

    /// <summary>ISO code of the currency, where the tables do not name it.</summary>
    public string? Currency { get; init; }

    /// <summary>The last day that the data cover; null to take it from the dates.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The language of the scenario's name.</summary>
    public Language Language { get; init; } = Language.English;
}
