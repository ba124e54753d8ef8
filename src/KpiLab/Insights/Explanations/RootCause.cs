using System.Collections.Immutable;
using KpiLab.Kpis;

namespace KpiLab.Insights;

/// <summary>The fewest segments, of up to three columns together, that explain a change: those in which it happened, where it did not happen everywhere.</summary>
/// <remarks>
/// The idea of Adtributor (Bhagwan et al., NSDI 2014) taken to combinations of columns, as in HotSpot and Squeeze: the change of a segment spreads over its leaves in proportion to their size (the ripple effect).
/// Segments are taken up, exchanged and dropped as long as that describes the changes of all leaves in a shorter way (minimum description length), so that noise alone gives none.
/// </remarks>
/// <param name="Columns">The columns that were searched.</param>
/// <param name="Segments">The segments, largest effect first; none where the change is everywhere.</param>
/// <param name="Rest">What everything outside them did. With their effects it adds up to the change.</param>
/// <param name="Leaves">How many combinations of all columns there are.</param>
public sealed record RootCause(ImmutableArray<string> Columns, ImmutableArray<RootCauseSegment> Segments, double Rest, int Leaves)
{
    /// <summary>True when no segment stands out: the change is everywhere.</summary>
    public bool IsEverywhere => Segments.IsEmpty;
}

/// <summary>A segment in which a change happened.</summary>
/// <param name="Columns">Its columns, one to three.</param>
/// <param name="Segment">Its values, one per column.</param>
/// <param name="Before">Its own figure before; null where it was not there. Rows of a segment before it in the list are not in it.</param>
/// <param name="After">Its own figure after; null where it is gone.</param>
/// <param name="WeightBefore">Its share of the denominator before, in [0, 1]; of a plain sum, its share of it.</param>
/// <param name="WeightAfter">Its share after.</param>
/// <param name="Effect">What it did to the KPI.</param>
/// <param name="Power">Explanatory power: its effect as a share of the change; above 1 where others worked against it.</param>
public sealed record RootCauseSegment(
    ImmutableArray<string> Columns, Segment Segment, double? Before, double? After, double WeightBefore, double WeightAfter, double Effect, double Power);
