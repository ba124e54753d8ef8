using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>What a driver of a KPI did to it.</summary>
/// <param name="Name">The driver: spend, average FTE, order value.</param>
/// <param name="Unit">What it is measured in; null for a plain amount or count.</param>
/// <param name="Before">Its size before.</param>
/// <param name="After">Its size after.</param>
/// <param name="Effect">What its change did to the KPI, in the KPI's unit. The effects of all drivers add up to the change.</param>
public sealed record DriverEffect(LocalText Name, Unit? Unit, double Before, double After, double Effect)
{
    /// <summary>Its growth as a fraction; null where it was 0 or less.</summary>
    public double? Growth => Before > 0 ? After / Before - 1 : null;
}
