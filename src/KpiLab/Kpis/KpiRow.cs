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

    /// <summary>How it differs from the same segment one period earlier; null for the first and for partial periods.</summary>
    public Comparison? AgainstPrevious { get; init; }
}

/// <summary>A difference between two values of the same KPI.</summary>
/// <param name="Reference">The value it is compared with.</param>
/// <param name="Difference">Value minus reference.</param>
/// <param name="PValue">Probability of a difference at least this large when there is none; corrected for the number of segments compared (Benjamini-Hochberg). Null where no test applies.</param>
/// <param name="IsReliable">True when the corrected p-value is below one minus the confidence level.</param>
public sealed record Comparison(Measurement Reference, double Difference, double? PValue, bool IsReliable);
