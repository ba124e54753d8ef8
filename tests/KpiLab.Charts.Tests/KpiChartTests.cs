using System.Text.Json;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Models.Survival;
using Plotly.NET;

namespace KpiLab.Charts.Tests;

/// <summary>The charts of the ten KPIs on the sample company: each states the story planted there.</summary>
public class KpiChartTests
{
    private static readonly Lazy<Workspace> Company = new(() => Workspace.Open(Folder()));

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "KpiLab.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "data-samples");
    }

    private static FrameTable Table(string name) => Company.Value.Frames.Single(t => t.Name == name);

    private static KpiQuery Query(Kpi kpi) => kpi.In(Company.Value)!.In("EUR");

    private static JsonElement Figure(GenericChart chart) => JsonDocument.Parse(ChartJson.Of(chart)).RootElement;

    private static string Title(GenericChart chart) => Figure(chart).GetProperty("layout").GetProperty("title").GetProperty("text").GetString()!
        .Replace("<br>", " ", StringComparison.Ordinal).Replace('\u00a0', ' ');

    private static ChartOptions In(Language language) => new() { Language = language };

    [Theory]
    [InlineData(Language.English, "headcount outran revenue")]
    [InlineData(Language.Dutch, "het personeel groeide harder dan de omzet")]
    public void Revenue_per_employee_falls_because_headcount_outran_revenue(Language language, string story) =>
        Assert.Contains(story, Title(RevenuePerEmployeeChart.Index(Query(RevenuePerEmployee.Kpi).Every(Period.Month).Run(), In(language))), StringComparison.Ordinal);

    [Fact]
    public void The_index_starts_at_one_hundred() =>
        Assert.All(Figure(RevenuePerEmployeeChart.Index(Query(RevenuePerEmployee.Kpi).Every(Period.Month).Run())).GetProperty("data").EnumerateArray(), line => Assert.Equal(100, line.GetProperty("y")[0].GetDouble()));

    [Fact]
    public void Paid_social_pays_back_over_a_year_later_and_stands_out()
    {
        var chart = CacChart.ByChannel(Query(Cac.Kpi).By(Role.Channel).Run(), Query(CacPayback.Kpi).By(Role.Channel).Run());
        Assert.Contains("one from Paid social in 3", Title(chart), StringComparison.Ordinal);
        var payback = Figure(chart).GetProperty("data")[1];
        Assert.Equal("x2", payback.GetProperty("xaxis").GetString());
        Assert.Single(payback.GetProperty("marker").GetProperty("color").EnumerateArray(), colour => colour.GetString() == Plots.Palette.Light.Strong);
    }

    [Fact]
    public void Referral_repays_its_cost_most_and_its_customers_bring_in_most()
    {
        Assert.StartsWith("Referral (", Title(LtvChart.ToCac(Query(LtvToCac.Kpi).By(Role.Channel).Run())), StringComparison.Ordinal);
        Assert.Contains("(Referral), against", Title(LtvChart.Cumulative(CumulativeValue.Of(Table("orders"), Role.Channel), Ltv.Kpi.Unit)), StringComparison.Ordinal);
    }

    [Fact]
    public void Shipping_details_loses_most_and_above_all_on_mobile()
    {
        var sessions = Table("sessions");
        Assert.Contains("The step shipping_details loses most: 83.7 %", Title(FunnelChart.Steps(Funnel.Of(sessions))), StringComparison.Ordinal);
        (string, Funnel)[] devices = [.. new[] { "desktop", "mobile" }.Select(d => (d, Funnel.Of(sessions, Filter.In(Role.Device, d))))];
        Assert.Equal("Most drop-off: 89.3 % at shipping_details (mobile)", Title(FunnelChart.DropOff(devices)));
    }

    [Fact]
    public void Coffee_guides_ends_highest_and_breaks_even_in_its_sixth_month()
    {
        var chart = RoiChart.Cumulative(CumulativeReturn.Of(Table("cash_flows")));
        Assert.Equal("After 12 months Coffee guides 85.0 % is highest and Summer sale −35.0 % lowest", Title(chart));
        var guides = Figure(chart).GetProperty("data").EnumerateArray().Single(t => t.GetProperty("name").GetString() == "Coffee guides");
        Assert.Equal(5, guides.GetProperty("marker").GetProperty("size").EnumerateArray().ToList().FindIndex(s => s.GetInt32() > 0));
    }

    [Fact]
    public void The_cohort_of_the_black_friday_rush_leaves_fastest_and_referral_stays_longest()
    {
        var subscriptions = Table("subscriptions");
        Assert.StartsWith("Who came in Nov 2025 leaves fastest: after 3 periods 70 %", Title(ChurnRateChart.Retention(RetentionCohort.Of(subscriptions, Period.Month))), StringComparison.Ordinal);
        Assert.Contains("(Referral) of customers are still there, against 48.5 % (Paid social)", Title(ChurnRateChart.Survival(CustomerSurvival.Of(subscriptions, Role.Channel))), StringComparison.Ordinal);
    }

    [Fact]
    public void Promoters_less_detractors_is_where_the_diamond_stands()
    {
        var responses = Table("survey_responses");
        var data = Figure(NetPromoterScoreChart.Answers(NetPromoterScore.Of(responses).By(Role.Touchpoint).Run(), ScoreDistribution.Of(responses, Role.Touchpoint))).GetProperty("data");
        double At(int trace, int row) => data[trace].GetProperty("x")[row].GetDouble();
        for (var row = 0; row < 4; row++)
            Assert.Equal(At(0, row) + At(1, row), At(3, row), 0.001);
    }

    [Fact]
    public void The_cheapest_leads_are_not_the_best()
    {
        var chart = CostPerLeadChart.AgainstQuality(Query(CostPerLead.Kpi).By(Role.Channel).Run(), Query(CostPerLead.MqlToSqlRate).By(Role.Channel).Run());
        Assert.StartsWith("The cheapest leads are not the best: Paid social", Title(chart), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_under_five_are_hatched_and_named_and_have_no_number()
    {
        var round = EmployeeEngagement.Of(Table("engagement_answers")).Where(Role.Wave, "Round 4").By(Role.Department, Role.Theme).Run();
        var chart = EmployeeEngagementChart.HeatMap(round);
        Assert.Contains("Too small to show: Academy, Tasting room", Title(chart), StringComparison.Ordinal);
        var hidden = Figure(chart).GetProperty("data")[1];
        Assert.Equal("/", hidden.GetProperty("marker").GetProperty("pattern").GetProperty("shape").GetString());
        Assert.All(hidden.GetProperty("text").EnumerateArray(), text => Assert.Equal("", text.GetString()));
    }

    // Six people are enough to show, but the total less all others would then be the four of Board.
    [Fact]
    public void A_group_that_is_hidden_for_the_sake_of_another_is_not_called_small()
    {
        var rows = (from team in new[] { ("Board", 4), ("Store", 6), ("Sales", 20) } from person in Enumerable.Range(0, team.Item2) from theme in new[] { "culture", "growth" } select (Team: team.Item1, Who: $"{team.Item1} {person}", Theme: theme, Score: 1.0 + person % 5)).ToArray();
        var answers = FrameTable.Of("engagement_answers", TextColumn.Of("department", rows.Select(r => r.Team)), TextColumn.Of("respondent_id", rows.Select(r => r.Who)), TextColumn.Of("theme", rows.Select(r => r.Theme)), new NumberColumn("score", [.. rows.Select(r => r.Score)]));
        var result = EmployeeEngagement.Of(answers).By("department", "theme").Run();
        Assert.EndsWith("Too small to show: Board. Hidden so that another group cannot be worked out: Store", Title(EmployeeEngagementChart.HeatMap(result)), StringComparison.Ordinal);
        Assert.EndsWith("Te klein om te tonen: Board. Verborgen zodat een andere groep niet uit te rekenen is: Store", Title(EmployeeEngagementChart.HeatMap(result, new ChartOptions { Language = Language.Dutch })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_Likert_bars_is_as_long_as_all_answers()
    {
        var data = Figure(EmployeeEngagementChart.Themes(ScoreDistribution.Of(Table("engagement_answers"), Role.Theme))).GetProperty("data").EnumerateArray().ToArray();
        for (var row = 0; row < 5; row++)
            Assert.Equal(1, data.Sum(t => Math.Abs(t.GetProperty("x")[row].GetDouble())), 0.0001);
    }

    [Fact]
    public void The_market_grew_where_the_share_is_small() =>
        Assert.StartsWith("In 2025 the market grew fastest in South (55.1 %), where the share is 4.9 %", Title(MarketShareChart.GrowthShare(Query(MarketShare.Kpi).By(Role.Region).Every(Period.Year).Run())), StringComparison.Ordinal);

    [Fact]
    public void A_heat_map_of_one_column_is_refused_with_the_way_out() =>
        Assert.Contains("By(\"department\", \"theme\")", Assert.Throws<ArgumentException>(() => EmployeeEngagementChart.HeatMap(EmployeeEngagement.Of(Table("engagement_answers")).By(Role.Theme).Run())).Message, StringComparison.Ordinal);
}
