using System.Collections.Immutable;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>What the segments of one column, or of several together, did to a change.</summary>
/// <remarks>
/// A ratio is taken apart in rate and mix effects by the symmetric method of <see cref="RatioBridge"/>; the change of a plain sum is that of its segments.
/// Groups that may not be shown are one part, together.
/// </remarks>
/// <param name="Columns">The columns.</param>
/// <param name="Segments">One entry per segment, in order of name.</param>
public sealed record SplitExplanation(ImmutableArray<string> Columns, ImmutableArray<SegmentEffect> Segments)
{
    /// <summary>What the segments' own figures did.</summary>
    public double RateEffect => Segments.Sum(segment => segment.Step.RateEffect);

    /// <summary>What the shift of weight between segments did.</summary>
    public double MixEffect => Segments.Sum(segment => segment.Step.MixEffect);

    /// <summary>True for the split of a plain sum, which has no mix.</summary>
    public bool IsOfSum { get; init; }

    /// <summary>Simpson's paradox: the whole moved one way, and no segment moved with it.</summary>
    public bool IsParadox { get; init; }

    /// <summary>How much the shares of the segments moved: the Jensen-Shannon divergence between them before and after, less what chance alone gives; in [0, ln 2].</summary>
    public double Surprise { get; init; }

    /// <summary>The rate and mix effects one by one, largest first; those of 0 are left out.</summary>
    public ImmutableArray<Contribution> Contributions =>
    [
        .. Segments.SelectMany(segment => new[] { Of(segment, ContributionKind.Rate, segment.Step.RateEffect), Of(segment, ContributionKind.Mix, segment.Step.MixEffect) })
            .Where(contribution => contribution.Amount != 0).OrderByDescending(contribution => Math.Abs(contribution.Amount)).ThenBy(contribution => contribution.Segment),
    ];

    /// <summary>The segment of these values, one per column.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those that there are.</exception>
    public SegmentEffect this[params string[] segment] => Segments.FirstOrDefault(effect => effect.Step.Segment.Values.SequenceEqual(segment))
        ?? throw new ArgumentException($"There is no segment \"{string.Join(" · ", segment)}\" of {string.Join(" × ", Columns)}. There are: {string.Join(", ", Segments.Select(s => s.Step.Segment))}.", nameof(segment));

    private static Contribution Of(SegmentEffect effect, ContributionKind kind, double amount)
    {
        var segment = effect.Step.Segment;
        return new(kind, FindingRules.Phrases.Say(language => FindingRules.Phrases.SegmentValues(segment, language)), segment, amount);
    }
}

/// <summary>What one segment did.</summary>
/// <param name="Step">Its weight and its own figure before and after, and what they did.</param>
/// <param name="OwnChange">The change of its own figure, tested and corrected for the number of segments; null where it cannot be tested.</param>
/// <param name="DriverEffects">What it did through each driver of the KPI, in their order: over all segments they add up to the driver's effect. Empty where drivers cannot be laid at the door of segments.</param>
public sealed record SegmentEffect(RatioBridgeStep Step, Comparison? OwnChange, ImmutableArray<double> DriverEffects);
