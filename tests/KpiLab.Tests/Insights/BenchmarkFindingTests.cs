using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using static KpiLab.Tests.Insights.Sample;

namespace KpiLab.Tests.Insights;

public class BenchmarkFindingTests
{
    private static readonly KpiResult Forty = Total(Churn, Value(Churn, 40, 1000, 1000));

    private static readonly PublishedFigure Median = new(
        0.035, true, 0.02, 0.051, "Recurly Research", 2024, "SaaS", "US", false,
        [new LocalText("another region", "andere regio"), new LocalText("two years old", "twee jaar oud")], Standing.Worse);

    [Fact]
    public void It_names_source_year_region_and_cautions()
    {
        var finding = BenchmarkRule.Of(Forty, Median)!;
        Assert.Equal(
            "Churn rate of 4.0 % against the published median of 3.5 % (middle half 2.0 % – 5.1 %; Recurly Research, 2024; SaaS, US): "
            + "+0.50 percentage points, worse. Caution: another region; two years old.",
            Plain(finding.Text.English));
        Assert.Equal(
            "Klantverloop van 4,0% tegenover de gepubliceerde mediaan van 3,5% (middelste helft 2,0% – 5,1%; Recurly Research, 2024; SaaS, VS): "
            + "+0,50 procentpunt, slechter. Let op: andere regio; twee jaar oud.",
            Plain(finding.Text.Dutch));
        Assert.NotEmpty(finding.Actions!);
    }

    [Fact]
    public void An_average_is_called_an_average() =>
        Assert.Contains(
            "tegenover het gepubliceerd gemiddelde van 3,5% (Recurly Research, 2024; SaaS, VS)",
            Plain(BenchmarkRule.Of(Forty, Median with { IsMedian = false, Low = null })!.Text.Dutch), StringComparison.Ordinal);

    [Fact]
    public void A_rule_of_thumb_is_named_as_one_and_decides_nothing()
    {
        var rule = Median with { IsRuleOfThumb = true, Low = null, Cautions = [], Source = "Rule of thumb, attributed to Tomasz Tunguz (Redpoint)", Year = 2014 };
        var finding = BenchmarkRule.Of(Forty, rule)!;
        Assert.Equal(
            "Churn rate of 4.0 % against the rule of thumb of 3.5 % (Tomasz Tunguz (Redpoint), 2014; SaaS, US): +0.50 percentage points, worse. "
            + "A rule of thumb is custom, not a measurement.",
            Plain(finding.Text.English));
        Assert.Contains("tegenover de vuistregel van 3,5%", Plain(finding.Text.Dutch), StringComparison.Ordinal);
        Assert.Null(finding.Actions);
        Assert.Equal(Standing.Unknown, BenchmarkRule.Deciding(rule));
        Assert.Equal(Standing.Worse, BenchmarkRule.Deciding(Median));
    }

    [Fact]
    public void A_value_on_too_few_is_not_compared() => Assert.Null(BenchmarkRule.Of(Total(Churn, Value(Churn, 1, 12, 12)), Median));

    [Fact]
    public void Without_a_figure_there_is_nothing_to_say() => Assert.Null(BenchmarkRule.Of(Forty, null));
}
