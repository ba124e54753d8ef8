using System.Collections.Immutable;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>A segment with what its certainty rests on.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Value">Its value.</param>
/// <param name="Cell">Its aggregates.</param>
/// <param name="Error">The standard error of the value, dispersion included; null where it is not known.</param>
internal sealed record SplitPart(Segment Segment, Measurement Value, KpiCell Cell, double? Error)
{
    /// <summary>What stands above the line.</summary>
    public double Above => Value.Numerator ?? 0;

    /// <summary>What stands below it.</summary>
    public double Below => Value.Denominator ?? Value.N;

    /// <summary>The value ÷ (above ÷ below): 100 where a share is given in points.</summary>
    public double Scale => Above != 0 && Below != 0 && Value.Value is { } value ? value / (Above / Below) : 1;

    /// <summary>The same part by the groups that its certainty rests on (months, respondents); empty where a formula gives it.</summary>
    public ImmutableDictionary<string, (double Above, double Below)> Groups { get; init; } = [];

    /// <summary>True for rows that have no value in a column.</summary>
    public bool IsUnknown => Segment.Values.Contains(Segment.Unknown);
}
