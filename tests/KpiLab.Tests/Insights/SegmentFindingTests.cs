using KpiLab.Insights;
using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using static KpiLab.Tests.Insights.Sample;

namespace KpiLab.Tests.Insights;

public class SegmentFindingTests
{
    private static readonly KpiResult Total = Sample.Total(Churn, Value(Churn, 170, 3000, 3000, 0.049, 0.0655));

    [Fact]
    public void A_segment_that_lags_is_told_with_its_evidence_and_how_many_were_compared()
    {
        var finding = Assert.Single(SegmentRule.Of(ByPlan()));
        Assert.Equal(FindingKind.Segment, finding.Kind);
        Assert.Equal(new Segment("basic"), finding.Segment);
        Assert.Equal(
            "Churn rate for plan “basic”: 8.2 % (95 % interval 6.9–9.7 %, n = 1,500), against 3.1 % for the rest; the difference of +5.1 percentage points "
            + "is worse and reliable after correction for the 3 segments compared (p < 0.001).",
            Plain(finding.Text.English));
        Assert.Equal(
            "Klantverloop bij abonnement “basic”: 8,2% (95%-interval 6,9–9,7%, n = 1.500), tegenover 3,1% bij de rest; het verschil van +5,1 procentpunt "
            + "is slechter en betrouwbaar na correctie voor de 3 vergeleken segmenten (p < 0,001).",
            Plain(finding.Text.Dutch));
    }

    [Fact]
    public void Its_actions_fit_the_column_that_splits_it()
    {
        var actions = Assert.Single(SegmentRule.Of(ByPlan())).Actions!;
        Assert.Equal(["Too little use or value", "Price or a competitor"], actions.Select(action => action.Cause.English));
        var cohort = ByPlan() with { Dimensions = ["cohort"] };
        Assert.Equal("Leaving in the first 90 days", Assert.Single(SegmentRule.Of(cohort)).Actions![0].Cause.English);
    }

    [Fact]
    public void A_column_without_a_known_cause_gets_the_most_common_causes() =>
        Assert.Equal(
            Churn.Text.Actions.Take(3).Select(action => action.Cause),
            Assert.Single(SegmentRule.Of(ByPlan() with { Dimensions = ["x9"] })).Actions!.Select(action => action.Cause));

    [Fact]
    public void No_reliable_difference_is_a_finding()
    {
        var rest = Value(Churn, 57, 1000, 2000);
        var split = Split(
            Total, "plan",
            Part("basic", Value(Churn, 60, 1000, 1000), rest, 0.8), Part("plus", Value(Churn, 55, 1000, 1000), rest, 0.8), Part("pro", Value(Churn, 56, 1000, 1000), rest, 0.9));
        var finding = Assert.Single(SegmentRule.Of(split));
        Assert.Equal(FindingKind.NoDifference, finding.Kind);
        Assert.Equal(
            "No reliable difference in churn rate between the 3 segments of plan: from 5.5 % (“plus”, n = 1,000) to 6.0 % (“basic”, n = 1,000), a spread that chance can explain.",
            Plain(finding.Text.English));
        Assert.Equal(
            "Geen betrouwbaar verschil in klantverloop tussen de 3 segmenten van abonnement: van 5,5% (“plus”, n = 1.000) tot 6,0% (“basic”, n = 1.000), een spreiding die toeval kan verklaren.",
            Plain(finding.Text.Dutch));
    }

    [Fact]
    public void A_segment_below_the_minimum_n_is_not_rated_however_far_off()
    {
        var rest = Value(Churn, 57, 1000, 2000);
        var split = Split(
            Total, "plan",
            Part("tiny", Value(Churn, 20, 29, 29), rest, 0.0001), Part("plus", Value(Churn, 55, 1000, 1000), rest, 0.8), Part("pro", Value(Churn, 56, 1000, 1000), rest, 0.9));
        var finding = Assert.Single(SegmentRule.Of(split));
        Assert.Equal(FindingKind.NoDifference, finding.Kind);
        Assert.DoesNotContain("tiny", finding.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void When_all_segments_are_small_that_is_said()
    {
        var split = Split(Total, "plan", Part("a", Value(Churn, 2, 10, 10)), Part("b", Value(Churn, 3, 12, 12)));
        Assert.Equal(
            "Klantverloop naar abonnement: geen van de 2 segmenten haalt n = 30, dus geen ervan is beoordeeld.",
            Plain(Assert.Single(SegmentRule.Of(split)).Text.Dutch));
    }

    [Fact]
    public void A_suppressed_group_is_never_named()
    {
        var hidden = Measurement.NoValue(Unit.Percent, new LocalText("fewer than 5", "minder dan 5"), n: 4);
        var split = ByPlan();
        split = split with { Rows = split.Rows.Add(Part("secret", hidden, Value(Churn, 57, 1000, 2000), 0.0001)) };
        Assert.All(SegmentRule.Of(split), finding =>
        {
            Assert.DoesNotContain("secret", finding.Text.English, StringComparison.Ordinal);
            Assert.Contains("3 segments", finding.Text.English, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Missing_keys_are_not_a_segment_to_act_on()
    {
        var rest = Value(Churn, 57, 1000, 2000);
        var split = Split(Total, "plan", Part(Segment.Unknown, Value(Churn, 300, 1000, 1000), rest, 0.0001), Part("pro", Value(Churn, 56, 1000, 1000), rest, 0.9));
        Assert.Empty(SegmentRule.Of(split));
    }

    [Fact]
    public void A_census_tells_the_spread_and_that_it_was_not_tested()
    {
        var total = Sample.Total(ShareKpi, Value(ShareKpi, 3_000_000, 24_000_000, 0));
        var split = Split(total, "region", Part("Noord", Value(ShareKpi, 1_500_000, 5_000_000, 0)), Part("Zuid", Value(ShareKpi, 500_000, 12_000_000, 0)), Part("West", Value(ShareKpi, 1_000_000, 7_000_000, 0)));
        var finding = Assert.Single(SegmentRule.Of(split));
        Assert.Equal(
            "Market share by region: from 4.2 % (“Zuid”) to 30.0 % (“Noord”) over 3 segments, 12.5 % in all; the differences have not been tested for chance.",
            Plain(finding.Text.English));
        Assert.Equal(new Segment("Zuid"), finding.Segment);
    }

    [Fact]
    public void A_segment_that_leads_has_no_actions()
    {
        var rest = Value(Conversion, 200, 10_000, 10_000);
        var split = Split(
            Sample.Total(Conversion, Value(Conversion, 500, 20_000, 20_000)), "device",
            Part("desktop", Value(Conversion, 300, 10_000, 10_000), rest, 0.001), Part("mobile", Value(Conversion, 200, 10_000, 10_000), Value(Conversion, 300, 10_000, 10_000), 0.001));
        Assert.Collection(
            SegmentRule.Of(split),
            worse => Assert.Equal(new Segment("mobile"), worse.Segment),
            better =>
            {
                Assert.Equal(new Segment("desktop"), better.Segment);
                Assert.Null(better.Actions);
                Assert.Contains("is beter en betrouwbaar", better.Text.Dutch, StringComparison.Ordinal);
            });
    }

    private static KpiResult ByPlan() => Split(
        Total, "plan",
        Part("basic", Value(Churn, 123, 1500, 1500, 0.0692, 0.0969), Value(Churn, 46.5, 1500, 1500), 0.00002),
        Part("plus", Value(Churn, 30, 1000, 1000), Value(Churn, 140, 2000, 2000), 0.2),
        Part("pro", Value(Churn, 17, 500, 500), Value(Churn, 153, 2500, 2500), 0.3));
}
