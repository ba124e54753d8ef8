using System.IO.Compression;
using KpiLab.Charts;
using KpiLab.Data;
using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;
using Microsoft.DotNet.Interactive.Formatting;

namespace KpiLab.Cli.Tests;

/// <summary>Every output of engagement is searched for what groups of under five people answered, shown or to be worked out by subtraction.</summary>
/// <remarks>
/// Not guarded, and not in these tests: two filters by a number that each leave out five people or more but differ by fewer (years at least 5, years at least 6), two ranges of days that do, what is left out with Until,
/// and whoever reads the rows of the table itself, which the tool shows on request.
/// </remarks>
public sealed class AnonymitySearchTests : IDisposable
{
    private static readonly string[] Columns = ["department", "site", "theme", "wave"];

    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Some 40 filters times 15 splits: every number that any of them shows, less every other one, and every whole less what is shown of it.
    [Theory]
    [Trait("Category", "heavy")]
    [InlineData(0)]
    [InlineData(1)]
    public void Queries_with_and_without_filters_less_each_other_tell_of_no_group_of_under_five(int seed)
    {
        var survey = SecretSurvey.Of(seed);
        var facts = new List<(string Name, double Sum, double Count)>();
        foreach (var (name, query) in Queries(EmployeeEngagement.Of(survey.Answers), survey))
        {
            var result = query.Run();
            facts.AddRange(Facts(name, result));
            if (result.Total.Value is null || result.Rows.Length == 0)
                continue;
            var shown = result.Rows.Where(row => row.Measurement.Value is not null).ToArray();
            Assert.False(
                SecretSurvey.Tells(result.Total.Numerator!.Value - shown.Sum(row => row.Measurement.Numerator!.Value), result.Total.Denominator!.Value - shown.Sum(row => row.Measurement.Denominator!.Value)),
                $"{name}: the whole less what is shown");
        }

        Assert.True(facts.Count > 1000, $"{facts.Count} numbers: too little is shown to tell.");
        var distinct = facts.DistinctBy(fact => (Math.Round(fact.Sum, 6), fact.Count)).ToArray();
        foreach (var fact in distinct)
        {
            Assert.False(SecretSurvey.Tells(fact.Sum, fact.Count), fact.Name);
            foreach (var other in distinct)
                Assert.False(fact.Count > other.Count && SecretSurvey.Tells(fact.Sum - other.Sum, fact.Count - other.Count), $"{fact.Name} less {other.Name}");
        }
    }

    [Theory]
    [Trait("Category", "heavy")]
    [InlineData(3)]
    public void No_export_chart_page_or_notebook_shows_what_a_group_of_under_five_answered(int seed)
    {
        var survey = SecretSurvey.Of(seed);
        var company = Workspace.Of(survey.Answers, survey.Invitations);
        foreach (var kpi in new[] { EmployeeEngagement.Kpi, EmployeeEngagement.Index })
        {
            var query = kpi.In(company)!;
            foreach (var by in Subsets().Where(by => by.Length <= 2))
            {
                Search($"{kpi} by {string.Join(", ", by)}", Outputs(query.By([.. by.Select(column => (Field)column)]).Run()));
                Search($"{kpi} of a round by {string.Join(", ", by)}", Outputs(query.Where("wave", "Round 2").By([.. by.Select(column => (Field)column)]).Run()));
            }

            foreach (var value in ((TextColumn)survey.Answers["department"]).Dictionary)
            {
                Search($"{kpi} where {value}", Outputs(query.Where("department", value).By("theme").Run()));
                Search($"{kpi} where not {value}", Outputs(query.Where(Filter.NotIn("department", value)).By("site").Run()));
                Search($"{kpi} explained by {value}", Explained(() => query.Explain("department", "Sales", value)));
            }

            Search($"{kpi} explained by round", Explained(() => query.Explain("wave", "Round 1", "Round 2")));
            Search($"{kpi} explained by round, by columns", Explained(() => query.By("department", "site").Explain("wave", "Round 1", "Round 2")));
        }

        Search("heat map", [Shown(EmployeeEngagementChart.HeatMap(EmployeeEngagement.Of(survey.Answers).By("department", "theme").Run()))]);
        Search("themes", [.. Columns.Select(column => Shown(EmployeeEngagementChart.Themes(ScoreDistribution.Of(survey.Answers, column))))]);
        foreach (var rate in new[] { 0.05, 0.9 })
        {
            var found = company.Discover(new() { FalseDiscoveryRate = rate, SmallestEffect = 0, Kpis = [EmployeeEngagement.Kpi, EmployeeEngagement.Index, EmployeeEngagement.Favourable, EmployeeEngagement.Participation] });
            Assert.True(rate < 0.5 || found.Count > 0, "Nothing was found to search.");
            Search("discoveries", [found.ToJson("x"), found.ToJson("x", Language.Dutch), .. Displayed(found), .. found.SelectMany(discovery => Displayed(discovery).Append(Shown(discovery.Chart())).Append(discovery.Title(Language.Dutch)))]);
        }

        var scorecard = Scorecard.Of(company);
        var entry = scorecard.Entries.Single(e => e.Kpi.Id == "employee-engagement");
        Assert.NotNull(entry.Result);
        Search("scorecard", [scorecard.ToJson(), .. Displayed(scorecard), .. Displayed(entry), .. Displayed(EngagementLinks.Of(company)), .. Saved(path => scorecard.Save(path))]);
        foreach (var language in new[] { Language.English, Language.Dutch })
            Search("report", [Section(HtmlReport.Write(scorecard, language))]);
    }

