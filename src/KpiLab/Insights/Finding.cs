using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>What a finding is about.</summary>
public enum FindingKind
{
    /// <summary>How the KPI stands: value, how sure, against benchmark and previous period.</summary>
    Verdict,

    /// <summary>A segment that reliably differs from the rest.</summary>
    Segment,

    /// <summary>The whole moved one way while no segment did: the mix of segments shifted (Simpson's paradox).</summary>
    Mix,

    /// <summary>No segment reliably differs.</summary>
    NoDifference,

    /// <summary>The direction over time, or that there is none.</summary>
    Trend,

    /// <summary>The moment at which it changed for good, and by how much.</summary>
    Turn,

    /// <summary>Against a published figure.</summary>
    Benchmark,

    /// <summary>What a better value is worth in money.</summary>
    Worth,
}

/// <summary>A sentence that an analyst may repeat in a meeting, with its evidence.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">The sentence, with its numbers, in every language.</param>
/// <param name="Segment">The segment it is about; null for the whole.</param>
/// <param name="Money">Its size in money, where that can be computed, in the currency of the data.</param>
/// <param name="Actions">What to do, by cause.</param>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record Finding(
    FindingKind Kind, LocalText Text, Segment? Segment = null, double? Money = null, IReadOnlyList<CauseAction>? Actions = null);
