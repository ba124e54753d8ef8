using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Insights;

/// <summary>What is expected of one period to come.</summary>
/// <param name="Period">The period.</param>
/// <param name="Expected">The forecast.</param>
/// <param name="Interval">The 80 % prediction interval.</param>
/// <param name="WideInterval">The 95 % prediction interval.</param>
/// <param name="ChanceOfMissing">Probability that the value of this period is on the wrong side of the target, in [0, 1]; null without a target.</param>
public sealed record OutlookPeriod(DateRange Period, double Expected, ConfidenceInterval Interval, ConfidenceInterval WideInterval, double? ChanceOfMissing);
