using System.Collections.Immutable;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>A KPI measured by one column or two.</summary>
/// <param name="Query">The query that gives it.</param>
/// <param name="Columns">The columns.</param>
/// <param name="Whole">The KPI over everything.</param>
/// <param name="Parts">Its segments that may be shown and have a value.</param>
internal sealed record Split(KpiQuery Query, ImmutableArray<string> Columns, SplitPart Whole, ImmutableArray<SplitPart> Parts)
{
    /// <summary>The way in which the tables give the KPI.</summary>
    public required KpiForm Form { get; init; }

    /// <summary>True when a unit (customer, respondent) stands in several segments.</summary>
    public required bool SharesUnits { get; init; }

    /// <summary>True when what stands below the line adds up over the segments, so that the whole less one of them is the rest.</summary>
    public bool AddsUp => Form.Additive && Parts.Sum(part => part.Below) <= Whole.Below * (1 + 1e-9);

    /// <summary>The part of a segment; null where it has no value or is hidden.</summary>
    public SplitPart? Find(params IEnumerable<string> values) => Parts.FirstOrDefault(part => part.Segment.Values.SequenceEqual(values));
}
