using KpiLab.Benchmarks;
using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using static KpiLab.Tests.Insights.Sample;

namespace KpiLab.Tests.Insights;

public class BenchmarkFindingTests
{
    private static readonly KpiResult Forty = Total(Churn, Value(Churn, 40, 1000, 1000));

    private static readonly BenchmarkRow Row = new()
    {
        KpiId = "churn-rate", Metric = "monthly_customer_churn", Industry = "SaaS", Region = "US", CompanySize = "", Unit = "% per month", Median = 3.5, P25 = 2.0, P75 = 5.1,
        HigherIsBetter = false, Source = "Recurly Research", Title = "Churn", Year = 2024, Url = "", Confidence = "verified", Note = "[primary]",
    };

    private static readonly PublishedFigure Median = new(
        new BenchmarkMatch(Row, true, true, true, false), 0.035, FigureKind.Median, Standing.Worse, [new LocalText("another region", "andere regio"), new LocalText("two years old", "twee jaar oud")]);

    private static PublishedFigure With(BenchmarkRow row) => Forty.Against(new BenchmarkMatch(row, true, true, true, true))!;

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
            "tegenover het gepubliceerde gemiddelde van 3,5% (Recurly Research, 2024; SaaS, VS)",
            Plain(BenchmarkRule.Of(Forty, With(Row with { Median = null, Typical = 3.5, P25 = null, P75 = null }))!.Text.Dutch), StringComparison.Ordinal);

    [Fact]
    public void A_rule_of_thumb_is_named_as_one_and_decides_nothing()
    {
        var rule = With(Row with { P25 = null, P75 = null, Source = "Rule of thumb, attributed to Tomasz Tunguz (Redpoint)", Year = 2020, Note = "[rule of thumb]" });
        var finding = BenchmarkRule.Of(Forty, rule)!;
        Assert.Equal(
            "Churn rate of 4.0 % against the rule of thumb of 3.5 % (Tomasz Tunguz (Redpoint), 2020; SaaS, US): +0.50 percentage points, worse. "
            + "A rule of thumb is custom, not a measurement.",
            Plain(finding.Text.English));
        Assert.Contains("tegenover de vuistregel van 3,5%", Plain(finding.Text.Dutch), StringComparison.Ordinal);
        Assert.Null(finding.Actions);
        Assert.Equal(Standing.Unknown, BenchmarkRule.Deciding(rule));
        Assert.Equal(Standing.Worse, BenchmarkRule.Deciding(Median));
    }

    // An average is not a target: most firms lie on one side of it.
    [Fact]
    public void Against_an_average_a_value_is_above_or_below_and_never_good_or_bad()
    {
        var average = With(Row with { Median = null, Typical = 2.0, P25 = null, P75 = null });
        Assert.Equal((FigureKind.Average, Standing.AboveAverage), (average.Kind, average.Standing));
        var text = Plain(BenchmarkRule.Of(Forty, average)!.Text.English);
        Assert.Contains("above the average", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("worse|better|good|poor", text);
        Assert.Equal(Standing.Unknown, BenchmarkRule.Deciding(average));
    }

    [Theory]
    [InlineData(7.0, 5.0, 3.0, Standing.Good)]
    [InlineData(7.0, 3.0, 4.5, Standing.Excellent)]
    [InlineData(4.0, 2.0, 1.0, Standing.Poor)]
    [InlineData(7.0, 2.0, 1.0, Standing.Around)]
    public void The_lines_that_a_source_draws_decide_where_it_draws_them(double poor, double good, double excellent, Standing standing)
    {
        var figure = With(Row with { Median = null, P25 = null, P75 = null, Poor = poor, Good = good, Excellent = excellent });
        Assert.Equal((FigureKind.Line, standing), (figure.Kind, figure.Standing));
    }

    [Fact]
    public void A_figure_of_another_industry_says_nothing() =>
        Assert.Null(BenchmarkRule.Of(Forty, Forty.Against(new BenchmarkMatch(Row, true, false, true, true))));

    [Fact]
    public void Over_five_years_old_or_from_another_size_of_company_is_said()
    {
        var old = Forty.Against(new BenchmarkMatch(Row with { Year = 2019, CompanySize = "large (250+)" }, false, true, false, false))!;
        Assert.Equal(
            ["measured as monthly customer churn", "another region: US", "companies of another size: large (250+)", "over 5 years old"], old.Cautions.Select(caution => caution.English));
        Assert.Equal("same: industry; not: measure, company size, region", old.Nearness.English);
        Assert.Equal("gelijk: branche; niet: maat, bedrijfsgrootte, regio", old.Nearness.Dutch);
    }

    [Fact]
    public void Amounts_in_another_currency_are_shown_and_not_rated()
    {
        var cost = Total(LeadKpi, Value(LeadKpi, 5000, 100, 100));
        var dollars = cost.Against(new BenchmarkMatch(Row with { Unit = "USD per lead", Median = 40, P25 = null, P75 = null }, true, true, true, true))!;
        Assert.Equal(Standing.Unknown, dollars.Standing);
        Assert.Contains(dollars.Cautions, caution => caution.English == "in USD, which is not converted");
        var text = Plain(BenchmarkRule.Of(cost, dollars)!.Text.English);
        Assert.Contains("the published median of $40.00", text, StringComparison.Ordinal);
        Assert.Contains("): not compared.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_on_too_few_is_not_compared() => Assert.Null(BenchmarkRule.Of(Total(Churn, Value(Churn, 1, 12, 12)), Median));

    [Fact]
    public void Without_a_figure_there_is_nothing_to_say() => Assert.Null(BenchmarkRule.Of(Forty, null));
}
