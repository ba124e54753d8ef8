using KpiLab.Forecasts;
using MathNet.Numerics.Distributions;

namespace KpiLab.Insights;

/// <summary>How likely a value to come lies below a target, from a forecast and its two intervals.</summary>
internal static class TargetChance
{
    /// <summary>The probability of a value below the target. The distribution is normal in pieces: through the forecast and the limits of both intervals on the target's side, so that skewed forecasts keep their skew.</summary>
    public static double Below(double target, ForecastPoint point)
    {
        var below = target < point.Mean;
        double Limit(Statistics.ConfidenceInterval interval) => Math.Abs((below ? interval.Low : interval.High) - point.Mean);
        double Deviations(Statistics.ConfidenceInterval interval) => Normal.InvCDF(0, 1, 0.5 + interval.Level / 2);
        var (near, far) = (Limit(point.Interval), Limit(point.WideInterval));
        var (zNear, zFar) = (Deviations(point.Interval), Deviations(point.WideInterval));
        var distance = Math.Abs(target - point.Mean);
        if (!(near > 0) || !(far > near))
            return distance == 0 ? 0.5 : below ? 0 : 1;
        var z = distance <= near ? zNear * distance / near : zNear + (zFar - zNear) * (distance - near) / (far - near);
        return Normal.CDF(0, 1, below ? -z : z);
    }
}
