using KpiLab.Kpis;
using KpiLab.Statistics;

namespace KpiLab.Insights;

/// <summary>One comparison of a search: a segment, or a combination, with what it is held against.</summary>
internal sealed record Candidate
{
    public required Split Split { get; init; }

    public required SplitPart Part { get; init; }

    public required Measurement Reference { get; init; }

    public required double Difference { get; init; }

    public ConfidenceInterval? Interval { get; init; }

    /// <summary>Of this one comparison; <see cref="Corrected"/> is that of the search.</summary>
    public required double PValue { get; init; }

    public required double Shrunken { get; init; }

    public double Corrected { get; init; } = 1;

    public double? Money { get; init; }

    /// <summary>The combinations that were measured of the same KPI, by their columns.</summary>
    public required IReadOnlyList<Split> Pairs { get; init; }

    public Kpi Kpi => Split.Query.Kpi;

    public bool IsCombination => Split.Columns.Length > 1;

    public bool IsWorse => FindingRules.Phrases.IsWorse(Kpi, Difference);

    /// <summary>How far the segment moves the sum above the line, in its units, at what is expected of it.</summary>
    public double Size => Math.Abs(Shrunken - Reference.Value!.Value) * Part.Below;

    /// <summary>The same as a share of the whole.</summary>
    public double Effect
    {
        get
        {
            var whole = Split.Whole.Value;
            var scale = whole.Unit.Kind switch
            {
                UnitKind.Points or UnitKind.Index => 100,
                UnitKind.Score => 4,
                _ => Math.Abs(whole.Value ?? 0),
            };
            return scale > 0 && Split.Whole.Below > 0 ? Size / Split.Whole.Below / scale : 0;
        }
    }
}
