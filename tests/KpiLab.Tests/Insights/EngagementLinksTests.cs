using System.Globalization;
using System.Text;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Tests.Samples;
using static KpiLab.Tests.Insights.Sample;

namespace KpiLab.Tests.Insights;

public sealed class EngagementLinksTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Small_departments_of_the_sample_take_no_part_and_are_not_named()
    {
        var links = EngagementLinks.Of(Workspace.Open(Path.Combine(SampleCompanyTests.RepositoryRoot(), "data-samples")));
        TestContext.Current.TestOutputHelper?.WriteLine(links.Text.English + "\n" + links.Text.Dutch);
        Assert.Null(links.Reason);
        Assert.Equal(5, links.Departments);
        // Five themes and the whole, against turnover and revenue per employee.
        Assert.Equal(12, links.Links.Length);
        Assert.Equal("absence", Assert.Single(links.WithoutData).English);
        Assert.All(links.Links, link => Assert.Equal(["Business", "Machines", "Roastery", "Subscriptions", "Webshop"], link.Departments.Select(pair => pair.Department)));
        Assert.DoesNotContain("Academy", links.Text.English, StringComparison.Ordinal);
        Assert.DoesNotContain("Tasting", links.Text.Dutch, StringComparison.Ordinal);
        Assert.Contains("A link is no cause", links.Text.English, StringComparison.Ordinal);
        Assert.Contains("Een verband is geen oorzaak", links.Text.Dutch, StringComparison.Ordinal);
    }

    [Fact]
    public void A_planted_link_is_found_and_corrected_for_how_many_were_tested()
    {
        Write(departments: 9, absence: i => 10 - i);
        var links = EngagementLinks.Of(Workspace.Open(folder));
        var link = links.Links[0];
        Assert.Equal(("absence", -1), (link.Outcome.English, link.Correlation.Value));
        Assert.True(link.IsReliable);
        Assert.True(link.PValue >= link.Correlation.PValue);
        Assert.Matches(@"with absence: rank correlation −1\.00 over 9 departments \(95 % interval −1\.00 to −\d\.\d\d, p < 0\.001 after correction for \d+ comparisons\); where it scores higher, absence is reliably lower\.", Plain(links.Text.English));
    }

    [Fact]
    public void Four_departments_are_too_few_to_tell()
    {
        Write(departments: 4, absence: i => 10 - i);
        var links = EngagementLinks.Of(Workspace.Open(folder));
        Assert.Empty(links.Links);
        Assert.StartsWith("Under 5 departments have enough respondents", links.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_department_under_five_respondents_takes_no_part()
    {
        Write(departments: 9, absence: i => 10 - i, respondents: i => i < 2 ? 3 : 8);
        var links = EngagementLinks.Of(Workspace.Open(folder));
        Assert.Equal(7, links.Departments);
        Assert.All(links.Links, link => Assert.DoesNotContain(link.Departments, pair => pair.Department is "D0" or "D1"));
    }

    [Fact]
    public void Without_a_survey_there_is_nothing_to_tell()
    {
        File.WriteAllText(Path.Combine(folder, "spend.csv"), "channel,cost,leads\nweb,100,4\nshop,50,2\n");
        Assert.Equal("There are no answers of a survey with departments.", EngagementLinks.Of(Workspace.Open(folder)).Text.English);
    }

    // Departments D0, D1, …, each more engaged than the one before.
    private void Write(int departments, Func<int, double> absence, Func<int, int>? respondents = null)
    {
        var answers = new StringBuilder("wave,respondent_id,department,theme,question,score\n");
        var staff = new StringBuilder("employee_id,department,fte,start_date,end_date,absence_days\n");
        for (var d = 0; d < departments; d++)
        {
            for (var person = 0; person < (respondents?.Invoke(d) ?? 6); person++)
            {
                foreach (var theme in new[] { "Growth", "Culture" })
                {
                    for (var question = 0; question < 10; question++)
                        answers.Append(CultureInfo.InvariantCulture, $"Round 1,{d}-{person},D{d},{theme},Q{question},{(question < d ? 4 : 3)}\n");
                }

                staff.Append(CultureInfo.InvariantCulture, $"E{d}{person},D{d},1.0,2020-01-01,,{absence(d)}\n");
            }
        }

        File.WriteAllText(Path.Combine(folder, "engagement_answers.csv"), answers.ToString());
        File.WriteAllText(Path.Combine(folder, "employees.csv"), staff.ToString());
    }
}
