using KpiLab.Statistics;
using MathNet.Numerics.Distributions;

namespace KpiLab.Insights;

/// <summary>The difference of two ratios of sums that share their groups: the same months, or respondents who stand in both.</summary>
/// <remarks>
/// Delta method over groups: u = (x₁ − r₁y₁) ÷ Y₁ − (x₂ − r₂y₂) ÷ Y₂ in each group, and the variance of the difference is the sum of u² × G ÷ (G − 1). What a group adds to both sides, such as a season, falls out.
/// Months in order are not independent. A straight trend of the difference is no noise and is taken out of u; where neighbours of what is left go together (first autocorrelation ρ above 0), months count for (1 − ρ) ÷ (1 + ρ) as many.
/// </remarks>
internal static class GroupedDifference
{
    private const int FewestGroups = 8;
    private const double MostAutocorrelation = 0.9;

    /// <summary>The standard error and degrees of freedom of a difference, in the units of the ratios; null where there are too few groups.</summary>
    /// <param name="one">The first, by group: above and below the line.</param>
    /// <param name="two">The second; null to judge the first alone.</param>
    /// <param name="inOrder">True when the groups are periods in order of their names.</param>
    public static (double Error, double Freedom)? Of(
        IReadOnlyDictionary<string, (double Above, double Below)> one, IReadOnlyDictionary<string, (double Above, double Below)>? two, bool inOrder)
    {
        string[] groups = [.. one.Keys.Union(two?.Keys ?? []).Order(StringComparer.Ordinal)];
        if (groups.Length < FewestGroups || Shares(one) is not { } first || (two is null ? (_ => 0) : Shares(two)) is not { } second)
            return null;
        double[] u = [.. groups.Select(group => first(group) - second(group))];
        var fitted = inOrder ? 2 : 1;
        if (inOrder)
            u = WithoutTrend(u);
        var squares = u.Sum(value => value * value);
        if (!(squares > 0))
            return null;
        var correlation = inOrder ? Math.Clamp(u.Skip(1).Zip(u, (a, b) => a * b).Sum() / squares, 0, MostAutocorrelation) : 0;
        var inflation = (1 + correlation) / (1 - correlation);
        return (Math.Sqrt(squares * groups.Length / (groups.Length - fitted) * inflation), Math.Max(1, groups.Length / inflation - fitted));
    }

    /// <summary>Two-sided p-value of Student's t.</summary>
    public static double PValue(double difference, double error, double freedom) => 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(difference) / error);

    /// <summary>The interval around a difference.</summary>
    public static ConfidenceInterval Interval(double difference, double error, double freedom, double level)
    {
        var half = StudentT.InvCDF(0, 1, freedom, 0.5 + level / 2) * error;
        return new(difference - half, difference + half, level, "delta over groups");
    }

    // What each group adds to the ratio, as a deviation.
    private static Func<string, double>? Shares(IReadOnlyDictionary<string, (double Above, double Below)> groups)
    {
        var (above, below) = (groups.Values.Sum(g => g.Above), groups.Values.Sum(g => g.Below));
        if (!(Math.Abs(below) > 0))
            return null;
        var ratio = above / below;
        return name => groups.TryGetValue(name, out var group) ? (group.Above - ratio * group.Below) / below : 0;
    }

    private static double[] WithoutTrend(double[] values)
    {
        var (middle, mean) = ((values.Length - 1) / 2.0, values.Average());
        var slope = values.Select((value, i) => (i - middle) * (value - mean)).Sum() / values.Select((_, i) => (i - middle) * (i - middle)).Sum();
        return [.. values.Select((value, i) => value - mean - slope * (i - middle))];
    }
}
