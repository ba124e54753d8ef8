using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>A difference between two values of the same KPI.</summary>
/// <param name="Reference">The value it is compared with.</param>
/// <param name="Difference">Value minus reference.</param>
/// <param name="PValue">Probability of a difference at least this large when there is none; corrected for the number of segments compared (Benjamini-Hochberg). Null where no test applies.</param>
/// <param name="IsReliable">True when the corrected p-value is below one minus the confidence level, and both values rest on the KPI's minimum n.</param>
/// <param name="Interval">How sure the difference is, not corrected for how many were compared; null where a value has no interval of its own.</param>
public sealed record Comparison(Measurement Reference, double Difference, double? PValue, bool IsReliable, ConfidenceInterval? Interval = null)
{
    internal static Comparison Of(Measurement value, Measurement reference, double? pValue, Kpi kpi, double level) => new(
        reference,
        value.Value!.Value - reference.Value!.Value,
        pValue,
        pValue < 1 - level && value.N >= kpi.MinimumN && reference.N >= kpi.MinimumN,
        value.Interval is { } own && reference.Interval is { } other && own.Level == other.Level
            ? Statistics.Difference.SquareAndAdd(value.Value.Value, own, reference.Value.Value, other)
            : null);
}
