using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>A group of a survey: where it stands in a result and who answered.</summary>
internal sealed record SurveyGroup(Segment Segment, DateRange? Period, Turnout Turnout);

/// <summary>Finds the groups of so few respondents that somebody could be recognised, alone or by subtraction.</summary>
/// <remarks>
/// A group is small when its largest single round is. A total less all shown groups gives the hidden ones together. So in each line of a table (the values of one column or several, the others held fixed; the periods of one segment)
/// and in the whole, at least two groups are hidden, of together at least the minimum of respondents in one round; where they are fewer, the smallest shown group is hidden with them.
/// What a filter keeps is held against the same groups without it (<see cref="Splits"/>). Beyond that, results of several queries are not held against each other.
/// </remarks>
internal static class SmallGroups
{
    /// <summary>The part of a KPI's formula that is measured per respondent.</summary>
    public const string Respondents = "respondents";

    /// <summary>The column that tells rounds apart in a table that has been prepared.</summary>
    public const string Round = "survey round";

    // Columns whose every combination is looked at.
    private const int MostTogether = 6;

    /// <summary>True when a group has fewer people than can be shown.</summary>
    public static bool IsSmall(Turnout turnout, int hideBelow) => turnout.People < hideBelow;

    /// <summary>In place of a value: why it is not shown.</summary>
    public static Measurement NoValue(Unit unit, Turnout turnout, int hideBelow) =>
        Measurement.NoValue(unit, IsSmall(turnout, hideBelow) ? EmployeeEngagement.TooFewRespondents : EmployeeEngagement.WouldGiveAway);

    /// <summary>The places in the list of the groups that must be hidden.</summary>
    /// <param name="groups">All groups of a result.</param>
    /// <param name="shares">Which groups share respondents.</param>
    /// <param name="hideBelow">The fewest respondents that are shown.</param>
    /// <param name="isShown">Which periods the whole is made of.</param>
    /// <param name="besides">Places that are hidden for another reason; others are hidden with them where they could be found by subtraction.</param>
    public static IReadOnlySet<int> Hidden(IReadOnlyList<SurveyGroup> groups, SharedRespondents shares, int hideBelow, Func<DateRange, bool> isShown, IEnumerable<int>? besides = null)
    {
        var hidden = Enumerable.Range(0, groups.Count).Where(i => IsSmall(groups[i].Turnout, hideBelow)).Concat(besides ?? []).ToHashSet();
        if (hidden.Count == 0)
            return hidden;
        var lines = Lines(groups, isShown);
        for (var before = -1; before != hidden.Count;)
        {
            before = hidden.Count;
            foreach (var line in lines)
                Complete(groups, line, hidden, hideBelow, shares);
        }

        return hidden;
    }

    /// <summary>True when what is kept holds some of the hidden groups and not all: less the shown ones, it would tell those apart.</summary>
    public static bool Splits(IReadOnlySet<int> hidden, IReadOnlyCollection<int> line, Func<int, bool> isKept)
    {
        var kept = line.Where(hidden.Contains).Count(isKept);
        return kept > 0 && kept < line.Count(hidden.Contains);
    }

    private static List<int[]> Lines(IReadOnlyList<SurveyGroup> groups, Func<DateRange, bool> isShown)
    {
        // Another query may give the sum over any of the columns and over the periods: over one, over several together, over all.
        var columns = Math.Min(groups[0].Segment.Values.Count, MostTogether);
        int[] ofTheWhole = [.. Enumerable.Range(0, groups.Count).Where(i => groups[i].Period is not { } period || isShown(period))];
        List<int[]> lines = [ofTheWhole];
        foreach (var varying in Enumerable.Range(0, 1 << columns))
        {
            Segment Fixed(int i) => new(groups[i].Segment.Values.Where((_, column) => column >= columns || (varying >> column & 1) == 0));
            lines.AddRange(Enumerable.Range(0, groups.Count).GroupBy(i => (groups[i].Period, Fixed(i))).Select(line => line.ToArray()));
            lines.AddRange(ofTheWhole.GroupBy(Fixed).Select(line => line.ToArray()));
        }

        return lines;
    }

    private static void Complete(IReadOnlyList<SurveyGroup> groups, int[] line, HashSet<int> hidden, int hideBelow, SharedRespondents shares)
    {
        var own = line.Where(hidden.Contains).ToList();
        if (own.Count == 0)
            return;
        foreach (var next in line.Except(own).OrderBy(i => groups[i].Turnout.People).ThenBy(i => groups[i].Segment).ThenBy(i => groups[i].Period).ToArray())
        {
            if (own.Count > 1 && !IsSmall(shares.Together(own.Select(i => groups[i])), hideBelow))
                break;
            own.Add(next);
            hidden.Add(next);
        }
    }
}
