using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Kpis;

/// <summary>Mistakes that users of similar tools run into; each name says what happens here instead.</summary>
public class UserPainTests
{
    private static DateColumn Dates(params string[] days) => new("date", [.. days.Select(day => DateTime.Parse(day).Ticks)]);

    private static FrameTable Spend { get; } = FrameTable.Of(
        "spend", Dates("2026-01-05", "2026-01-31", "2026-02-01", "2026-02-28"), TextColumn.Of("channel", ["search", "social", "search", "social"]), new NumberColumn("amount", [100, 300, 200, 600]));

    private static FrameTable Leads { get; } = FrameTable.Of(
        "leads", TextColumn.Of("lead_id", ["1", "2", "3", "4", "5", "6"]), Dates("2026-01-02", "2026-01-05", "2026-01-31", "2026-02-01", "2026-02-15", "2026-02-28"),
        TextColumn.Of("channel", ["search", "search", "email", "search", "search", "email"]));

    // flexanalytics/dbt-business-intelligence 10: a ratio metric summed or averaged over rows after the fact.
    [Fact]
    public void A_ratio_in_total_is_that_of_the_sums_and_never_the_sum_or_mean_of_its_rows()
    {
        var result = CostPerLead.Of(Spend, Leads).Every(Period.Month).Run();
        Assert.Equal(200, result.Total.Value);
        Assert.Equal([400 / 3.0, 800 / 3.0], result.Rows.Select(row => row.Measurement.Value!.Value));
        var unequal = GrossMargin.Of(FrameTable.Of("orders", Dates("2026-01-01", "2026-01-31"), TextColumn.Of("product", ["a", "b"]), new NumberColumn("amount", [100, 900]), new NumberColumn("margin", [50, 90]))).By("product").Run();
        Assert.Equal(0.14, unequal.Total.Value!.Value, 12);
        Assert.Equal(0.30, unequal.Rows.Average(row => row.Measurement.Value!.Value), 12);
    }

    // objectstack-ai/objectstack 4708, dbt-labs/metricflow 1098: a filtered measure has no row for a group, so the ratio vanishes on exactly the worst group.
    [Fact]
    public void A_group_with_spend_and_no_leads_is_there_and_says_why_it_has_no_value_and_one_without_spend_costs_0()
    {
        var rows = CostPerLead.Of(Spend, Leads).By("channel").Run().Rows.ToDictionary(row => row.Segment.Values[0], row => row.Measurement);
        Assert.Equal(["email", "search", "social"], rows.Keys.Order());
        Assert.Equal((0.0, 0.0, 2.0), (rows["email"].Value, rows["email"].Numerator, rows["email"].Denominator));
        Assert.Equal((null, 900.0, 0.0), (rows["social"].Value, rows["social"].Numerator, rows["social"].Denominator));
        Assert.Equal("no leads in the period", rows["social"].Reason!.English);
    }

    [Fact]
    public void A_group_in_which_nobody_converts_is_0_percent_and_not_missing()
    {
        var sessions = FrameTable.Of("sessions", TextColumn.Of("device", ["a", "a", "b"]), new FlagColumn("converted", [1, 0, 0]));
        Assert.Equal([0.5, 0.0], ConversionRate.Of(sessions).By("device").Run().Rows.Select(row => row.Measurement.Value!.Value));
    }

    [Fact]
    public void A_month_without_a_single_lead_still_shows_what_was_spent()
    {
        var rows = CostPerLead.Of(Spend, Leads.Take([0, 5])).Every(Period.Month).Where("channel", "search").Run().Rows;
        Assert.Equal([(100.0, 1.0), (200.0, 0.0)], rows.Select(row => (row.Measurement.Numerator!.Value, row.Measurement.Denominator!.Value)));
    }

    // ralforion/orionbelt-semantic-layer 319: division by zero is NULL, infinity or an error depending on the database.
    [Theory]
    [MemberData(nameof(Empty))]
    public void A_zero_denominator_is_no_value_with_a_reason_in_both_languages(string what, Measurement measurement)
    {
        Assert.NotEmpty(what);
        Assert.Null(measurement.Value);
        Assert.Null(measurement.Interval);
        Assert.False(string.IsNullOrWhiteSpace(measurement.Reason!.English) || string.IsNullOrWhiteSpace(measurement.Reason.Dutch));
    }

