using KpiLab.Benchmarks;
using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>What a KPI means: rules over its results, the same sentences for the same numbers, in every language.</summary>
public static class Findings
{
    /// <summary>The findings, most important first: the verdict, when it turned, segments that lag and what that is worth, segments that lead, the trend, the benchmark, and splits without a difference.</summary>
    /// <param name="total">The KPI over everything.</param>
    /// <param name="series">The KPI over time; null where the data carry no dates.</param>
    /// <param name="segments">The KPI by one column each, most telling first; differences are those already tested and corrected in the rows.</param>
    /// <param name="benchmark">The nearest published figure; null where there is none.</param>
    /// <param name="worth">What one unit of the numerator is worth; null where it is not known. A KPI in money needs none.</param>
    /// <param name="segmentSeries">The KPI over time by one column each, to tell which segment turned; null to look at the whole only.</param>
    public static IReadOnlyList<Finding> Of(
        KpiResult total, KpiResult? series, IReadOnlyList<KpiResult> segments, BenchmarkMatch? benchmark, UnitWorth? worth = null, IReadOnlyList<KpiResult>? segmentSeries = null)
    {
        ArgumentNullException.ThrowIfNull(total);
        ArgumentNullException.ThrowIfNull(segments);
        return Of(total, series, segments, total.Against(benchmark), worth, segmentSeries);
    }

    /// <summary>The KPI in one word: by the benchmark and the trend; not rated below the minimum n or with nothing to rate it against.</summary>
    public static Verdict Rate(KpiResult total, KpiResult? series, BenchmarkMatch? benchmark)
    {
        ArgumentNullException.ThrowIfNull(total);
        return VerdictRule.Rate(total, TrendRule.DirectionOf(series), BenchmarkRule.Deciding(total.Against(benchmark)));
    }

    internal static IReadOnlyList<Finding> Of(
        KpiResult total, KpiResult? series, IReadOnlyList<KpiResult> segments, PublishedFigure? figure, UnitWorth? worth, IReadOnlyList<KpiResult>? segmentSeries = null)
    {
        var splits = segments.SelectMany(SegmentRule.Of).ToArray();
        var lagging = splits.Where(finding => finding is { Kind: FindingKind.Segment, Actions: not null }).ToArray();
        var verdict = VerdictRule.Of(total, series, BenchmarkRule.Deciding(figure), lagging.Length > 0);
        if (!Phrases.HasValue(total.Total))
            return [verdict];
        Finding?[] all =
        [
            verdict,
            .. TurnRule.Of(series, segmentSeries ?? []),
            .. lagging,
            WorthRule.Of(segments, worth),
            .. splits.Where(finding => finding is { Kind: FindingKind.Segment, Actions: null }),
            TrendRule.Of(series),
            BenchmarkRule.Of(total, figure),
            .. splits.Where(finding => finding.Kind == FindingKind.NoDifference),
        ];
        return [.. all.OfType<Finding>()];
    }
}
