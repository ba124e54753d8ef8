using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>The value of one segment, in one period where the result has periods.</summary>
/// <param name="Segment">The segment; <see cref="Segment.Total"/> in a result that is only split by period.</param>
/// <param name="Period">The period; null in a result that is only split by segment.</param>
/// <param name="IsPartial">True when the data do not cover the whole period; it is left out of comparisons and trends.</param>
/// <param name="Measurement">The value and its evidence.</param>
public sealed record KpiRow(Segment Segment, DateRange? Period, bool IsPartial, Measurement Measurement)
{
    /// <summary>How the segment differs from the rest of the company; null where that was not tested.</summary>
    public Comparison? AgainstRest { get; init; }

    /// <summary>How it differs from the same segment one period earlier; in a result without periods, from the days just before those chosen with Between, as many of them. Null for the first, for partial periods, and where the data do not reach back.</summary>
    public Comparison? AgainstPrevious { get; init; }
}
