using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>The groups of a survey before a filter, by the columns of a result and those that the filter looks at.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="Hidden">Those that are not shown.</param>
/// <param name="Columns">Of each column: its place in the result, if it is one of its columns; and which values the filter keeps.</param>
/// <remarks>A filter that keeps some hidden groups and not others gives, less what is shown without it, what those answered: then the row is not shown.</remarks>
internal sealed record FilteredGroups(IReadOnlyList<SurveyGroup> Groups, IReadOnlySet<int> Hidden, IReadOnlyList<(int? InResult, bool IsFiltered, Func<string, bool> Keeps)> Columns)
{
    /// <summary>The segments of the result that are hidden also without the filter.</summary>
    public required IReadOnlySet<Segment> HiddenAnyway { get; init; }

    /// <summary>True when the filter, or the value of a filtered column, tells some hidden groups from others with which they are hidden.</summary>
    public bool Splits(Segment segment)
    {
        bool Fits(int group, bool filtered) => Columns.Select((column, at) => (column, Value: Groups[group].Segment.Values[at]))
            .All(c => c.column.InResult is not { } place || c.column.IsFiltered && !filtered || c.Value == segment.Values[place]);
        int[] line = [.. Enumerable.Range(0, Groups.Count).Where(i => Fits(i, filtered: false))];
        bool IsKept(int group) => Fits(group, filtered: true) && Columns.Select((column, at) => column.Keeps(Groups[group].Segment.Values[at])).All(kept => kept);
        return SmallGroups.Splits(Hidden, line, IsKept) || HiddenAnyway.Contains(segment) && line.Any(group => Hidden.Contains(group) && IsKept(group));
    }
}

/// <summary>Lists of columns are the same when they name the same ones in the same order.</summary>
internal sealed class FieldsAre : IEqualityComparer<System.Collections.Immutable.ImmutableArray<Field>>
{
    public static FieldsAre Same { get; } = new();

    public bool Equals(System.Collections.Immutable.ImmutableArray<Field> x, System.Collections.Immutable.ImmutableArray<Field> y) => x.SequenceEqual(y);

    public int GetHashCode(System.Collections.Immutable.ImmutableArray<Field> obj) => obj.Length == 0 ? 0 : obj[0].GetHashCode() + obj.Length;
}