    [Fact]
    public void The_search_sees_what_it_looks_for()
    {
        var survey = SecretSurvey.Of(0);
        Assert.NotNull(SecretSurvey.In(Displayed(survey.Answers)[0]));
        Assert.NotNull(SecretSurvey.In("index 96.75"));
        Assert.Null(SecretSurvey.In("14.87, 4.8712, #4.87, 1.4.87"));
        Assert.True(SecretSurvey.Tells(3 * 4.87, 3));
    }

    [Fact]
    [Trait("Category", "heavy")]
    public void The_tool_prints_nothing_of_a_group_of_under_five()
    {
        SecretSurvey.Of(4).WriteTo(folder);
        string[][] commands =
        [
            ["kpi", "employee-engagement", folder, "--by", "department"], ["kpi", "employee-engagement", folder, "--by", "department", "--by", "site", "--json"], ["kpi", "engagement-index", folder, "--by", "department", "--where", "wave=Round 2"],
            ["kpi", "employee-engagement", folder, "--where", "department=Board"], ["kpi", "employee-engagement", folder, "--by", "theme", "--by", "wave", "--json"],
            ["explain", "employee-engagement", folder, "--between", "wave", "--from", "Round 1", "--to", "Round 2"], ["explain", "employee-engagement", folder, "--between", "wave", "--from", "Round 1", "--to", "Round 2", "--by", "department", "--json"],
            ["discover", folder], ["discover", folder, "--rate", "0.9", "--json"], ["report", folder, "-o", Path.Combine(folder, "report.html"), "--export", Path.Combine(folder, "figures.md")], ["report", folder, "--json"],
        ];
        foreach (var command in commands)
        {
            var (code, output, error) = Tool.Run(command);
            Assert.True(code == 0, $"{string.Join(' ', command)}: {error}");
            Search(string.Join(' ', command), [output]);
        }

        Search("report", [Section(File.ReadAllText(Path.Combine(folder, "report.html"))), File.ReadAllText(Path.Combine(folder, "figures.md"))]);
    }

    private static void Search(string name, IEnumerable<string> texts)
    {
        foreach (var text in texts)
            Assert.True(SecretSurvey.In(text) is not { } found, $"{name}: …{SecretSurvey.In(text)}…");
    }

