using KpiLab.Data;

namespace KpiLab.Kpis;

/// <summary>Why a ratio changed: what its parts did (rate), and that their weights shifted (mix). It tells a fall in which every part rises from one in which they fall.</summary>
/// <remarks>
/// With w the share of a segment in the denominator and r its own ratio, the total is Σ w·r, and its change is Σ w̄·Δr + Σ (r̄ − R̄)·Δw, where a bar is the mean of before and after and R̄ that of the totals:
/// exact, without a rest, and the same read backwards with the sign turned (Marshall 1930, Kitagawa 1955). A segment that comes or goes, or that has nothing in the denominator, has only a mix effect.
/// </remarks>
/// <param name="Before">The total before.</param>
/// <param name="After">The total after.</param>
/// <param name="Steps">One step per segment, in order of name; their effects sum to the change.</param>
public sealed record RatioBridge(double Before, double After, IReadOnlyList<RatioBridgeStep> Steps)
{
    /// <summary>After minus before.</summary>
    public double Change => After - Before;

    /// <summary>What the segments' own ratios did.</summary>
    public double RateEffect => Steps.Sum(step => step.RateEffect);

    /// <summary>What the shift of weight between segments did.</summary>
    public double MixEffect => Steps.Sum(step => step.MixEffect);

    /// <summary>Simpson's paradox: the whole moved one way, and each segment, of two or more, the other way or not at all. Only a shift between them explains that.</summary>
    public bool IsParadox => Change != 0 && Steps.Count > 1
        && Steps.All(step => step is { Before: { } old, After: { } now } && Math.Sign(now - old) != Math.Sign(Change))
        && Steps.Any(step => step.Before != step.After);

    /// <summary>The bridge between two results of one KPI by the same columns, such as one query run <c>Between</c> other days.</summary>
    /// <exception cref="ArgumentException">They are of different KPIs or splits, are split by time, or have no total.</exception>
    public static RatioBridge Between(KpiResult before, KpiResult after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Kpi.Id != after.Kpi.Id || !before.Dimensions.SequenceEqual(after.Dimensions) || before.Dimensions.IsEmpty || before.Grain is not null || after.Grain is not null)
        {
            throw new ArgumentException(
                $"A bridge needs one KPI, split by the same columns and not by time; got {Name(before)} and {Name(after)}.", nameof(after));
        }

        var (old, now) = (Parts(before), Parts(after));
        return old.Values.Sum(p => p.Below) > 0 && now.Values.Sum(p => p.Below) > 0
            ? Of(old, now)
            : throw new ArgumentException($"{before.Kpi.Id} has no denominator in one of the two results, so there is nothing to bridge.", nameof(after));
    }

    /// <summary>The bridge between two sets of parts; a segment may be in one of them alone.</summary>
    /// <param name="before">Numerator and denominator of each segment; together their denominators are above 0.</param>
    /// <param name="after">The same after.</param>
    /// <param name="scale">What the ratio is multiplied by: 100 for points.</param>
    internal static RatioBridge Of(IReadOnlyDictionary<Segment, (double Above, double Below)> before, IReadOnlyDictionary<Segment, (double Above, double Below)> after, double scale = 1)
    {
        var (oldWeight, nowWeight) = (before.Values.Sum(p => p.Below), after.Values.Sum(p => p.Below));
        var (oldTotal, nowTotal) = (scale * before.Values.Sum(p => p.Above) / oldWeight, scale * after.Values.Sum(p => p.Above) / nowWeight);
        var middle = (oldTotal + nowTotal) / 2;
        var steps = new List<RatioBridgeStep>();
        foreach (var segment in before.Keys.Union(after.Keys).Order())
        {
            var (a, b) = (before.GetValueOrDefault(segment), after.GetValueOrDefault(segment));
            if (a == default && b == default)
                continue;
            var (w0, w1) = (a.Below / oldWeight, b.Below / nowWeight);
            double? r0 = a.Below > 0 ? scale * a.Above / a.Below : null;
            double? r1 = b.Below > 0 ? scale * b.Above / b.Below : null;
            var (rate, mix) = r0 is { } old && r1 is { } now
                ? ((w0 + w1) / 2 * (now - old), ((old + now) / 2 - middle) * (w1 - w0))
                : (0, scale * (b.Above / nowWeight - a.Above / oldWeight) - middle * (w1 - w0));
            steps.Add(new(segment, w0, w1, r0, r1, rate, mix));
        }

        return new RatioBridge(oldTotal, nowTotal, steps);
    }

    private static Dictionary<Segment, (double Above, double Below)> Parts(KpiResult result) =>
        result.Rows.ToDictionary(row => row.Segment, row => row.Measurement is { Numerator: { } above, Denominator: { } below }
            ? (above, below)
            : throw new DataException($"{result.Kpi.Id} for {row.Segment} shows no numerator and denominator, so its change cannot be taken apart."));

    private static string Name(KpiResult result) =>
        $"{result.Kpi.Id} by {(result.Dimensions.IsEmpty ? "nothing" : string.Join(", ", result.Dimensions))}{(result.Grain is { } grain ? $" every {grain}" : "")}";
}

/// <summary>What one segment did to a ratio.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="WeightBefore">Its share of the denominator before, in [0, 1].</param>
/// <param name="WeightAfter">Its share of the denominator after, in [0, 1].</param>
/// <param name="Before">Its own ratio before; null when it was not there.</param>
/// <param name="After">Its own ratio after; null when it is gone.</param>
/// <param name="RateEffect">What the change of its ratio did to the total.</param>
/// <param name="MixEffect">What the change of its weight did to the total.</param>
public sealed record RatioBridgeStep(
    Segment Segment, double WeightBefore, double WeightAfter, double? Before, double? After, double RateEffect, double MixEffect)
{
    /// <summary>Both effects together.</summary>
    public double Effect => RateEffect + MixEffect;
}
