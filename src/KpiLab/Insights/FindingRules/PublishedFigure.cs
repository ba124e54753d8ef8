using KpiLab.Kpis;

namespace KpiLab.Insights.FindingRules;

/// <summary>What a sentence needs to know of a published figure, in the unit of the KPI.</summary>
/// <param name="Value">The figure: the median where there is one, else what is typical.</param>
/// <param name="IsMedian">True when the figure is a median.</param>
/// <param name="Low">25th percentile; null where it is not published.</param>
/// <param name="High">75th percentile; null where it is not published.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Year">When; null where that is not known.</param>
/// <param name="Industry">The industry it is about; empty for all.</param>
/// <param name="Region">The region it is about; empty where it is not given.</param>
/// <param name="IsRuleOfThumb">True when no measurement stands behind it.</param>
/// <param name="Cautions">Why it may not compare: another region, an old year.</param>
/// <param name="Standing">How the value stands against it.</param>
internal sealed record PublishedFigure(
    double Value, bool IsMedian, double? Low, double? High, string Source, int? Year, string Industry, string Region,
    bool IsRuleOfThumb, IReadOnlyList<LocalText> Cautions, Standing Standing);
