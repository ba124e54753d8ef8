using MathNet.Numerics.Distributions;

namespace KpiLab.Statistics;

/// <summary>The product-limit estimate of survival (Kaplan and Meier, 1958), where some are still there when the data end.</summary>
public static class KaplanMeier
{
    /// <summary>The steps of the curve, one per time at which somebody left.</summary>
    /// <remarks>Survival after t: the product over times u ≤ t of 1 − left(u) ÷ at risk(u). Who is still there at a time of leaving counts as at risk at it. Variance: Greenwood (1926); interval on the log(−log) scale (Kalbfleisch and Prentice, 1980), so that it stays in [0, 1].</remarks>
    /// <param name="spans">For each one, how long it was seen, 0 or more, and whether it left then (false: still there).</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <exception cref="ArgumentException">A time is negative or not a number.</exception>
    public static IReadOnlyList<SurvivalStep> Of(IEnumerable<(double Time, bool Left)> spans, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(spans);
        var groups = spans.GroupBy(s => s.Time).OrderBy(g => g.Key).Select(g => (Time: g.Key, Left: g.Count(s => s.Left), All: g.Count())).ToArray();
        if (groups.Length > 0 && !(groups[0].Time >= 0))
            throw new ArgumentException($"A time is 0 or more; got {groups[0].Time}.", nameof(spans));
        var z = Normal.InvCDF(0, 1, 1 - (1 - level) / 2);
        var atRisk = groups.Sum(g => g.All);
        double survival = 1, greenwood = 0;
        var steps = new List<SurvivalStep>();
        foreach (var (time, left, all) in groups)
        {
            if (left > 0)
            {
                survival *= 1 - (double)left / atRisk;
                greenwood += atRisk > left ? (double)left / ((double)atRisk * (atRisk - left)) : 0;
                steps.Add(new(time, survival, Interval(survival, greenwood, z, level), atRisk, left));
            }

            atRisk -= all;
        }

        return steps;
    }

    private static ConfidenceInterval? Interval(double survival, double greenwood, double z, double level)
    {
        if (survival is <= 0 or >= 1)
            return null;
        var log = Math.Log(survival);
        var spread = z * Math.Sqrt(greenwood) / Math.Abs(log);
        return new(Math.Pow(survival, Math.Exp(spread)), Math.Pow(survival, Math.Exp(-spread)), level, "Greenwood, log(-log)");
    }
}

/// <summary>A step of a survival curve.</summary>
/// <param name="Time">When it steps down.</param>
/// <param name="Survival">The share that stays longer, in [0, 1].</param>
/// <param name="Interval">How sure that is; null where nobody is left.</param>
/// <param name="AtRisk">How many were still there just before.</param>
/// <param name="Left">How many left then.</param>
public sealed record SurvivalStep(double Time, double Survival, ConfidenceInterval? Interval, long AtRisk, long Left);
