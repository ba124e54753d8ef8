using KpiLab.Statistics;

namespace KpiLab.Kpis;

/// <summary>A value with its unit and its evidence; or no value, with the reason.</summary>
/// <param name="Value">The value; null when it cannot be given.</param>
/// <param name="Unit">What it is measured in.</param>
/// <param name="Numerator">What stands above the line of the formula.</param>
/// <param name="Denominator">What stands below it.</param>
/// <param name="N">How many units (customers, visits, answers) the uncertainty rests on.</param>
/// <param name="Interval">How sure it is; null for a census or where n is too small.</param>
/// <param name="Reason">Why there is no value; null when there is one.</param>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record Measurement(
    double? Value, Unit Unit, double? Numerator, double? Denominator, long N, ConfidenceInterval? Interval, LocalText? Reason = null)
{
    /// <summary>No value, for a reason that a reader understands.</summary>
    public static Measurement NoValue(Unit unit, LocalText reason, double? numerator = null, double? denominator = null, long n = 0) =>
        new(null, unit, numerator, denominator, n, null, reason);
}
