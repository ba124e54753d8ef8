using KpiLab.Kpis;
using MathNet.Numerics.Distributions;

namespace KpiLab.Insights;

/// <summary>The standard error that an interval stands for.</summary>
internal static class StandardError
{
    /// <summary>Half the interval ÷ the quantile it was made with; null where there is no closed interval.</summary>
    public static double? Of(Measurement measurement) => measurement.Interval is { } interval && double.IsFinite(interval.High - interval.Low)
        ? (interval.High - interval.Low) / 2 / Quantile(measurement)
        : null;

    /// <summary>The same of the logarithm of the value; null where the interval reaches 0.</summary>
    public static double? OfLogarithm(Measurement measurement) => measurement.Interval is { Low: > 0 } interval && double.IsFinite(interval.High)
        ? (Math.Log(interval.High) - Math.Log(interval.Low)) / 2 / Quantile(measurement)
        : null;

    /// <summary>True when the interval was made with Student's t.</summary>
    public static bool IsStudent(Measurement measurement) => measurement.Interval?.Method is "t" or "delta";

    private static double Quantile(Measurement measurement)
    {
        var p = 0.5 + measurement.Interval!.Level / 2;
        return IsStudent(measurement) && measurement.N > 1 ? StudentT.InvCDF(0, 1, measurement.N - 1, p) : Normal.InvCDF(0, 1, p);
    }
}
