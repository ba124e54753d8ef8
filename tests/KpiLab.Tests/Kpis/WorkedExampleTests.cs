using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Kpis;

/// <summary>The worked examples of the KPI definitions, computed by hand.</summary>
public class WorkedExampleTests
{
    [Fact]
    public void Revenue_of_2400000_over_16_fte_is_150000() => Assert.Equal(150_000, RevenuePerEmployee.From(2_400_000, 16).Value);

    [Fact]
    public void Spend_of_60000_for_120_customers_is_500_each() => Assert.Equal(500, Cac.From(60_000, 120).Value);

    [Fact]
    public void A_margin_of_40_with_3_percent_churn_is_worth_1333_33() => Assert.Equal(1333.33, Ltv.FromChurn(40, 0.03).Value!.Value, 2);

    [Fact]
    public void Discounted_at_1_percent_a_month_it_is_worth_1010() => Assert.Equal(1010.00, Ltv.FromChurn(40, 0.03, 0.01).Value!.Value, 2);

    [Fact]
    public void Capped_at_36_months_it_is_worth_887_96() => Assert.Equal(887.96, Ltv.FromChurn(40, 0.03, 0, 36).Value!.Value, 2);

    [Fact]
    public void Of_20000_visits_480_orders_are_2_4_percent() => Assert.Equal(0.024, ConversionRate.From(480, 20_000).Value);

    [Fact]
    public void A_return_of_18000_on_10000_is_80_percent() => Assert.Equal(0.8, Roi.From(18_000, 10_000).Value!.Value, 12);

    [Fact]
    public void Seventy_promoters_ninety_passives_forty_detractors_score_15_with_a_margin_of_10_1()
    {
        var score = NetPromoterScore.From(70, 90, 40);
        Assert.Equal(15, score.Value);
        Assert.InRange((score.Interval!.High - score.Interval.Low) / 2, 10.0, 10.2);
    }

    [Fact]
    public void Spend_of_12000_for_240_leads_is_50_each() => Assert.Equal(50, CostPerLead.From(12_000, 240).Value);

    [Fact]
    public void Thirty_answers_1_3_7_13_6_have_mean_3_67() => Assert.Equal(3.67, EmployeeEngagement.From(1, 3, 7, 13, 6).Value!.Value, 2);

    [Fact]
    public void Sales_of_3_million_on_24_are_12_5_percent() => Assert.Equal(0.125, MarketShare.From(3e6, 24e6).Value);

    // Revenue per employee.
    [Fact]
    public void With_2_contractor_fte_it_is_133333_and_at_60_percent_margin_90000_of_gross_profit()
    {
        Assert.Equal(133_333, RevenuePerEmployee.From(2_400_000, 18).Value!.Value, 0);
        Assert.Equal(90_000, RevenuePerEmployee.From(0.6 * 2_400_000, 16).Value!.Value, 9);
    }

    [Fact]
    public void Half_a_years_revenue_is_made_yearly() => Assert.Equal(150_000, RevenuePerEmployee.From(1_200_000, 16, months: 6).Value);

    // CAC.
    [Fact]
    public void On_media_alone_the_customer_costs_250_which_looks_twice_as_good() => Assert.Equal(250, Cac.From(30_000, 120).Value);

    [Fact]
    public void Fifty_a_month_at_80_percent_margin_pays_500_back_in_12_and_a_half_months() => Assert.Equal(12.5, CacPayback.From(500, 50, 0.8).Value!.Value, 12);

    [Fact]
    public void Worth_1333_against_500_is_2_67_to_1() => Assert.Equal(2.67, LtvToCac.From(Ltv.FromChurn(40, 0.03).Value!.Value, 500).Value!.Value, 2);

    [Fact]
    public void Without_margin_or_spend_there_is_a_reason_in_place_of_a_ratio()
    {
        Assert.All([CacPayback.From(500, 50, 0), LtvToCac.From(100, 0), Cac.From(100, 0)], measurement => Assert.True(measurement is { Value: null, Reason: not null }));
    }

    // LTV of a shop.
    [Fact]
    public void Orders_of_50_four_times_a_year_for_3_years_at_40_percent_are_worth_240() => Assert.Equal(240, Ltv.From(50, 4, 3, 0.4).Value!.Value, 9);

    // 80 a year, continuously, at 10 % for three years: 80 × (1 − 1.1⁻³) ÷ ln 1.1.
    [Fact]
    public void Discounted_at_10_percent_a_year_they_are_worth_208_74() => Assert.Equal(208.74, Ltv.From(50, 4, 3, 0.4, 0.1).Value!.Value, 2);

