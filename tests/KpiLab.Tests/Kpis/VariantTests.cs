using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Kpis;

/// <summary>The variants of the ten on tables small enough to count by hand.</summary>
public class VariantTests
{
    private static DateColumn Dates(string name, params string?[] days) => new(name, [.. days.Select(day => day is null ? DateColumn.Missing : DateTime.Parse(day).Ticks)]);

    private static FrameTable Spend(params (string Day, string Kind, double Amount)[] rows) => FrameTable.Of(
        "spend", Dates("date", [.. rows.Select(r => r.Day)]), TextColumn.Of("category", rows.Select(r => r.Kind)), new NumberColumn("amount", [.. rows.Select(r => r.Amount)]));

    private static FrameTable Customers(params string[] days) => FrameTable.Of(
        "customers", TextColumn.Of("customer_id", days.Select((_, i) => $"c{i}")), Dates("start_date", days));

    private static FrameTable Subscriptions(params (string Customer, double Amount, string Start, string? End)[] rows) => FrameTable.Of(
        "subscriptions", TextColumn.Of("customer_id", rows.Select(r => r.Customer)), Dates("start_date", [.. rows.Select(r => r.Start)]), Dates("end_date", [.. rows.Select(r => r.End)]),
        new NumberColumn("monthly_amount", [.. rows.Select(r => r.Amount)]));

    private static Measurement In(KpiResult result, string month) => result.Rows.Single(r => r.Period.ToString() == month).Measurement;

    [Fact]
    public void Paid_only_counts_media_and_names_what_it_leaves_out()
    {
        var result = Cac.PaidOnly.Of(Spend(("2026-01-02", "media", 30), ("2026-01-20", "salaries", 50), ("2026-01-31", "Google Ads", 20)), Customers("2026-01-05", "2026-01-31")).Run();
        Assert.Equal((50.0, 25.0), (result.Total.Numerator, result.Total.Value));
        Assert.Contains("left out: salaries", Assert.Single(result.Notes).English, StringComparison.Ordinal);
    }

    [Fact]
    public void Paid_only_needs_spend_that_tells_media_apart()
    {
        var error = Assert.Throws<MissingRoleException>(() => Cac.PaidOnly.Of(Spend(("2026-01-02", "marketing", 30)), Customers("2026-01-05")));
        Assert.NotEmpty(error.Missing);
    }

    [Fact]
    public void With_a_lag_of_two_months_the_customers_of_March_stand_against_the_spend_of_January()
    {
        var spend = Spend(("2026-01-15", "marketing", 100), ("2026-02-15", "marketing", 200), ("2026-03-15", "marketing", 400), ("2026-04-15", "marketing", 800));
        var customers = Customers("2026-01-10", "2026-02-10", "2026-03-05", "2026-03-10", "2026-04-10");
        Assert.Equal(50, In(Cac.WithLag(2).Of(spend, customers).Every(Period.Month).Run(), "2026-03").Value);
        Assert.Equal(200, In(Cac.Of(spend, customers).Every(Period.Month).Run(), "2026-03").Value);
    }

    [Fact]
    public void Payback_divides_by_the_monthly_margin_of_new_subscriptions()
    {
        var orders = FrameTable.Of("orders", TextColumn.Of("customer_id", ["c0", "c1"]), Dates("date", "2025-06-01", "2026-02-01"), new NumberColumn("amount", [100, 100]), new NumberColumn("margin", [50, 30]));
        var result = CacPayback.Of(
            Spend(("2026-01-02", "marketing", 100), ("2026-01-30", "marketing", 20)), Customers("2026-01-05", "2026-01-30"),
            Subscriptions(("c0", 20, "2026-01-05", null), ("c1", 30, "2026-01-30", null)), orders).Run();
        Assert.Equal(60 / (25 * 0.4), result.Total.Value!.Value, 12);
        Assert.Equal((60.0, 2L), (result.Total.Numerator, result.Total.N));
    }

    [Fact]
    public void Ltv_to_cac_sets_all_that_a_cohort_brings_later_against_the_spend_of_its_period()
    {
        var orders = FrameTable.Of("orders", TextColumn.Of("customer_id", ["c0", "c0", "c1", "c9"]), Dates("date", "2026-01-06", "2026-05-01", "2026-03-02", "2026-01-01"), new NumberColumn("amount", [1, 1, 1, 1]), new NumberColumn("margin", [40, 60, 30, 999]));
        var result = LtvToCac.Of(Spend(("2026-01-02", "marketing", 50), ("2026-02-28", "marketing", 60)), Customers("2026-01-05", "2026-02-05"), orders).Every(Period.Month).Run();
        Assert.Equal((2.0, 0.5), (In(result, "2026-01").Value, In(result, "2026-02").Value));
    }

