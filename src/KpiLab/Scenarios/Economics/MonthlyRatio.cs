using KpiLab.Kpis;
using KpiLab.Statistics;

namespace KpiLab.Scenarios.Economics;

/// <summary>A measured input: what stands above and below the line, by month.</summary>
/// <param name="Value">The value over all months.</param>
/// <param name="Interval">How sure it is, from the differences between months; null with fewer than three.</param>
/// <param name="Above">The sum above the line.</param>
/// <param name="Below">The sum below it.</param>
internal sealed record MonthlyRatio(double Value, ConfidenceInterval? Interval, double Above, double Below)
{
    /// <summary>Σx ÷ Σy with the delta interval over months; null where nothing stands below the line.</summary>
    public static MonthlyRatio? Of(IReadOnlyDictionary<DateOnly, double> above, IReadOnlyDictionary<DateOnly, double> below)
    {
        double sumX = 0, sumY = 0, sumXX = 0, sumXY = 0, sumYY = 0;
        foreach (var (month, y) in below)
        {
            var x = above.GetValueOrDefault(month);
            sumX += x;
            sumY += y;
            sumXX += x * x;
            sumXY += x * y;
            sumYY += y * y;
        }

        return sumY > 0
            ? new(sumX / sumY, below.Count >= 3 ? RatioOfSums.Delta(sumX, sumY, sumXX, sumXY, sumYY, below.Count) : null, sumX, sumY)
            : null;
    }

    /// <summary>What stands above and below the line of a KPI in each month.</summary>
    public static (Dictionary<DateOnly, double> Above, Dictionary<DateOnly, double> Below) Rows(KpiResult months) => (
        months.Rows.ToDictionary(r => r.Period!.Value.Start, r => r.Measurement.Numerator ?? 0),
        months.Rows.ToDictionary(r => r.Period!.Value.Start, r => r.Measurement.Denominator ?? 0));
}
