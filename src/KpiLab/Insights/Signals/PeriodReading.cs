using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Insights;

/// <summary>One whole period of a series, with what is usual there.</summary>
/// <param name="Period">The period.</param>
/// <param name="Measurement">The value and its evidence.</param>
/// <param name="Centre">What is expected: the level of its stretch and what the season adds.</param>
/// <param name="Lower">Lower limit of what noise alone gives.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Signal">Why it is more than noise; null where it is noise.</param>
public sealed record PeriodReading(DateRange Period, Measurement Measurement, double Centre, double Lower, double Upper, SignalRule? Signal)
{
    /// <summary>The value.</summary>
    public double Value => Measurement.Value!.Value;
}
