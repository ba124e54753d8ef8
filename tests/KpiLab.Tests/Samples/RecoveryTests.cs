using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Samples;

/// <summary>The library, given only the files, finds the numbers of STORIES.md; from the plain files and from the Dutch exports.</summary>
public class RecoveryTests
{
    private static readonly string Folder = Path.Combine(SampleCompanyTests.RepositoryRoot(), "data-samples");
    private static readonly Lazy<Workspace> Plain = new(() => Workspace.Open(Folder));
    private static readonly Lazy<Workspace> Office = new(() => Workspace.Open(Path.Combine(Folder, "raw-exports")));

    private static readonly Dictionary<string, string> Dutch = new()
    {
        ["channel"] = "kanaal", ["region"] = "regio", ["department"] = "afdeling", ["product_line"] = "productlijn", ["device"] = "apparaat",
        ["plan"] = "abonnement", ["touchpoint"] = "contactmoment", ["theme"] = "thema", ["wave"] = "meting", ["project"] = "project",
        ["product_view"] = "product_bekeken", ["cart"] = "winkelmand", ["checkout"] = "afrekenen", ["shipping_details"] = "verzendgegevens", ["purchase"] = "aankoop",
    };

    public static TheoryData<string, string, string> Stories() => Table(_ => true);

    // There is no export of the monthly use of subscribers.
    public static TheoryData<string, string, string> OfficeStories() => Table(story => story is not { Kpi: "churn-ratio", Segment: "logins under 3 a month" or "a ticket in four months or more often" });

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_planted_number_is_recovered_from_the_plain_files(string kpi, string segment, string period) => Recover(new(Plain.Value, name => name), kpi, segment, period);

    [Theory]
    [MemberData(nameof(OfficeStories))]
    public void A_planted_number_is_recovered_from_the_Dutch_exports(string kpi, string segment, string period) => Recover(new(Office.Value, name => Dutch[name]), kpi, segment, period);

    [Fact]
    public void Departments_of_under_five_respondents_are_hidden_with_the_next_one()
    {
        var rows = EmployeeEngagement.Kpi.In(Plain.Value)!.Where("wave", "Round 4").By("department").Run().Rows;
        Assert.Equal(["Academy", "Tasting room"], rows.Where(r => r.Measurement.Value is null).Select(r => r.Segment.Values[0]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_ten_kpis_have_a_value_and_findings(bool plain)
    {
        var scorecard = KpiLab.Insights.Scorecard.Of(plain ? Plain.Value : Office.Value);
        Assert.Equal(10, scorecard.Entries.Count);
        Assert.All(scorecard.Entries, entry => Assert.NotNull(entry.Result?.Total.Value));
        Assert.All(scorecard.Entries, entry => Assert.NotEmpty(entry.Findings));
    }

    [Fact]
    public void A_part_of_a_year_is_annualised_over_the_months_it_covers()
    {
        var years = RevenuePerEmployee.Kpi.In(Plain.Value)!.Every(Period.Year).Run().Rows;
        Assert.Equal([false, false, true], years.Select(y => y.IsPartial));
        Assert.All(years, year => Assert.InRange(year.Measurement.Value!.Value, year.Measurement.Interval!.Low * 0.8, year.Measurement.Interval.High * 1.2));
    }

    [Fact]
    public void The_curves_of_the_campaigns_are_recovered()
    {
        var curves = CumulativeReturn.Of(Plain.Value.Frames.Single(t => t.Name == "cash_flows")).ToDictionary(c => c.Project);
        foreach (var story in StoryTable.Read().All.Where(s => s.Kpi == "roi" && s.Period.EndsWith(" months", StringComparison.Ordinal)))
            Assert.Equal(story.Value, curves[story.Segment.Split('=')[1]].After(int.Parse(story.Period.Split(' ')[0]))!.Value, story.Tolerance);
        Assert.Equal(6, curves["Coffee guides"].PaybackMonth);
        Assert.Null(curves["Summer sale"].PaybackMonth);
    }

    private static TheoryData<string, string, string> Table(Func<StoryTable.Story, bool> chosen)
    {
        var stories = new TheoryData<string, string, string>();
        // What if has tests of its own: WhatIfStoryTests.
        foreach (var story in StoryTable.Read().All.Where(s => chosen(s) && !Tests.Scenarios.WhatIfStoryTests.Kinds.Contains(s.Kpi)))
            stories.Add(story.Kpi, story.Segment, story.Period);
        return stories;
    }

    private static void Recover(StoryRecovery recovery, string kpi, string segment, string period)
    {
        var story = StoryTable.Read().All.Single(s => (s.Kpi, s.Segment, s.Period) == (kpi, segment, period));
        var measured = recovery.Value(story);
        if (kpi is "respondents" or "participation" && segment is "department=Academy" or "department=Tasting room")
        {
            // Planted, and never shown.
            Assert.Null(measured);
            return;
        }

        Assert.NotNull(measured);
        Assert.Equal(story.Value, measured.Value, story.Tolerance);
    }
}
