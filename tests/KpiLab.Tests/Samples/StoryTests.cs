namespace KpiLab.Tests.Samples;

public class StoryTests
{
    private static readonly StoryTable Stories = StoryTable.Read();
    private static readonly string[] Channels = ["Organic search", "Referral", "Paid search", "Paid social", "Affiliate"];
    private static readonly string[] Regions = ["North", "West", "East", "South"];

    [Fact]
    public void Revenue_per_employee_falls_because_staff_outran_revenue()
    {
        Assert.True(Value("revenue", "total", "2026-H1") > Value("revenue", "total", "2025-H1"));
        Assert.InRange(Value("average-fte", "total", "2026-H1") / Value("average-fte", "total", "2025-H1"), 1.12, 1.3);
        Assert.InRange(Value("revenue-per-employee", "total", "2026-H1") / Value("revenue-per-employee", "total", "2025-H1"), 0.85, 0.93);
        Assert.True(Value("revenue-per-employee", "department=Subscriptions", "2025") > 5 * Value("revenue-per-employee", "department=Machines", "2025"));
    }

    [Fact]
    public void The_cheapest_customers_come_from_a_channel_that_is_not_the_largest_spender_nor_the_best_value()
    {
        Assert.Equal("Affiliate", Channels.MinBy(c => Value("cac", $"channel={c}", "2025")));
        Assert.Equal("Paid search", Channels.MaxBy(c => Value("spend", $"channel={c}", "2025")));
        Assert.Equal("Referral", Channels.MaxBy(c => Value("ltv-to-cac-2024-starters", $"channel={c}", "2024")));
        Assert.True(Value("cac-payback-months", "channel=Referral", "2025") < 12);
        Assert.True(Value("cac-payback-months", "channel=Paid social", "2025") > 24);
        Assert.Equal(["Referral", "Organic search"], Channels.OrderByDescending(c => Value("kept-after-365-days", $"channel={c}", "start before 2025-07-01")).Take(2));
    }

    [Fact]
    public void The_planted_acquisition_cost_is_met_to_the_cent()
    {
        int[] planted = [44, 36, 95, 140, 28];
        Assert.Equal(planted.Select(cac => (double)cac), Channels.Select(c => Value("cac", $"channel={c}", "2025")));
    }

    [Fact]
    public void Conversion_falls_in_total_while_each_device_improves()
    {
        Assert.True(Value("conversion-rate", "total", "2026-H1") < 0.85 * Value("conversion-rate", "total", "2025-H2"));
        foreach (var device in new[] { "mobile", "desktop" })
            Assert.True(Value("conversion-rate", $"device={device}", "2026-H1") > 1.3 * Value("conversion-rate", $"device={device}", "2025-H2"));
    }

    [Fact]
    public void Shipping_details_loses_most_in_number_and_in_share_above_all_on_mobile()
    {
        string[] steps = ["product_view", "cart", "checkout", "shipping_details", "purchase"];
        foreach (var device in new[] { "", "device=mobile;", "device=desktop;" })
        {
            double left = 1;
            var lost = steps.ToDictionary(step => step, step =>
            {
                var share = Value("funnel-drop-off", $"{device}step={step}", "all");
                (var before, left) = (left, left * (1 - share));
                return before * share;
            });
            Assert.Equal("shipping_details", lost.MaxBy(step => step.Value).Key);
            Assert.Equal("shipping_details", steps.MaxBy(step => Value("funnel-drop-off", $"{device}step={step}", "all")));
        }

        Assert.True(Value("funnel-drop-off", "device=mobile;step=shipping_details", "all") > Value("funnel-drop-off", "device=desktop;step=shipping_details", "all") + 0.1);
    }

    [Fact]
    public void The_campaign_that_is_best_at_three_months_is_worst_at_twelve()
    {
        var projects = Stories.All.Where(s => s.Kpi == "roi" && s.Segment != "total").Select(s => s.Segment).Distinct().ToArray();
        Assert.Equal("project=Summer sale", projects.MaxBy(p => Value("roi", p, "3 months")));
        Assert.Equal("project=Summer sale", projects.MinBy(p => Value("roi", p, "12 months")));
        Assert.Equal((-0.55, 0.01, 0.85), (Value("roi", "project=Coffee guides", "3 months"), Value("roi", "project=Coffee guides", "6 months"), Value("roi", "project=Coffee guides", "12 months")));
    }

    [Fact]
    public void Churn_sits_in_the_low_value_plan_and_in_one_cohort()
    {
        Assert.True(Value("churn-rate", "plan=Basic", "2025") > 2 * Value("churn-rate", "plan=Plus", "2025"));
        Assert.True(Value("revenue-churn", "total", "2025") < 0.7 * Value("churn-rate", "total", "2025"));
        Assert.Equal("cohort=2025-11", Stories.All.Where(s => s.Kpi == "lost-within-three-months-after").MaxBy(s => s.Value)!.Segment);
        var ratios = Stories.All.Where(s => s.Kpi == "churn-ratio").OrderBy(s => s.Id, StringComparer.Ordinal).Select(s => s.Value).ToArray();
        Assert.Equal(ratios.OrderDescending(), ratios);
    }

    [Fact]
    public void The_delivery_score_turns_with_the_new_carrier()
    {
        Assert.Equal(24, Value("net-promoter-score", "touchpoint=Delivery", "2024"), 0.01);
        Assert.Equal(34, Value("net-promoter-score", "touchpoint=Delivery", "2025-01-01/2025-10-01"), 0.01);
        Assert.Equal(-12, Value("net-promoter-score", "touchpoint=Delivery", "2025-10-01/2026-07-01"), 0.01);
        Assert.True(Value("responses", "touchpoint=Workshop", "all") < 30);
    }

    [Fact]
    public void The_cheapest_leads_are_the_dearest_when_qualified()
    {
        Assert.Equal("Paid social", Channels.MinBy(c => Value("cost-per-lead", $"channel={c}", "2025")));
        Assert.Equal("Paid social", Channels.MaxBy(c => Value("cost-per-sql", $"channel={c}", "2025")));
    }

    [Fact]
    public void Two_departments_are_too_small_to_show_and_one_hardly_answers()
    {
        Assert.True(Value("respondents", "department=Academy", "Round 4") < 5);
        Assert.True(Value("respondents", "department=Tasting room", "Round 4") < 5);
        Assert.InRange(Value("participation", "department=Roastery", "Round 4"), 0.3, 0.5);
        Assert.True(Value("respondents", "department=Roastery", "Round 4") >= 5);
        Assert.True(Value("employee-engagement", "theme=Growth", "Round 4") + 1 < Value("employee-engagement", "theme=Culture", "Round 4"));
    }

    [Fact]
    public void Every_regional_share_rises_while_the_total_falls()
    {
        Assert.True(Value("market-share", "total", "2026-H1") < Value("market-share", "total", "2025-H1") - 0.01);
        Assert.All(Regions, r => Assert.True(Value("market-share", $"region={r}", "2026-H1") > Value("market-share", $"region={r}", "2025-H1")));
        Assert.True(Value("relative-share", "region=North", "2025") > 1.5);
        Assert.True(Value("relative-share", "region=South", "2025") < 0.2);
    }

    private static double Value(string kpi, string segment, string period) => Stories[kpi, segment, period];
}
