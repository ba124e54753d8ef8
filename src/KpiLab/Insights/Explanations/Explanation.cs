using System.Collections.Immutable;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>Why a KPI differs between two periods or two groups: whether it is news, and what made the difference, in parts that add up to it exactly. Immutable.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record Explanation
{
    /// <summary>The KPI.</summary>
    public required Kpi Kpi { get; init; }

    /// <summary>What it is measured in.</summary>
    public required Unit Unit { get; init; }

    /// <summary>The period or group it is compared with.</summary>
    public required ComparedSide From { get; init; }

    /// <summary>The period or group it is about.</summary>
    public required ComparedSide To { get; init; }

    /// <summary>True when two groups are compared and not two periods.</summary>
    public bool IsOfGroups { get; init; }

    /// <summary>The difference with its interval and its test; null where a side has no value.</summary>
    public Comparison? Comparison { get; init; }

    /// <summary>To less from; null where a side has no value.</summary>
    public double? Change => Comparison?.Difference;

    /// <summary>True when chance does not explain the change, false when it may; null where nothing is sampled, so that there is no chance, or no test applies.</summary>
    public bool? IsNews => Comparison is { PValue: not null } tested ? tested.IsReliable : null;

    /// <summary>What the drivers of the KPI did, adding up to the change; empty where it has none.</summary>
    public ImmutableArray<DriverEffect> Drivers { get; init; } = [];

    /// <summary>What the segments did, by one column each (and by all that were asked for together), most telling first; the effects of each split add up to the change.</summary>
    public ImmutableArray<SplitExplanation> Splits { get; init; } = [];

    /// <summary>In which segments of up to three columns together it happened; null where chance can explain the change, where people could be recognised, or where there is too little to look through.</summary>
    public RootCause? RootCause { get; init; }

    /// <summary>What it comes to, most important first.</summary>
    public ImmutableArray<LocalText> Sentences { get; init; } = [];

    /// <summary>What a reader must know: days that the data do not cover, columns left out and why, groups that are hidden.</summary>
    public ImmutableArray<LocalText> Notes { get; init; } = [];

    /// <summary>What made the change, in parts that add up to it: the rate and mix effects of the most telling split; the drivers where there is no split.</summary>
    public ImmutableArray<Contribution> Contributions => Splits is [var first, ..] ? first.Contributions : [.. Drivers.Select(driver => new Contribution(ContributionKind.Driver, driver.Name, null, driver.Effect))];

    /// <summary>The split by these columns.</summary>
    /// <exception cref="ArgumentException">It was not split by them; the message names the splits that there are.</exception>
    public SplitExplanation By(params string[] columns) => Splits.FirstOrDefault(split => split.Columns.SequenceEqual(columns, StringComparer.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"{Kpi.Id} was not explained by {string.Join(" × ", columns)}. It was by: {(Splits.IsEmpty ? "nothing" : string.Join(", ", Splits.Select(split => string.Join(" × ", split.Columns))))}.", nameof(columns));

    /// <summary>The sentences, in English.</summary>
    public override string ToString() => string.Join('\n', Sentences.Select(sentence => sentence.English));
}
