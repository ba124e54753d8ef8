using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Tests.Samples;

namespace KpiLab.Tests.Insights;

/// <summary>What is planted in the sample company is what an explanation tells; the numbers are those of STORIES.md.</summary>
public class ExplanationStoryTests
{
    private static readonly Lazy<Workspace> Company = new(() => Workspace.Open(Path.Combine(SampleCompanyTests.RepositoryRoot(), "data-samples")));

    [Fact]
    public void Conversion_falls_while_each_device_rises()
    {
        var explanation = Explain("conversion-rate", "2025-H2", "2026-H1");
        Equal("conversion-rate", "total", "2025-H2", explanation.From.Measurement.Value);
        Equal("conversion-rate", "total", "2026-H1", explanation.To.Measurement.Value);
        Assert.True(explanation.IsNews);
        var split = explanation.Splits[0];
        Assert.Equal(["device"], split.Columns);
        Assert.True(split.IsParadox);
        Assert.True(split.RateEffect > 0 && split.MixEffect < 0);
        Equal("conversion-rate", "device=mobile", "2026-H1", split["mobile"].Step.After);
        Assert.Contains("although no device fell", explanation.Sentences[1].English, StringComparison.Ordinal);
        Assert.Contains("terwijl geen enkel segment van apparaat daalde", explanation.Sentences[1].Dutch, StringComparison.Ordinal);
    }

    [Fact]
    public void Revenue_per_employee_falls_because_headcount_outran_revenue_most_of_all_at_machines()
    {
        var explanation = Explain("revenue-per-employee", "2025-H1", "2026-H1");
        Assert.True(explanation.IsNews);
        var (revenue, staff) = (explanation.Drivers[0], explanation.Drivers[1]);
        Equal("average-fte", "total", "2025-H1", staff.Before);
        Equal("average-fte", "total", "2026-H1", staff.After);
        Assert.True(revenue.Effect > 0 && staff.Effect < 0 && staff.Growth > revenue.Growth);
        var department = explanation.By("department");
        Assert.Same(department, explanation.Splits[0]);
        Assert.Equal(new Segment("Machines"), department.Segments.MinBy(segment => segment.Step.Effect)!.Step.Segment);
        Assert.Equal(new Segment("Machines"), department.Segments.MinBy(segment => segment.DriverEffects[1])!.Step.Segment);
        Assert.Contains("department “Machines”", explanation.Sentences[1].English, StringComparison.Ordinal);
    }

    [Fact]
    public void Market_share_falls_while_each_region_rises_because_the_market_grew_in_the_south()
    {
        var explanation = Explain("market-share", "2025-H1", "2026-H1");
        Assert.Null(explanation.IsNews);
        Assert.Equal((true, "region"), (explanation.Splits[0].IsParadox, explanation.Splits[0].Columns[0]));
        Equal("market-size", "total", "2026-H1", explanation.Drivers[1].After);
        Assert.True(explanation.Drivers[0].Effect > 0 && explanation.Drivers[1].Effect < 0);
        Assert.Equal(new Segment("South"), explanation.Splits[0].Segments.MinBy(segment => segment.DriverEffects[1])!.Step.Segment);
    }

    [Fact]
    public void The_score_falls_at_delivery_alone_after_a_new_carrier_came()
    {
        var explanation = Explain("net-promoter-score", "2025-01..2025-09", "2025-10..2026-06");
        Assert.True(explanation.IsNews);
        var delivery = explanation.By("touchpoint")["Delivery"];
        Equal("net-promoter-score", "touchpoint=Delivery", "2025-01-01/2025-10-01", delivery.Step.Before);
        Equal("net-promoter-score", "touchpoint=Delivery", "2025-10-01/2026-07-01", delivery.Step.After);
        Assert.True(delivery.OwnChange!.IsReliable);
        Assert.All(explanation.By("touchpoint").Segments.Where(segment => segment != delivery), segment => Assert.False(segment.OwnChange is { IsReliable: true }));
        Assert.True(delivery.Step.Effect < 0.9 * explanation.Change);
        var cause = Assert.Single(explanation.RootCause!.Segments);
        Assert.Equal(("touchpoint", "Delivery"), (cause.Columns[0], cause.Segment.Values[0]));
        Assert.InRange(cause.Power, 0.9, 1.1);
    }

    [Fact]
    public void A_cost_that_is_the_same_in_every_channel_is_said_to_be_no_news()
    {
        var explanation = Explain("cac", "2025-Q1", "2026-Q1");
        Assert.False(explanation.IsNews);
        Assert.Contains("there may be nothing to explain", explanation.Sentences[0].English, StringComparison.Ordinal);
        Assert.Contains("er hoeft niets te verklaren te zijn", explanation.Sentences[0].Dutch, StringComparison.Ordinal);
    }

    [Fact]
    public void Referral_is_worth_more_than_paid_search_because_of_orders_margin_and_order_value()
    {
        var explanation = Query("ltv").Explain("channel", "Paid search", "Referral");
        Equal("ltv", "channel=Referral", "all", explanation.To.Measurement.Value);
        Assert.Equal(["order value", "orders per customer", "margin"], explanation.Drivers.Select(driver => driver.Name.English));
        Assert.Equal(explanation.Change!.Value, explanation.Drivers.Sum(driver => driver.Effect), 9);
    }

    [Fact]
    public void Lifetime_value_of_subscribers_is_monthly_amount_times_lifespan()
    {
        var explanation = Ltv.Kpi.In(Workspace.Of(Company.Value["subscriptions"]))!.Explain("2024", "2025");
        Assert.Equal(["monthly amount", "lifespan"], explanation.Drivers.Select(driver => driver.Name.English));
        Assert.Equal(explanation.Change!.Value, explanation.Drivers.Sum(driver => driver.Effect), 9);
    }

    [Fact]
    public void Departments_of_fewer_than_five_are_one_part_and_nowhere_named()
    {
        var explanation = Query("employee-engagement").Explain("wave", "Round 3", "Round 4");
        var split = explanation.By("department");
        Assert.Contains(split.Segments, segment => segment.Step.Segment.Values[0] == Segment.TooSmall);
        Assert.DoesNotContain(split.Segments, segment => segment.Step.Segment.Values[0] is "Academy" or "Tasting room");
        Assert.Equal(explanation.Change!.Value, split.RateEffect + split.MixEffect, 9);
        Assert.DoesNotContain("Academy", explanation.ToString() + string.Join('\n', explanation.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Churn_fell_everywhere_alike() => Assert.True(Explain("churn-rate", "2024", "2025").RootCause!.IsEverywhere);

    [Fact]
    public void Columns_of_a_survey_are_not_crossed() =>
        Assert.All(Query("employee-engagement").By("department", "theme").Explain("wave", "Round 3", "Round 4").Splits, split => Assert.Single(split.Columns));

    private static Explanation Explain(string id, string from, string to) => Query(id).Explain(from, to);

    private static KpiQuery Query(string id) => KpiCatalogue.Find(id)!.In(Company.Value)!;

    private static void Equal(string kpi, string segment, string period, double? value)
    {
        var story = StoryTable.Read().All.Single(s => (s.Kpi, s.Segment, s.Period) == (kpi, segment, period));
        Assert.Equal(story.Value, value!.Value, story.Tolerance);
    }
}
