using KpiLab.Kpis;
using MathNet.Numerics.Distributions;

namespace KpiLab.Insights;

/// <summary>What the sampling of a series tells of its noise.</summary>
internal static class SeriesSampling
{
    /// <summary>The standard error of each value; null where some value has no interval, so that the series itself must tell.</summary>
    /// <remarks>From the width of each interval. What one unit (customer, answer) varies is pooled over the series, as the p chart does with its mean share: a low month is not surer for being low.</remarks>
    public static double[]? Errors(IReadOnlyList<Measurement> series)
    {
        double units = 0, spread = 0;
        foreach (var measurement in series)
        {
            if (measurement is not { N: > 0, Interval: { } interval } || !double.IsFinite(interval.Low) || !double.IsFinite(interval.High) || interval.High <= interval.Low)
                return null;
            var error = (interval.High - interval.Low) / 2 / Normal.InvCDF(0, 1, 0.5 + interval.Level / 2);
            units += measurement.N;
            spread += error * error * measurement.N * measurement.N;
        }

        return units > 0 ? [.. series.Select(measurement => Math.Sqrt(spread / units / measurement.N))] : null;
    }

    /// <summary>The lowest and highest value that the KPI can have, as far as its unit and its parts tell.</summary>
    public static (double Lowest, double Highest) Bounds(Unit unit, IReadOnlyList<Measurement> series)
    {
        if (unit.Kind == UnitKind.Points)
            return (-100, 100);
        var lowest = series.All(m => m.Value >= 0) ? 0 : double.NegativeInfinity;
        var share = unit.Kind == UnitKind.Fraction && series.All(m => m is { Numerator: >= 0, Denominator: { } below } && m.Numerator <= below);
        return (lowest, share ? 1 : double.PositiveInfinity);
    }
}
