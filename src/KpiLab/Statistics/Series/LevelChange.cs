namespace KpiLab.Statistics;

/// <summary>A lasting change of level: when, and from what to what.</summary>
/// <param name="At">Place in the series of the first value at the new level.</param>
/// <param name="Earliest">The first place at which it may have come, given the noise.</param>
/// <param name="Latest">The last place at which it may have come.</param>
/// <param name="Before">The level just before: the mean of as many values as <paramref name="After"/> rests on; on a slope, the line at the moment of the change. The season is taken out.</param>
/// <param name="After">The level from then on: of the shorter of both stretches as many values.</param>
/// <param name="Window">How many values each of the two rests on.</param>
/// <param name="SlopeBefore">Slope before, per period; 0 where the level holds still.</param>
/// <param name="SlopeAfter">Slope after, per period.</param>
/// <param name="Interval">How sure the size, after less before, is.</param>
public sealed record LevelChange(
    int At, int Earliest, int Latest, double Before, double After, int Window, double SlopeBefore, double SlopeAfter, ConfidenceInterval Interval)
{
    /// <summary>After less before.</summary>
    public double Size => After - Before;
}