    [Fact]
    public void Roi_at_a_horizon_leaves_out_projects_that_are_too_young_and_says_which()
    {
        var flows = FrameTable.Of(
            "cash_flows", TextColumn.Of("project", ["a", "a", "a", "b", "b"]), Dates("date", "2026-01-01", "2026-02-01", "2026-03-01", "2026-02-01", "2026-03-01"),
            new NumberColumn("cost", [100, 0, 0, 50, 0]), new NumberColumn("return", [20, 30, 100, 0, 80]));
        var two = Roi.After(2).Of(flows).By("project").Run();
        Assert.Equal([-0.5, 0.6], two.Rows.Select(r => r.Measurement.Value!.Value));
        var three = Roi.After(3).Of(flows).By("project").Run();
        Assert.Equal(0.5, Assert.Single(three.Rows).Measurement.Value!.Value, 12);
        Assert.Contains("left out: b", Assert.Single(three.Notes).English, StringComparison.Ordinal);
        Assert.Equal([3.0, 2.0], Roi.Payback.Of(flows).By("project").Run().Rows.Select(r => r.Measurement.Value!.Value));
    }

    [Fact]
    public void A_project_that_stopped_is_followed_to_the_end_of_the_data()
    {
        var flows = FrameTable.Of(
            "cash_flows", TextColumn.Of("project", ["short", "long", "long"]), Dates("date", "2026-01-01", "2026-01-01", "2026-06-01"), new NumberColumn("cost", [10, 10, 0]), new NumberColumn("return", [15, 0, 5]));
        Assert.Equal(0.5, CumulativeReturn.Of(flows).Single(c => c.Project == "short").After(6));
        Assert.Equal([-0.5, 0.5], Roi.After(6).Of(flows).By("project").Run().Rows.Select(r => r.Measurement.Value!.Value));
    }

    [Fact]
    public void Churn_on_average_customers_counts_who_came_and_left_within_the_month()
    {
        var table = Subscriptions(
            ("a", 10, "2026-01-05", "2026-02-10"), ("b", 10, "2026-01-06", null), ("c", 10, "2026-02-03", "2026-02-20"), ("d", 10, "2026-02-05", null), ("e", 10, "2026-03-31", null));
        var february = In(ChurnRate.OnAverageCustomers.Of(table).Every(Period.Month).Run(), "2026-02");
        Assert.Equal((2.0, 2.0), (february.Numerator, february.Denominator));
        Assert.Equal(0.5, In(ChurnRate.Of(table).Every(Period.Month).Run(), "2026-02").Value);
    }

    [Fact]
    public void Revenue_retention_compares_each_customer_at_both_ends_of_the_month()
    {
        var table = Subscriptions(
            ("leaves", 15, "2026-01-05", "2026-02-10"), ("shrinks", 20, "2026-01-05", "2026-02-12"), ("shrinks", 15, "2026-02-12", null), ("grows", 30, "2026-01-06", "2026-02-20"),
            ("grows", 55, "2026-02-20", null), ("new", 99, "2026-02-03", null), ("adds", 35, "2026-01-07", null), ("late", 1, "2026-03-31", null));
        double February(Kpi kpi) => In(kpi.Of(table).Every(Period.Month).Run(), "2026-02").Value!.Value;
        Assert.Equal([0.8, 1.05, 0.15], new[] { RevenueRetention.Gross, RevenueRetention.Net, ChurnRate.Revenue }.Select(kpi => Math.Round(February(kpi), 12)));
    }

    [Fact]
    public void A_second_subscription_beside_the_first_is_growth_and_ending_it_is_shrinkage_not_churn()
    {
        var table = Subscriptions(
            ("a", 10, "2026-01-05", null), ("a", 5, "2026-02-10", "2026-03-15"), ("b", 10, "2026-01-06", null), ("c", 1, "2026-04-30", null));
        var net = RevenueRetention.Net.Of(table).Every(Period.Month).Run();
        Assert.Equal([1.25, 0.8], new[] { "2026-02", "2026-03" }.Select(month => Math.Round(In(net, month).Value!.Value, 12)));
        Assert.Equal(0, In(ChurnRate.Revenue.Of(table).Every(Period.Month).Run(), "2026-03").Value);
        Assert.Equal(0.8, In(RevenueRetention.Gross.Of(table).Every(Period.Month).Run(), "2026-03").Value!.Value, 12);
    }

    [Fact]
    public void An_end_on_the_last_day_and_a_start_on_the_next_is_no_gap()
    {
        var table = Subscriptions(("a", 10, "2026-01-05", "2026-02-28"), ("a", 20, "2026-03-01", null), ("b", 10, "2026-01-06", null), ("c", 1, "2026-04-30", null));
        Assert.Equal(0, ChurnRate.Of(table).Run().Total.Numerator);
        Assert.Equal(1.5, In(RevenueRetention.Net.Of(table).Every(Period.Month).Run(), "2026-03").Value!.Value, 12);
    }

