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
    public void Two_currencies_are_not_added()
    {
        var spend = FrameTable.Of("spend", new DateColumn("date", [new DateTime(2026, 1, 1).Ticks]), new NumberColumn("amount", [10])).WithCurrency("EUR+USD");
        var customers = FrameTable.Of("customers", TextColumn.Of("customer_id", ["a"]), new DateColumn("start_date", [new DateTime(2026, 1, 1).Ticks]));
        Assert.Throws<DataException>(() => Cac.Of(spend, customers).Run());
    }
}
