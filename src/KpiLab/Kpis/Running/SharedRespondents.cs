using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Which groups of a survey share respondents, as themes do and departments do not.</summary>
/// <param name="Any">True when some groups of the result share respondents.</param>
/// <param name="Apart">The columns whose values share none, the other columns held fixed.</param>
internal sealed record SharedRespondents(bool Any, IReadOnlyList<int> Apart)
{
    /// <summary>Found from the groups: they share people where in some round they add up to more than what holds them.</summary>
    /// <param name="groups">All groups of a result.</param>
    /// <param name="whole">The whole.</param>
    /// <param name="isShown">Which periods the whole is made of.</param>
    /// <param name="without">The groups when one column is left out, by segment and period.</param>
    public static SharedRespondents Of(IReadOnlyList<SurveyGroup> groups, Turnout whole, Func<DateRange, bool> isShown, Func<int, IReadOnlyDictionary<(Segment, DateRange?), Turnout>> without)
    {
        if (groups.Count == 0 || !Turnout.Share(groups.Where(group => group.Period is not { } period || isShown(period)).Select(group => group.Turnout), whole))
            return new(false, []);
        var columns = groups[0].Segment.Values.Count;
        return new(true, columns < 2 ? [] : [.. Enumerable.Range(0, columns).Where(column =>
        {
            var margin = without(column);
            return groups.GroupBy(group => (group.Segment.Without(column), group.Period))
                .All(line => margin.TryGetValue(line.Key, out var held) && !Turnout.Share(line.Select(group => group.Turnout), held));
        })]);
    }

    /// <summary>The people that some groups are sure to hold together: of those that share people the largest, and the sum of those that do not.</summary>
    public Turnout Together(IEnumerable<SurveyGroup> groups) => !Any
        ? Turnout.Together(groups.Select(group => group.Turnout), shared: false)
        : Turnout.Together(
            groups.GroupBy(group => new Segment(Apart.Select(column => group.Segment.Values[column]))).Select(same => Turnout.Together(same.Select(group => group.Turnout), shared: true)),
            shared: false);
}
