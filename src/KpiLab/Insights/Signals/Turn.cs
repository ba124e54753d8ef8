using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Insights;

/// <summary>A lasting change of level or direction of a KPI: when, from what to what, and how sure.</summary>
/// <param name="Period">The first period at the new level.</param>
/// <param name="Earliest">The first period in which it may have come.</param>
/// <param name="Latest">The last period in which it may have come.</param>
/// <param name="Before">The level in the periods just before; on a slope, the line at the moment of the change. Without season.</param>
/// <param name="After">The level from then on.</param>
/// <param name="Window">How many periods each of the two rests on: all of the shorter stretch, and as many of the other.</param>
/// <param name="SlopeBefore">Slope before, per period; 0 where the level held still.</param>
/// <param name="SlopeAfter">Slope after, per period.</param>
/// <param name="Interval">How sure the change, after less before, is.</param>
public sealed record Turn(
    DateRange Period, DateRange Earliest, DateRange Latest, double Before, double After, int Window, double SlopeBefore, double SlopeAfter, ConfidenceInterval Interval)
{
    /// <summary>After less before.</summary>
    public double Change => After - Before;

    /// <summary>True where what changed is the direction: the series rises or falls otherwise than before.</summary>
    public bool IsOfDirection => SlopeBefore != SlopeAfter;
}