    private static IEnumerable<(string Name, KpiQuery Query)> Queries(KpiQuery query, SecretSurvey survey)
    {
        (string Name, KpiQuery Query)[] filtered =
        [
            ("", query),
            .. Columns.SelectMany(column => ((TextColumn)survey.Answers[column]).Dictionary.SelectMany(value => new[] { ($"{column} = {value}, ", query.Where(column, value)), ($"{column} is not {value}, ", query.Where(Filter.NotIn(column, value))) })),
            .. new[] { 5.0, 29, 30, 31 }.SelectMany(years => new[] { ($"years from {years}, ", query.Where(Filter.AtLeast("years", years))), ($"years to {years}, ", query.Where(Filter.AtMost("years", years))) }),
            ("first half, ", query.Between(new(2026, 1, 1), new(2026, 7, 1))), ("second half, ", query.Between(new(2026, 7, 1), new(2027, 1, 1))), ("every month, ", query.Every(Period.Month)),
            ("Board and Sales, ", query.Where("department", "Board", "Sales")), ("Sales and Care, ", query.Where("department", "Sales", "Care")), ("Sales, Care and Board, ", query.Where("department", "Sales", "Care", "Board")),
            ("Sales in the south, ", query.Where("department", "Sales").Where("site", "South")), ("Sales in the north, ", query.Where("department", "Sales").Where("site", "North")),
        ];
        return filtered.SelectMany(f => Subsets().Select(by => (f.Name + string.Join(" x ", by), f.Query.By([.. by.Select(column => (Field)column)]))).Prepend((f.Name + "all", f.Query)));
    }

    private static IEnumerable<string[]> Subsets() => Enumerable.Range(1, 15).Select(mask => Columns.Where((_, i) => (mask >> i & 1) == 1).ToArray()).Where(by => by.Length <= 3);

    private static IEnumerable<(string Name, double Sum, double Count)> Facts(string name, KpiResult result)
    {
        IEnumerable<(string, Measurement?)> all = [("total", result.Total), .. result.Rows.SelectMany(row => new (string, Measurement?)[] { (row.Segment.ToString(), row.Measurement), (row.Segment + " rest", row.AgainstRest?.Reference), (row.Segment + " before", row.AgainstPrevious?.Reference) })];
        return all.Where(f => f.Item2 is { Value: not null, Numerator: not null, Denominator: not null }).Select(f => ($"{name}: {f.Item1}", f.Item2!.Numerator!.Value, f.Item2.Denominator!.Value));
    }

    private IEnumerable<string> Outputs(KpiResult result) => [result.ToJson(), .. Displayed(result), Shown(result.Chart()), .. Saved(path => result.Save(path)), .. Findings.Of(result, null, [result], null).Select(finding => finding.Text.English)];

    private static IEnumerable<string> Explained(Func<Explanation> explain)
    {
        try
        {
            var explanation = explain();
            return [.. Displayed(explanation), .. explanation.Sentences.Select(sentence => sentence.Dutch), .. explanation.Contributions.Select(contribution => contribution.ToString())];
        }
        catch (ArgumentException)
        {
            // A department held against itself.
            return [];
        }
    }

    private static string[] Displayed(object value) => [value.ToDisplayString("text/html"), value.ToDisplayString("text/plain")];

    // What is drawn and what is shown when a pointer hovers, as it stands in a page and in a notebook.
    private static string Shown(Plotly.NET.GenericChart chart) => Plotly.NET.GenericChart.toFigureJson(chart);

    private IEnumerable<string> Saved(Action<string> save)
    {
        foreach (var ending in Export.Endings)
        {
            var path = Path.Combine(folder, "saved" + ending);
            save(path);
            if (ending == ".xlsx")
            {
                using var zip = ZipFile.OpenRead(path);
                foreach (var part in zip.Entries.Where(part => part.Name.EndsWith(".xml", StringComparison.Ordinal) && part.Name != "styles.xml"))
                {
                    using var reader = new StreamReader(part.Open());
                    yield return reader.ReadToEnd();
                }
            }
            else if (ending == ".parquet")
            {
                var table = Table.Load(path);
                yield return string.Join('\n', Enumerable.Range(0, table.RowCount).Select(row => string.Join(';', table.Columns.Select(column => column.TextOf(row)))));
            }
            else
            {
                yield return File.ReadAllText(path);
            }
        }
    }

    // Without the library that draws and the rules of the page's looks.
    private static string Section(string html)
    {
        var from = html.IndexOf("<main>", StringComparison.Ordinal);
        var to = html.IndexOf("</main>", StringComparison.Ordinal);
        return html[from..to];
    }
}
