using KpiLab.Kpis;
using KpiLab.Models.Fitting;
using KpiLab.Statistics;

namespace KpiLab.Models.LifetimeValue;

/// <summary>What a customer of one segment is expected to bring.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Customers">Its customers.</param>
/// <param name="Value">Mean expected value per customer, discounted to now; null where the data cannot tell.</param>
/// <param name="Interval">Interval of the mean: it holds the uncertainty of what was estimated, not the chance in what single customers do. Null without a value.</param>
public sealed record SegmentValue(Segment Segment, long Customers, double? Value, ConfidenceInterval? Interval)
{
    /// <summary>Why there is no value; null where there is one.</summary>
    public NotIdentifiedException? Reason { get; init; }
}
