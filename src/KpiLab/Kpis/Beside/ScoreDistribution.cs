using System.Globalization;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>How often each score was given.</summary>
/// <param name="Segment">By whom, or to what.</param>
/// <param name="Counts">How often each score was given, lowest score first; empty where the group is too small to show.</param>
/// <param name="Respondents">How many gave them; the number of answers where nobody is named; 0 where the group is too small to show.</param>
public sealed record ScoreDistribution(Segment Segment, IReadOnlyList<(double Score, long Count)> Counts, long Respondents)
{
    /// <summary>Number of answers.</summary>
    public long Answers => Counts.Sum(c => c.Count);

    /// <summary>Share of answers with a score in [low, high]; 0 where there are none.</summary>
    public double Share(double low, double high) => Answers == 0 ? 0 : (double)Counts.Where(c => c.Score >= low && c.Score <= high).Sum(c => c.Count) / Answers;

    /// <summary>The distribution of a table of answers, one per value of a column, in order of name.</summary>
    /// <param name="answers">Answers (score; respondent where known).</param>
    /// <param name="by">The column that tells segments apart; null for one distribution.</param>
    /// <param name="hideBelow">Groups of fewer respondents in their largest round are not shown, and others with them where they could be found by subtraction. 0 shows all; null is 5 for answers of employees (by theme, question, round, department or employee, and no customer) and 0 for others.</param>
    /// <param name="filters">Which rows count.</param>
    /// <exception cref="MissingRoleException">The table has no column of numbers with the role score.</exception>
    public static IReadOnlyList<ScoreDistribution> Of(Table answers, Field? by = null, int? hideBelow = null, params IReadOnlyList<Filter> filters)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(filters);
        if (answers.KindOf(Role.Score) != ColumnKind.Number)
            throw new MissingRoleException($"{answers.Name} has no column of numbers with the role score. Map(\"score\", …) to it.", ["score"]);
        Field[] split = by is { } field ? [field] : [];
        IReadOnlyList<AggregateRow> Rows(Measure measure, params Field[] dimensions) =>
            TableEngine.Of(answers).Execute(answers, new AggregateQuery(measure.By(Timing.None), [.. dimensions], null, null, [.. filters]));
        Segment Key(AggregateRow row) => split.Length == 0 ? Segment.Total : new Segment(row.Key[0]);

        var given = Rows(Measure.Count().Where(Filter.Present(Role.Score)), [.. split, Role.Score]).GroupBy(Key).ToDictionary(
            g => g.Key,
            g => g.Select(row => (Score: double.Parse(row.Key[^1], CultureInfo.InvariantCulture), row.Aggregate.Count)).OrderBy(c => c.Score).ToArray());
        var people = answers.Roles.Has(Role.Respondent)
            ? Rows(Measure.CountDistinct(Role.Respondent).Where(Filter.Present(Role.Score)), split).ToDictionary(Key, row => row.Aggregate.Count)
            : given.ToDictionary(g => g.Key, g => g.Value.Sum(c => c.Count));
        var fewest = hideBelow ?? (IsOfStaff(answers) ? EngagementAnswers.SmallestGroup : 0);
        var hidden = fewest > 0 ? Hidden(EngagementAnswers.WithRespondent(EngagementAnswers.WithRound(answers)), split, fewest, filters) : [];
        return [.. given.OrderBy(g => g.Key).Select(g => hidden.Contains(g.Key) ? new ScoreDistribution(g.Key, [], 0) : new ScoreDistribution(g.Key, g.Value, people[g.Key]))];
    }

    private static bool IsOfStaff(Table answers) => !answers.Roles.Has(Role.Customer) && !answers.Roles.Has(Role.Touchpoint)
        && new[] { Role.Theme, Role.Question, Role.Wave, Role.Department, Role.Employee }.Any(answers.Roles.Has);

    private static HashSet<Segment> Hidden(Table answers, Field[] split, int hideBelow, IReadOnlyList<Filter> filters)
    {
        var respondents = Measure.Count().Where(Filter.Present(Role.Score)).By(Timing.None).PerUnit(EngagementAnswers.RespondentOf(answers));
        IReadOnlyDictionary<CellKey, Turnout> By(Field[] fields) =>
            Turnout.Of(TableEngine.Of(answers).Execute(answers, new AggregateQuery(respondents, [.. fields, SmallGroups.Round], null, null, [.. filters])));
        SurveyGroup[] groups = [.. By(split).Select(group => new SurveyGroup(group.Key.Segment, null, group.Value))];
        var shares = SharedRespondents.Of(groups, Turnout.At(By([]), new CellKey(Segment.Total, 0)), _ => true, _ => throw new InvalidOperationException("One column has no other beside it."));
        return [.. SmallGroups.Hidden(groups, shares, hideBelow, _ => true).Select(i => groups[i].Segment)];
    }
}
