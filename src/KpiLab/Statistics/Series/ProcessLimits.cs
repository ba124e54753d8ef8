using System.Collections.Immutable;

namespace KpiLab.Statistics;

/// <summary>The natural limits of a process and the values that break them: a process behaviour chart (XmR chart; Wheeler 2000, "Understanding Variation"). Immutable.</summary>
/// <remarks>
/// Limits: centre ± 2.66 × mean moving range, which is 3 × mean range ÷ 1.128; with the median range ± 3.145 × it.
/// Where each value has a standard error of its own, the ranges are taken in units of it and the limits are centre ± 3 × standard error × what the ranges show besides sampling (the p′ chart of Laney 2002, for any sampled value); never narrower than sampling alone.
/// Signals: a value outside the limits; eight in a row on one side of the centre; three of four in a row nearer to a limit than to the centre. On 100 values of pure noise about one or two are signals by chance.
/// </remarks>
public sealed record ProcessLimits
{
    /// <summary>The centre at each value.</summary>
    public required ImmutableArray<double> Centre { get; init; }

    /// <summary>The lower limit at each value.</summary>
    public required ImmutableArray<double> Lower { get; init; }

    /// <summary>The upper limit at each value.</summary>
    public required ImmutableArray<double> Upper { get; init; }

    /// <summary>The values that are more than noise, in order.</summary>
    public required ImmutableArray<ProcessSignal> Signals { get; init; }

    /// <summary>The limits of a series around its mean (weighted by sampling where that is known).</summary>
    /// <param name="values">Finite values in order of time, two or more.</param>
    /// <param name="errors">The standard error of each from its sampling; null where nothing is sampled.</param>
    /// <param name="byMedian">True for limits from the median moving range, for series with a few wild values.</param>
    /// <exception cref="ArgumentException">There are under two values, one is not finite, or the errors do not fit them.</exception>
    public static ProcessLimits Of(IReadOnlyList<double> values, IReadOnlyList<double>? errors = null, bool byMedian = false)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < 2 || values.Any(value => !double.IsFinite(value)))
            throw new ArgumentException($"Limits need two values or more, all of them finite; got {values.Count}.", nameof(values));
        if (errors is not null && (errors.Count != values.Count || errors.Any(error => !(error > 0) || !double.IsFinite(error))))
            throw new ArgumentException($"Each of the {values.Count} values has a standard error above 0.", nameof(errors));
        double[] variances = errors is null ? [.. Enumerable.Repeat(1.0, values.Count)] : [.. errors.Select(error => error * error)];
        var centre = values.Zip(variances, (value, v) => value / v).Sum() / variances.Sum(v => 1 / v);
        var ranges = SeriesNoise.MovingRanges(values, variances);
        var deviation = byMedian ? SeriesNoise.MedianDeviation(values, variances) : ranges.Average() / (2 / Math.Sqrt(Math.PI));
        if (errors is not null)
            deviation = Math.Max(1, deviation);
        return Around(values, [.. Enumerable.Repeat(centre, values.Count)], [.. variances.Select(v => deviation * Math.Sqrt(v))], []);
    }

    /// <summary>The limits around levels that are known, three deviations to each side; a run does not go on over a change of level.</summary>
    internal static ProcessLimits Around(IReadOnlyList<double> values, ImmutableArray<double> centre, IReadOnlyList<double> deviations, IReadOnlyCollection<int> changes)
    {
        var signals = ImmutableArray.CreateBuilder<ProcessSignal>();
        var start = 0;
        for (var i = 0; i < values.Count; i++)
        {
            if (changes.Contains(i))
                start = i;
            if (RuleAt(i) is { } rule)
                signals.Add(new(i, rule));
        }

        return new()
        {
            Centre = centre,
            Lower = [.. centre.Zip(deviations, (c, d) => c - 3 * d)],
            Upper = [.. centre.Zip(deviations, (c, d) => c + 3 * d)],
            Signals = signals.ToImmutable(),
        };

        // On the centre but for rounding is on neither side.
        double Distance(int i) => deviations[i] > 0 && (values[i] - centre[i]) / deviations[i] is var distance && Math.Abs(distance) > 1e-6 ? distance : 0;

        SignalRule? RuleAt(int i)
        {
            if (Math.Abs(Distance(i)) > 3)
                return SignalRule.Outside;
            var side = Math.Sign(Distance(i));
            if (side != 0 && i - start >= 7 && Enumerable.Range(i - 7, 8).All(k => Math.Sign(Distance(k)) == side))
                return SignalRule.RunOfEight;
            return i - start >= 3 && side * Distance(i) > 1.5 && Enumerable.Range(i - 3, 4).Count(k => side * Distance(k) > 1.5) >= 3 ? SignalRule.ThreeOfFour : null;
        }
    }
}

/// <summary>A value that is more than noise.</summary>
/// <param name="At">Its place in the series.</param>
/// <param name="Rule">Why; the first rule that holds.</param>
public sealed record ProcessSignal(int At, SignalRule Rule);