    [Fact]
    public void A_cohort_is_kept_by_calendar_months_or_by_days_and_the_young_stay_out()
    {
        var table = Subscriptions(
            ("a", 1, "2026-01-10", "2026-03-31"), ("b", 1, "2026-01-10", "2026-04-01"), ("c", 1, "2026-01-31", null), ("changes", 1, "2026-01-10", "2026-02-10"), ("changes", 2, "2026-02-10", "2026-06-01"), ("young", 1, "2026-05-20", null));
        var months = ChurnRate.KeptAfter(Period.Months(2)).Of(table).Every(Period.Month).Run();
        Assert.Equal((3.0, 4.0), (In(months, "2026-01").Numerator, In(months, "2026-01").Denominator));
        Assert.Contains("1 customers came too recently", months.Notes[^1].English, StringComparison.Ordinal);
        Assert.Equal(2, ChurnRate.KeptAfter(new Period(TimeUnit.Day, 81)).Of(table).Run().Total.Numerator);
        Assert.Equal(3, ChurnRate.KeptAfter(new Period(TimeUnit.Day, 80)).Of(table).Run().Total.Numerator);
    }

    [Fact]
    public void Heads_contractors_and_turnover_are_told_apart()
    {
        var staff = FrameTable.Of(
            "employees", TextColumn.Of("employee_id", ["1", "2", "3"]), TextColumn.Of("contract", ["employee", null, "freelance"]), new NumberColumn("fte", [0.5, 1, 1]),
            Dates("start_date", "2025-01-01", "2025-01-01", "2025-01-01"), Dates("end_date", null, "2026-12-31", null));
        var revenue = FrameTable.Of("revenue", Dates("date", [.. Enumerable.Range(1, 12).Select(m => $"2026-{m:00}-01")]), new NumberColumn("amount", [.. Enumerable.Repeat(25.0, 12)]));
        double Value(Kpi kpi) => kpi.Of(revenue, staff).Between(new(2026, 1, 1), new(2026, 12, 1)).Run().Total.Value!.Value;
        Assert.Equal([200, 150, 120], new[] { RevenuePerEmployee.Kpi, RevenuePerEmployee.PerHead, RevenuePerEmployee.WithContractors }.Select(kpi => Math.Round(Value(kpi), 9)));
        Assert.Equal(1, StaffTurnover.Of(staff).Between(new(2026, 1, 1), new(2027, 1, 1)).Run().Total.Numerator);
    }

    [Fact]
    public void An_employees_survey_from_0_to_10_is_enps_and_never_the_customers_score()
    {
        string[] departments = [.. Enumerable.Repeat("A", 15), .. Enumerable.Repeat("B", 12), .. Enumerable.Repeat("C", 3)];
        var answers = FrameTable.Of("enps", TextColumn.Of("department", departments), new NumberColumn("score", [.. departments.Select((_, i) => i % 3 == 0 ? 10.0 : i % 3 == 1 ? 8 : 3)]));
        var workspace = Workspace.Of(answers);
        Assert.Null(NetPromoterScore.Kpi.In(workspace));
        Assert.Null(EmployeeEngagement.Kpi.In(workspace));
        var rows = EmployeeEngagement.NetPromoter.In(workspace)!.By("department").Run().Rows;
        Assert.Equal([0.0, null, null], rows.Select(r => r.Measurement.Value));
    }

    [Fact]
    public void On_a_scale_of_four_there_is_a_mean_but_no_index_or_favourable_share()
    {
        var answers = FrameTable.Of("engagement", TextColumn.Of("department", Enumerable.Repeat("A", 200)), new NumberColumn("score", [.. Enumerable.Range(0, 200).Select(i => 1.0 + i % 4)]));
        Assert.Equal(2.5, EmployeeEngagement.Of(answers).Run().Total.Value);
        Assert.Throws<MissingRoleException>(() => EmployeeEngagement.Index.Of(answers));
        Assert.Throws<MissingRoleException>(() => EmployeeEngagement.Favourable.Of(answers));
    }

    [Fact]
    public void Market_structure_by_region_takes_the_company_that_sells_what_the_own_table_says()
    {
        var market = FrameTable.Of(
            "market", Dates("date", [.. Enumerable.Repeat("2026-01-01", 5)]), TextColumn.Of("region", ["N", "N", "N", "S", "S"]), TextColumn.Of("company", ["us", "x", "y", "us", "x"]), new NumberColumn("amount", [50, 30, 20, 10, 90]));
        var own = FrameTable.Of("own_sales", Dates("date", "2026-01-01", "2026-01-01"), TextColumn.Of("region", ["N", "S"]), new NumberColumn("amount", [50, 10]));
        Assert.Equal([50 / 30.0, 10 / 90.0], MarketStructure.RelativeShare.Of(own, market).By("region").Run().Rows.Select(r => r.Measurement.Value!.Value));
        Assert.Equal(60 / 120.0, MarketStructure.RelativeShare.Of(own, market).Run().Total.Value);
        Assert.Equal([3800.0, 8200], MarketStructure.Hhi.Of(market).By("region").Run().Rows.Select(r => Math.Round(r.Measurement.Value!.Value, 6)));
        Assert.Equal(0.9, MarketStructure.ShareOfLargest(2).Of(market).Run().Total.Value!.Value, 12);
    }
}
