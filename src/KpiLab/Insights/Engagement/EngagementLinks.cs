using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Statistics;

namespace KpiLab.Insights;

/// <summary>How engagement goes with turnover, absence and revenue per employee across departments. Immutable.</summary>
/// <remarks>
/// Rank correlations (Spearman) over the departments that have five respondents or more; groups that are hidden take no part and are not named. Every theme is held against every result, and the p-values are corrected for that many.
/// A link is no cause: departments differ in more than how people feel, and results also shape answers. With few departments only a nearly perfect order can stand out.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record EngagementLinks
{
    /// <summary>Fewest departments: under five, not even a perfect order is rarer than one in twenty.</summary>
    public const int FewestDepartments = 5;

    /// <summary>The links, strongest evidence first; empty where nothing can be told.</summary>
    public ImmutableArray<EngagementLink> Links { get; init; } = [];

    /// <summary>How many departments take part.</summary>
    public int Departments { get; init; }

    /// <summary>Results of which the tables tell nothing.</summary>
    public ImmutableArray<LocalText> WithoutData { get; init; } = [];

    /// <summary>Why nothing can be told; null where something can.</summary>
    public LocalText? Reason { get; init; }

    /// <summary>In sentences: what stands out, or that nothing does, and what it does not mean.</summary>
    public LocalText Text => EngagementLinksText.Of(this);

    /// <summary>Holds each theme against each result.</summary>
    /// <param name="workspace">Answers of a survey with departments, and what is known of those departments.</param>
    /// <param name="asOf">The last day that the data cover; null to take it from the dates.</param>
    /// <param name="level">Confidence level, in (0, 1).</param>
    /// <param name="cancellation">Stops the work.</param>
    public static EngagementLinks Of(Workspace workspace, DateOnly? asOf = null, double level = 0.95, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (Scores(workspace, cancellation) is not { } scores)
            return new() { Reason = EngagementLinksText.NoSurvey };
        var departments = scores[0].ByDepartment.Count;
        if (departments < FewestDepartments)
            return new() { Departments = departments, Reason = EngagementLinksText.TooFew(departments) };
        var results = EngagementResults.Of(workspace, asOf, cancellation);
        var found = (from score in scores from result in results where result.ByDepartment is not null let link = Link(score, result, level) where link is not null select link).ToArray();
        var corrected = MultipleComparisons.BenjaminiHochberg([.. found.Select(link => link.PValue)]);
        return new()
        {
            Links =
            [
                .. found.Select((link, i) => link with { PValue = corrected[i], IsReliable = corrected[i] < 1 - level })
                    .OrderBy(link => link.Correlation.PValue).ThenByDescending(link => Math.Abs(link.Correlation.Value)).ThenBy(link => link.Theme, StringComparer.Ordinal).ThenBy(link => link.Outcome.English, StringComparer.Ordinal),
            ],
            Departments = departments,
            WithoutData = [.. results.Where(result => result.ByDepartment is null || !found.Any(link => link.Outcome == result.Name)).Select(result => result.Name)],
            Reason = found.Length == 0 ? EngagementLinksText.NoResults : null,
        };
    }

    // The score over all themes first; themes only where the answers tell them. Hidden groups have no value and drop out here.
    private static List<(string? Theme, Dictionary<string, Measurement> ByDepartment)>? Scores(Workspace workspace, CancellationToken cancellation)
    {
        if (EmployeeEngagement.Kpi.In(workspace) is not { } query || !query.Tables[0].Roles.Has(Role.Department))
            return null;
        var scores = new List<(string?, Dictionary<string, Measurement>)> { (null, ByDepartment(query.By(Role.Department).Run(cancellation).Rows)) };
        if (query.Tables[0].Roles.Has(Role.Theme))
        {
            // Theme by theme: the respondents of two departments are different people, those of two themes are the same.
            var themes = query.By(Role.Theme).Run(cancellation).Rows.Where(row => row.Measurement.Value is not null && row.Segment.Values[0] != Segment.Unknown).Select(row => row.Segment.Values[0]);
            scores.AddRange(themes.Select(theme => ((string?)theme, ByDepartment(query.Where(Role.Theme, theme).By(Role.Department).Run(cancellation).Rows))));
        }

        return scores;
    }

    internal static Dictionary<string, Measurement> ByDepartment(IEnumerable<KpiRow> rows) =>
        rows.Where(row => row.Measurement.Value is not null && row.Segment.Values[^1] != Segment.Unknown).ToDictionary(row => row.Segment.Values[^1], row => row.Measurement, StringComparer.OrdinalIgnoreCase);

    private static EngagementLink? Link((string? Theme, Dictionary<string, Measurement> ByDepartment) score, EngagementResult result, double level)
    {
        DepartmentPair[] pairs = [.. score.ByDepartment.Where(s => result.ByDepartment!.ContainsKey(s.Key)).OrderBy(s => s.Key, StringComparer.Ordinal)
            .Select(s => new DepartmentPair(s.Key, s.Value, result.ByDepartment![s.Key]))];
        return pairs.Length >= FewestDepartments && RankCorrelation.Of([.. pairs.Select(p => p.Score.Value!.Value)], [.. pairs.Select(p => p.Result.Value!.Value)], level) is { } correlation
            ? new(score.Theme, result.Name, pairs, correlation, correlation.PValue, false)
            : null;
    }
}