    // Conversion and funnel.
    [Fact]
    public void Of_1400_carts_480_orders_leave_65_7_percent_behind() => Assert.Equal(0.657, ConversionRate.CartAbandonmentFrom(480, 1400).Value!.Value, 3);

    [Fact]
    public void The_steps_of_the_funnel_convert_45_15_6_57_1_and_60_percent()
    {
        long[] reached = [20_000, 9_000, 1_400, 800, 480];
        FunnelStep[] steps = [.. Enumerable.Range(1, 4).Select(i => new FunnelStep($"{i}", reached[i], reached[i - 1], reached[0]))];
        Assert.Equal([0.45, 0.156, 0.571, 0.6], steps.Select(step => Math.Round(step.Rate, 3)));
        Assert.Equal(0.024, steps[^1].Cumulative);
        Assert.Equal(0.4, 1 - steps[^1].Rate, 12);
    }

    // ROI.
    [Fact]
    public void Revenue_of_45000_on_10000_of_ads_is_4_5_and_breaks_even_at_2_5()
    {
        Assert.Equal(4.5, Roi.RoasFrom(45_000, 10_000).Value);
        Assert.Equal(2.5, Roi.BreakEvenRoas(0.4));
    }

    [Fact]
    public void If_60_percent_is_incremental_the_return_is_8_percent() => Assert.Equal(0.08, Roi.From(0.6 * 18_000, 10_000).Value!.Value, 12);

    [Fact]
    public void Twenty_one_percent_over_two_years_is_10_percent_a_year() => Assert.Equal(0.1, Roi.Annualised(0.21, 2), 12);

    // Churn: 1,000 at the start, 40 of them leave; 120 join, of whom 6 leave; 1,074 at the end.
    [Fact]
    public void All_46_leavers_on_the_average_of_1000_and_1074_customers_are_4_4_percent() => Assert.Equal(0.0444, ChurnRate.FromAverage(46, 1000, 1074).Value!.Value, 4);

    [Fact]
    public void Of_50000_of_recurring_revenue_1500_churned_500_shrunk_and_2500_grown_keeps_96_percent_gross_and_101_net()
    {
        Assert.Equal(0.96, RevenueRetention.GrossFrom(50_000, 1_500, 500).Value!.Value, 12);
        Assert.Equal(1.01, RevenueRetention.NetFrom(50_000, 1_500, 500, 2_500).Value!.Value, 12);
        Assert.Equal(0.03, ChurnRate.FromRevenue(1_500, 50_000).Value!.Value, 12);
    }

    [Fact]
    public void Four_percent_a_month_is_38_7_percent_a_year() => Assert.Equal(0.387, ChurnRate.Annual(0.04), 3);

    // Cost per lead: 240 leads, 120 MQL, 36 SQL, 9 customers.
    [Fact]
    public void The_12000_is_100_per_mql_333_33_per_sql_and_1333_33_per_customer()
    {
        Assert.Equal([100, 333.33, 1333.33], new long[] { 120, 36, 9 }.Select(count => Math.Round(CostPerLead.From(12_000, count).Value!.Value, 2)));
        Assert.Equal(0.3, CostPerLead.MqlToSqlFrom(36, 120).Value!.Value, 12);
    }

    // Engagement: 40 invited, 30 valid.
    [Fact]
    public void The_same_thirty_are_63_3_percent_favourable_an_index_of_66_7_and_75_percent_participation()
    {
        Assert.Equal(0.633, EmployeeEngagement.FavourableFrom(1, 3, 7, 13, 6).Value!.Value, 3);
        Assert.Equal(66.67, EmployeeEngagement.IndexFrom(1, 3, 7, 13, 6).Value!.Value, 2);
        Assert.Equal(0.75, EmployeeEngagement.ParticipationFrom(30, 40).Value);
    }

    [Fact]
    public void Nine_promoters_13_passives_and_8_detractors_of_the_employer_are_3_3() => Assert.Equal(3.3, EmployeeEngagement.NetPromoterFrom(9, 13, 8).Value!.Value, 1);

    // Market share.
    [Fact]
    public void Against_a_leader_of_30_percent_12_5_is_0_42() => Assert.Equal(0.42, MarketStructure.RelativeFrom(12.5, 30).Value!.Value, 2);

