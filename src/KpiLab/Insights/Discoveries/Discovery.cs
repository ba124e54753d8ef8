using System.Collections.Immutable;
using KpiLab.Kpis;
using KpiLab.Statistics;

namespace KpiLab.Insights;

/// <summary>A segment, or a combination of two, that reliably and materially differs; found by a search among all of them.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record Discovery
{
    /// <summary>The KPI.</summary>
    public required Kpi Kpi { get; init; }

    /// <summary>The column, or the two.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>The segment: one value per column.</summary>
    public required Segment Segment { get; init; }

    /// <summary>True for a combination of two columns that differs from what each of them alone explains.</summary>
    public bool IsCombination => Columns.Length > 1;

    /// <summary>The value of the segment with its interval and n, as the query gives it.</summary>
    public required Measurement Value { get; init; }

    /// <summary>What it is held against: the value of the rest; for a combination, what its two columns alone lead to expect.</summary>
    public required Measurement Reference { get; init; }

    /// <summary>Value less reference.</summary>
    public required double Difference { get; init; }

    /// <summary>The interval of the difference, not corrected for the search; null where there is none.</summary>
    public ConfidenceInterval? Interval { get; init; }

    /// <summary>What to expect of the segment next time: the value drawn to those of its column (<see cref="PartialPooling"/>), or for a combination to what its columns explain. Extremes found by a search are partly luck.</summary>
    public required double Shrunken { get; init; }

    /// <summary>The p-value, corrected for everything that the search compared.</summary>
    public required double PValue { get; init; }

    /// <summary>How much the segment moves the whole: |shrunken value − reference| × its share of the denominator, as a share of the KPI's value (of its scale, where that is points or a score).</summary>
    public required double Effect { get; init; }

    /// <summary>The same in money, where that can be computed, in the currency of the data.</summary>
    public double? Money { get; init; }

    /// <summary>True when the segment is worse than its reference.</summary>
    public required bool IsWorse { get; init; }

    /// <summary>What was found, in a sentence with its evidence.</summary>
    public required LocalText Text { get; init; }

    /// <summary>What is the same story and was merged into this one, in words.</summary>
    public ImmutableArray<LocalText> Merged { get; init; } = [];

    /// <summary>What to do, by cause, where it is worse.</summary>
    public IReadOnlyList<CauseAction> Actions { get; init; } = [];

    /// <summary>The query that shows it.</summary>
    public required KpiQuery Query { get; init; }

    /// <summary>What that query gives: the KPI by these columns.</summary>
    public required KpiResult Result { get; init; }

    /// <summary>The query as a line of C#, for a workspace named company.</summary>
    public string Code => QueryLine.InCode(Query);

    /// <summary>The query as a command of the tool.</summary>
    /// <param name="folder">The folder of the workspace.</param>
    public string Command(string folder) => QueryLine.InTerminal(Query, folder);
}