    public static TheoryData<string, Measurement> Empty => new()
    {
        { "revenue per employee", RevenuePerEmployee.From(100, 0) },
        { "cac", Cac.From(100, 0) },
        { "payback", CacPayback.From(100, 0) },
        { "ltv to cac", LtvToCac.From(100, 0) },
        { "gross margin", GrossMargin.From(0, 0) },
        { "conversion", ConversionRate.From(0, 0) },
        { "cart abandonment", ConversionRate.CartAbandonmentFrom(0, 0) },
        { "roi", Roi.From(100, 0) },
        { "roas", Roi.RoasFrom(100, 0) },
        { "churn", ChurnRate.From(0, 0) },
        { "churn on average", ChurnRate.FromAverage(0, 0, 0) },
        { "revenue churn", ChurnRate.FromRevenue(0, 0) },
        { "gross retention", RevenueRetention.GrossFrom(0, 0, 0) },
        { "net retention", RevenueRetention.NetFrom(0, 0, 0, 0) },
        { "nps", NetPromoterScore.From(0, 0, 0) },
        { "cost per lead", CostPerLead.From(100, 0) },
        { "mql to sql", CostPerLead.MqlToSqlFrom(0, 0) },
        { "engagement", EmployeeEngagement.From(0, 0, 0, 0, 0) },
        { "participation", EmployeeEngagement.ParticipationFrom(0, 0) },
        { "market share", MarketShare.From(0, 0) },
        { "relative share", MarketStructure.RelativeFrom(1, 0) },
        { "turnover", StaffTurnover.From(0, 0) },
    };

    // lightdash/lightdash 20964: period over period is empty because the date filter also cuts the comparison.
    [Fact]
    public void Choosing_days_does_not_empty_the_comparison_with_the_period_before()
    {
        var february = CostPerLead.Of(Spend, Leads).Between(new(2026, 2, 1), new(2026, 3, 1));
        Assert.Equal(400 / 3.0, february.Run().AgainstPrevious!.Difference, 9);
        Assert.Equal(400 / 3.0, Assert.Single(february.Every(Period.Month).Run().Rows).AgainstPrevious!.Difference, 9);
    }

    // growthbook/growthbook 6331: numerator and denominator over different populations.
    [Fact]
    public void A_filter_holds_for_both_sides_of_the_ratio()
    {
        var search = CostPerLead.Of(Spend, Leads).Where("channel", "search").Run().Total;
        Assert.Equal((300.0, 4.0), (search.Numerator, search.Denominator));
    }

    [Fact]
    public void A_filter_on_a_column_that_one_table_lacks_is_refused_with_the_columns_that_there_are()
    {
        var error = Assert.Throws<ColumnNotFoundException>(() => CostPerLead.Of(Spend, Leads).Where("lead_id", "1").Run());
        Assert.Contains("amount", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_two_sides_cover_different_days_only_the_days_of_both_count()
    {
        var longer = FrameTable.Of("spend", Dates("2025-11-05", "2025-12-05", "2026-01-31", "2026-02-28"), new NumberColumn("amount", [1000, 1000, 10, 20]));
        Assert.Equal((30.0, 6.0), CostPerLead.Of(longer, Leads).Run().Total is { } total ? (total.Numerator, total.Denominator) : default);
    }

    // Spend from mid-February on, leads from January on: in February too, only the days of both.
    [Fact]
    public void In_a_partial_period_both_sides_count_the_same_days()
    {
        string[] days = [.. Enumerable.Range(0, 59).Select(i => new DateTime(2026, 1, 1).AddDays(i).ToString("yyyy-MM-dd"))];
        var leads = FrameTable.Of("leads", TextColumn.Of("lead_id", days), Dates(days));
        var spend = FrameTable.Of("spend", Dates(days[45..]), new NumberColumn("amount", [.. days[45..].Select(_ => 10.0)]));
        var february = Assert.Single(CostPerLead.Of(spend, leads).Every(Period.Month).Run().Rows);
        Assert.True(february.IsPartial);
        Assert.Equal((140.0, 14.0), (february.Measurement.Numerator, february.Measurement.Denominator));
    }
}