    [Fact]
    public void With_an_unknown_tail_of_27_5_percent_the_hhi_lies_between_1556_and_1688()
    {
        var (low, high) = MarketConcentration.HhiBounds([0.30, 0.20, 0.125, 0.10], 0.05);
        Assert.Equal((1556, 1688), (Math.Round(low), Math.Round(high)));
        Assert.InRange(1e4 / low, 5.9, 6.5);
    }

    [Fact]
    public void Sales_that_grow_5_percent_on_a_market_that_grows_10_lose_share()
    {
        var change = MarketShareChange.From(100, 1000, 105, 1100);
        Assert.Equal(-0.05, change.GrowthGap, 12);
        Assert.Equal(change.Change, change.FromOwnGrowth + change.FromMarketGrowth, 12);
        Assert.True(change is { FromOwnGrowth: > 0, FromMarketGrowth: < 0, Change: < 0 });
    }

    // Staff: 6 of on average 48 left in half a year.
    [Fact]
    public void Six_leavers_of_48_in_half_a_year_are_25_percent_a_year() => Assert.Equal(0.25, StaffTurnover.From(6, 48, months: 6).Value);

    [Fact]
    public void A_group_under_five_respondents_is_hidden_and_so_is_the_next_smallest()
    {
        var departments = Enumerable.Repeat("big", 20).Concat(Enumerable.Repeat("mid", 8)).Concat(Enumerable.Repeat("small", 3)).ToArray();
        var table = FrameTable.Of(
            "engagement_answers", TextColumn.Of("respondent_id", departments.Select((_, i) => $"r{i}")), TextColumn.Of("department", departments),
            new NumberColumn("score", [.. departments.Select((_, i) => 1.0 + i % 5)]));
        var rows = EmployeeEngagement.Of(table).By("department").Run().Rows.ToDictionary(r => r.Segment.Values[0], r => r.Measurement);
        Assert.NotNull(rows["big"].Value);
        Assert.Equal((null, 0L), (rows["small"].Value, rows["small"].N));
        Assert.Equal((null, null), (rows["mid"].Value, rows["mid"].Numerator));
    }

    [Fact]
    public void Shares_by_company_sum_to_one_and_hhi_is_the_sum_of_squares()
    {
        var table = FrameTable.Of("market", TextColumn.Of("company", ["a", "b", "c"]), new NumberColumn("amount", [50, 30, 20]));
        var result = MarketShare.Of(table).Run();
        Assert.Equal([0.5, 0.3, 0.2], result.Rows.Select(r => r.Measurement.Value!.Value));
        Assert.Equal(3800, MarketConcentration.Of(table).Hhi, 9);
        Assert.Equal(0.5, MarketShare.Of(table).Where("company", "a").Run().Total.Value);
    }

    [Fact]
    public void An_own_kpi_has_no_value_where_it_divides_by_zero()
    {
        var margin = Kpi.Define("gross-margin", Unit.Percent, Measure.Sum("margin") / Measure.Sum("revenue"));
        var table = FrameTable.Of("sales", TextColumn.Of("product", ["a", "b"]), new NumberColumn("margin", [4, 0]), new NumberColumn("revenue", [10, 0]));
        var rows = margin.Of(table).By("product").Run().Rows;
        Assert.Equal(0.4, rows[0].Measurement.Value);
        Assert.Null(rows[1].Measurement.Value);
        Assert.NotNull(rows[1].Measurement.Reason);
    }

    [Fact]
    public void A_share_of_money_adds_no_two_currencies_either_and_names_its_own()
    {
        var flows = FrameTable.Of("cash_flows", new NumberColumn("cost", [10, 20]), new NumberColumn("return", [15, 40]));
        Assert.Contains("EUR and USD", Assert.Throws<DataException>(() => Roi.Of(flows.WithCurrency("EUR+USD")).Run()).Message, StringComparison.Ordinal);
        Assert.Equal("EUR", Roi.Of(flows.WithCurrency("EUR")).Run().Unit.Currency);
    }

    [Fact]
    public void Two_currencies_are_not_added()
    {
        var spend = FrameTable.Of("spend", new DateColumn("date", [new DateTime(2026, 1, 1).Ticks]), new NumberColumn("amount", [10])).WithCurrency("EUR+USD");
        var customers = FrameTable.Of("customers", TextColumn.Of("customer_id", ["a"]), new DateColumn("start_date", [new DateTime(2026, 1, 1).Ticks]));
        Assert.Throws<DataException>(() => Cac.Of(spend, customers).Run());
    }
}
