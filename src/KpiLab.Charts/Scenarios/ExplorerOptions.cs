using KpiLab.Kpis;

namespace KpiLab.Charts;

/// <summary>What an explorer shows.</summary>
public sealed record ExplorerOptions
{
    /// <summary>The language of texts and numbers.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>The inputs that get a slider; null for every one that is known.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>The formulas that are shown; null for every one that has a value.</summary>
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>The formula that the charts are of at first; null for LTV:CAC, or the last where there is none.</summary>
    public string? Focus { get; init; }

    /// <summary>What the scenario is called in the C# that is copied.</summary>
    public string Variable { get; init; } = "now";

    /// <summary>The title; null for the name of the model.</summary>
    public string? Title { get; init; }
}
