using KpiLab.Kpis;
using KpiLab.Statistics;
using MathNet.Numerics.Distributions;

namespace KpiLab.Insights;

/// <summary>A segment held against the rest of the company.</summary>
/// <param name="Rest">The value of the rest.</param>
/// <param name="Difference">The segment less the rest.</param>
/// <param name="PValue">Two-sided, of this one comparison.</param>
/// <param name="Interval">Of the difference; null where there is none.</param>
/// <remarks>
/// Shares: Fisher's exact test. Amounts per event: exact, given the number of events. Means, scores and ratios of sums: the test with a variance for each side (Welch's t) and that with one common variance, whichever is less sure;
/// with a long tail the first errs where the segment lacks the tail and the second where it holds it. What shares its months or respondents with the rest: <see cref="GroupedDifference"/>.
/// Where units count several times, z is divided by the root of the dispersion.
/// </remarks>
internal sealed record AgainstRest(Measurement Rest, double Difference, double PValue, ConfidenceInterval? Interval)
{
    // Beyond this many standard errors a probability is too small to be told.
    private const double MostDeviations = 37;

    /// <summary>The comparison; null where a side is under the KPI's minimum n or no test applies.</summary>
    public static AgainstRest? Of(Split split, SplitPart part, double dispersion, bool overMonths)
    {
        if (part.IsUnknown || part.Value.N < split.Query.Kpi.MinimumN || !split.AddsUp)
            return null;
        if (part.Groups.Count > 0)
            return ByGroups(split, part, overMonths);
        if (split.SharesUnits || overMonths)
            return null;
        var restCell = split.Whole.Cell.Without(part.Cell);
        var rest = split.Form.Formula(restCell);
        if (rest.Value is not { } other || rest.N < split.Query.Kpi.MinimumN || PValueOf(split, part, restCell, rest) is not { } p)
            return null;
        var difference = part.Value.Value!.Value - other;
        var interval = part.Value.Interval is { } own && rest.Interval is { } others ? Statistics.Difference.SquareAndAdd(part.Value.Value.Value, own, other, others) : null;
        return new(rest, difference, Dispersed(p, dispersion), Widened(interval, difference, dispersion));
    }

    private static AgainstRest? ByGroups(Split split, SplitPart part, bool overMonths)
    {
        var rest = split.Whole.Groups.ToDictionary(
            group => group.Key, group => part.Groups.TryGetValue(group.Key, out var own) ? (group.Value.Above - own.Above, group.Value.Below - own.Below) : group.Value);
        var (above, below) = (rest.Values.Sum(g => g.Item1), rest.Values.Sum(g => g.Item2));
        // Respondents of the rest are not those of the whole less the segment's: many are in both.
        var n = split.SharesUnits ? split.Whole.Value.N : split.Whole.Value.N - part.Value.N;
        if (!(below > 0) || n < split.Query.Kpi.MinimumN || GroupedDifference.Of(part.Groups, rest, overMonths) is not { } certainty)
            return null;
        var value = part.Scale * above / below;
        var (difference, error) = (part.Value.Value!.Value - value, certainty.Error * Math.Abs(part.Scale));
        return new(
            new Measurement(value, part.Value.Unit, above, below, n, null), difference, GroupedDifference.PValue(difference, error, certainty.Freedom),
            GroupedDifference.Interval(difference, error, certainty.Freedom, split.Query.Level));
    }

    private static double? PValueOf(Split split, SplitPart part, KpiCell restCell, Measurement rest)
    {
        if (part.Value.Interval?.Method == "Wilson")
            return Proportion.ExactDifferencePValue((long)part.Above, (long)part.Below, (long)rest.Numerator!.Value, (long)rest.Denominator!.Value);
        var own = split.Form.Test(part.Cell, restCell);
        if (part.Value.Interval?.Method.StartsWith("exact Poisson", StringComparison.Ordinal) == true)
            return own;
        if (StandardError.Of(part.Value) is not { } one || StandardError.Of(rest) is not { } two || StandardError.Of(split.Whole.Value) is not { } whole || !(one + two > 0) || !(whole > 0))
            return null;
        var difference = part.Value.Value!.Value - rest.Value!.Value;
        // The common variance of one unit of the denominator, from the whole.
        var pooled = whole * Math.Sqrt(split.Whole.Below * (1 / part.Below + 1 / (rest.Denominator ?? rest.N)));
        var common = GroupedDifference.PValue(difference, pooled, split.Whole.Value.N - 2);
        if (!StandardError.IsStudent(part.Value) || !StandardError.IsStudent(rest))
            return Math.Max(own ?? 1, common);
        var (a, b) = (one * one, two * two);
        return Math.Max(common, GroupedDifference.PValue(difference, Math.Sqrt(a + b), (a + b) * (a + b) / (a * a / (part.Value.N - 1) + b * b / (rest.N - 1))));
    }

    private static double Dispersed(double p, double dispersion) => dispersion <= 1 ? p
        : 2 * Normal.CDF(0, 1, -Math.Min(MostDeviations, p > 0 ? -Normal.InvCDF(0, 1, Math.Min(0.5, p / 2)) : MostDeviations) / Math.Sqrt(dispersion));

    private static ConfidenceInterval? Widened(ConfidenceInterval? interval, double difference, double dispersion) => interval is null || dispersion <= 1 ? interval
        : interval with { Low = difference - Math.Sqrt(dispersion) * (difference - interval.Low), High = difference + Math.Sqrt(dispersion) * (interval.High - difference) };
}
