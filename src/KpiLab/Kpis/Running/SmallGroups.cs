using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>A group of a survey: where it stands in a result and who answered.</summary>
internal sealed record SurveyGroup(Segment Segment, DateRange? Period, Turnout Turnout);

/// <summary>Finds the groups of so few respondents that somebody could be recognised, alone or by subtraction.</summary>
/// <remarks>
/// A group is small when its largest single round is. A total less all shown groups gives the hidden ones together. So in each line of a table (the values of one column, the others held fixed; the periods of one segment)
/// and in the whole, at least two groups are hidden, of together at least the minimum of respondents in one round; where they are fewer, the smallest shown group is hidden with them.
/// Results of several queries are not held against each other.
/// </remarks>
internal static class SmallGroups
{
    /// <summary>The part of a KPI's formula that is measured per respondent.</summary>
    public const string Respondents = "respondents";

    /// <summary>The column that tells rounds apart in a table that has been prepared.</summary>
    public const string Round = "survey round";

    /// <summary>True when a group has fewer people than can be shown.</summary>
    public static bool IsSmall(Turnout turnout, int hideBelow) => turnout.People < hideBelow;

    /// <summary>In place of a value: why it is not shown.</summary>
    public static Measurement NoValue(Unit unit, Turnout turnout, int hideBelow) => Measurement.NoValue(unit, IsSmall(turnout, hideBelow)
        ? new(
            $"fewer than {hideBelow} respondents: not shown, so that nobody can be recognised",
            $"minder dan {hideBelow} respondenten: niet getoond, zodat niemand herkenbaar is")
        : new(
            $"not shown, so that a group of fewer than {hideBelow} respondents cannot be found by subtraction",
            $"niet getoond, zodat een groep van minder dan {hideBelow} respondenten niet door aftrekken te vinden is"));

    /// <summary>The places in the list of the groups that must be hidden.</summary>
    /// <param name="groups">All groups of a result.</param>
    /// <param name="whole">The whole, which tells whether groups share respondents.</param>
    /// <param name="hideBelow">The fewest respondents that are shown.</param>
    /// <param name="isShown">Which periods the whole is made of.</param>
    public static IReadOnlySet<int> Hidden(IReadOnlyList<SurveyGroup> groups, Turnout whole, int hideBelow, Func<DateRange, bool> isShown)
    {
        var hidden = Enumerable.Range(0, groups.Count).Where(i => IsSmall(groups[i].Turnout, hideBelow)).ToHashSet();
        if (hidden.Count == 0)
            return hidden;
        var shared = Turnout.Share(groups.Where(group => group.Period is not { } period || isShown(period)).Select(group => group.Turnout), whole);
        var lines = Lines(groups, isShown);
        for (var before = -1; before != hidden.Count;)
        {
            before = hidden.Count;
            foreach (var line in lines)
                Complete(groups, line, hidden, hideBelow, shared);
        }

        return hidden;
    }

    private static List<int[]> Lines(IReadOnlyList<SurveyGroup> groups, Func<DateRange, bool> isShown)
    {
        var columns = groups[0].Segment.Values.Count;
        var lines = new List<int[]>();
        for (var column = -1; column < columns; column++)
        {
            lines.AddRange(Enumerable.Range(0, groups.Count)
                .GroupBy(i => (groups[i].Period, column < 0 ? Segment.Total : new Segment(groups[i].Segment.Values.Where((_, c) => c != column))))
                .Select(line => line.ToArray()));
        }

        lines.AddRange(Enumerable.Range(0, groups.Count).Where(i => groups[i].Period is { } period && isShown(period))
            .GroupBy(i => groups[i].Segment).Select(line => line.ToArray()));
        return lines;
    }

    private static void Complete(IReadOnlyList<SurveyGroup> groups, int[] line, HashSet<int> hidden, int hideBelow, bool shared)
    {
        var own = line.Where(hidden.Contains).ToList();
        if (own.Count == 0)
            return;
        foreach (var next in line.Except(own).OrderBy(i => groups[i].Turnout.People).ThenBy(i => groups[i].Segment).ThenBy(i => groups[i].Period).ToArray())
        {
            if (own.Count > 1 && !IsSmall(Turnout.Together(own.Select(i => groups[i].Turnout), shared), hideBelow))
                break;
            own.Add(next);
            hidden.Add(next);
        }
    }
}
