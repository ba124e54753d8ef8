using KpiLab.Insights;
using KpiLab.Insights.FindingRules;
using KpiLab.Measures;
using KpiLab.Statistics;
using static KpiLab.Tests.Insights.Sample;

namespace KpiLab.Tests.Insights;

public class TrendFindingTests
{
    [Theory]
    // Gilbert (1987), Statistical Methods for Environmental Pollution Monitoring, table A18: one-sided probabilities, here doubled.
    [InlineData(4, 4, 0.167)]
    [InlineData(5, 8, 0.042)]
    [InlineData(6, 9, 0.068)]
    [InlineData(6, 11, 0.028)]
    [InlineData(6, 13, 0.0083)]
    [InlineData(8, 16, 0.031)]
    [InlineData(10, 21, 0.036)]
    [InlineData(10, 25, 0.014)]
    public void Small_samples_have_the_tabled_probability(int n, int s, double oneSided)
    {
        Assert.Equal(2 * oneSided, TrendLine.Exact(n, s), 2 * 0.0006);
        Assert.Equal(TrendLine.Exact(n, s), TrendLine.Exact(n, -s));
    }

    [Fact]
    public void The_slope_is_the_median_of_all_pairs_and_shrugs_off_one_odd_value()
    {
        Assert.Equal(2, TrendLine.Of([0, 1, 2, 3, 4, 5], [1, 3, 5, 7, 9, 11]).Slope, 12);
        Assert.Equal(2, TrendLine.Of([0, 1, 2, 3, 4, 5, 6], [1, 3, 5, 7, 9, 11, 900]).Slope, 12);
        Assert.Equal(2, TrendLine.Of([0, 1, 4, 5, 9, 10], [0, 2, 8, 10, 18, 20]).Slope, 12);
    }

    [Fact]
    public void Equal_values_have_no_trend() => Assert.Equal(new TrendLine(0, 1), TrendLine.Of([0, 1, 2, 3, 4, 5], [4, 4, 4, 4, 4, 4]));

    [Fact]
    public void A_rise_in_churn_is_a_reliable_trend_for_the_worse()
    {
        var finding = TrendRule.Of(Monthly(Churn, 0.020, 0.022, 0.024, 0.026, 0.028, 0.030, 0.032, 0.034))!;
        Assert.Equal(FindingKind.Trend, finding.Kind);
        Assert.Equal(
            "Churn rate over 8 whole months (Jan 2025 – Aug 2025): reliably rising, from 2.0 % to 3.4 %, typically +0.20 percentage points per month (p < 0.001); it gets worse.",
            Plain(finding.Text.English));
        Assert.Equal(
            "Klantverloop over 8 hele maanden (jan 2025 – aug 2025): betrouwbaar stijgend, van 2,0% naar 3,4%, doorgaans +0,20 procentpunt per maand (p < 0,001); het wordt slechter.",
            Plain(finding.Text.Dutch));
        Assert.Contains(finding.Actions!, action => action.Cause.English == "Price or a competitor");
    }

    [Fact]
    public void A_rise_in_conversion_is_for_the_better()
    {
        var finding = TrendRule.Of(Monthly(Conversion, 0.020, 0.022, 0.024, 0.026, 0.028, 0.030, 0.032))!;
        Assert.EndsWith("it gets better.", finding.Text.English, StringComparison.Ordinal);
        Assert.Null(finding.Actions);
    }

    [Fact]
    public void Ups_and_downs_are_no_trend()
    {
        var finding = TrendRule.Of(Monthly(Churn, 0.030, 0.022, 0.034, 0.026, 0.028, 0.024))!;
        Assert.StartsWith("Geen betrouwbare trend in klantverloop over 6 hele maanden (jan 2025 – jun 2025): van 3,0% naar 2,4%, doorgaans ", Plain(finding.Text.Dutch), StringComparison.Ordinal);
        Assert.StartsWith("No reliable trend in churn rate over 6 whole months (Jan 2025 – Jun 2025): from 3.0 % to 2.4 %, typically ", Plain(finding.Text.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Partial_periods_take_no_part()
    {
        var series = Monthly(Churn, 0.020, 0.022, 0.024, 0.026, 0.028, 0.030, 0.001);
        var partial = series with { Rows = series.Rows.SetItem(6, series.Rows[6] with { IsPartial = true }) };
        Assert.Contains("over 6 whole months (Jan 2025 – Jun 2025): reliably rising", Plain(TrendRule.Of(partial)!.Text.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Five_periods_are_too_few()
    {
        var five = Monthly(Churn, 0.020, 0.022, 0.024, 0.026, 0.028);
        Assert.Equal("No trend in churn rate: there are 5 whole months and at least 6 are needed.", TrendRule.Of(five)!.Text.English);
        Assert.Equal("Geen trend in klantverloop: er zijn 5 hele maanden en minstens 6 zijn er nodig.", TrendRule.Of(five)!.Text.Dutch);
        Assert.Null(TrendRule.DirectionOf(five));
    }

    [Fact]
    public void One_quarter_is_counted_in_correct_Dutch()
    {
        var one = Monthly(Churn, 0.02) with { Grain = Period.Quarter };
        Assert.Equal("Geen trend in klantverloop: er is 1 heel kwartaal en minstens 6 zijn er nodig.", TrendRule.Of(one)!.Text.Dutch);
    }

    [Fact]
    public void Without_a_series_there_is_nothing_to_say()
    {
        Assert.Null(TrendRule.Of(null));
        Assert.Null(TrendRule.Of(Monthly(Churn)));
        Assert.Null(TrendRule.Of(Total(Churn, Value(Churn, 1, 2, 2))));
    }
}
