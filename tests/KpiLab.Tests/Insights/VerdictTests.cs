using KpiLab.Insights;
using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using static KpiLab.Tests.Insights.Sample;

namespace KpiLab.Tests.Insights;

public class VerdictTests
{
    private static readonly KpiResult Forty = Total(Churn, Value(Churn, 40, 1000, 1000, 0.0295, 0.0541));
    private static readonly KpiResult Rising = Monthly(Churn, 0.020, 0.022, 0.024, 0.026, 0.028, 0.030);
    private static readonly KpiResult Steady = Monthly(Churn, 0.030, 0.022, 0.034, 0.026, 0.028, 0.024);

    [Fact]
    public void It_says_value_evidence_parts_and_judgement()
    {
        var finding = VerdictRule.Of(Forty, Steady, Standing.Worse, segmentsExplain: false);
        Assert.Equal(
            "Churn rate, 2025: 4.0 % (95 % interval 3.0–5.4 %, n = 1,000), 40 customers lost ÷ 1,000 customers at the start. "
            + "Poor: worse than the benchmark and without a reliable trend.",
            Plain(finding.Text.English));
        Assert.Equal(
            "Klantverloop, 2025: 4,0% (95%-interval 3,0–5,4%, n = 1.000), 40 vertrokken klanten ÷ 1.000 klanten aan het begin. "
            + "Slecht: slechter dan de benchmark en zonder betrouwbare trend.",
            Plain(finding.Text.Dutch));
        Assert.NotEmpty(finding.Actions!);
    }

    [Fact]
    public void It_compares_the_last_whole_period_with_the_one_before()
    {
        var last = Rising.Rows[^1] with
        {
            AgainstPrevious = new Comparison(Rising.Rows[^2].Measurement, 0.002, 0.4, false),
        };
        var finding = VerdictRule.Of(Forty, Rising with { Rows = Rising.Rows.SetItem(5, last) }, Standing.Unknown, segmentsExplain: true);
        Assert.Contains(
            "Last whole period, Jun 2025: 3.0 %, +0.20 percentage points against May 2025, which chance can explain. Poor: reliably getting worse.",
            Plain(finding.Text.English), StringComparison.Ordinal);
        Assert.Contains(
            "Laatste hele periode, jun 2025: 3,0%, +0,20 procentpunt ten opzichte van mei 2025, wat toeval kan zijn. Slecht: wordt betrouwbaar slechter.",
            Plain(finding.Text.Dutch), StringComparison.Ordinal);
        Assert.Null(finding.Actions);
    }

    [Fact]
    public void Money_is_told_with_what_it_is_per()
    {
        var finding = VerdictRule.Of(Total(LeadKpi, Value(LeadKpi, 12_000, 240, 240, 43.9, 56.7)), null, Standing.Unknown, false);
        Assert.StartsWith(
            "Cost per lead, 2025: €50.00 per lead (95 % interval €43.90–56.70, n = 240), €12,000 campaign cost ÷ 240 leads. Not rated: no benchmark that tells good from bad",
            Plain(finding.Text.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Below_the_minimum_n_nothing_is_rated()
    {
        var small = Total(Churn, Value(Churn, 2, 12, 12));
        Assert.Equal(Verdict.NotRated, VerdictRule.Rate(small, -1, Standing.Worse));
        Assert.EndsWith("Niet beoordeeld: n = 12, en minstens 30 zijn er nodig.", Plain(VerdictRule.Of(small, null, Standing.Worse, false).Text.Dutch), StringComparison.Ordinal);
    }

    [Fact]
    public void No_value_is_said_with_its_reason_and_nothing_else()
    {
        var none = Total(Churn, Measurement.NoValue(Unit.Percent, new LocalText("no customers at the start", "geen klanten aan het begin"), 0, 0));
        var finding = Assert.Single(Findings.Of(none, Rising, [], null));
        Assert.Equal("Churn rate: no value (no customers at the start).", finding.Text.English);
        Assert.Equal("Klantverloop: geen waarde (geen klanten aan het begin).", finding.Text.Dutch);
        Assert.Equal(Verdict.NotRated, Findings.Rate(none, Rising, null));
    }

    [Theory]
    [InlineData("Better", 1, Verdict.Good)]
    [InlineData("Better", 0, Verdict.Good)]
    [InlineData("Better", -1, Verdict.Fair)]
    [InlineData("Around", 1, Verdict.Good)]
    [InlineData("Around", 0, Verdict.Fair)]
    [InlineData("Around", -1, Verdict.Poor)]
    [InlineData("Worse", 1, Verdict.Fair)]
    [InlineData("Worse", 0, Verdict.Poor)]
    [InlineData("Unknown", 1, Verdict.Good)]
    [InlineData("Unknown", 0, Verdict.NotRated)]
    [InlineData("Unknown", -1, Verdict.Poor)]
    public void Benchmark_and_trend_decide_together(string standing, int trend, Verdict expected) =>
        Assert.Equal(expected, VerdictRule.Rate(Forty, trend, Enum.Parse<Standing>(standing)));
}
