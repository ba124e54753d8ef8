using KpiLab.Insights;
using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;
using KpiLab.Statistics;
using static KpiLab.Tests.Insights.Sample;

namespace KpiLab.Tests.Insights;

public class NewsOrNoiseTests
{
    private static readonly double[] Quiet = [0.030, 0.031, 0.029, 0.030, 0.031, 0.030, 0.029, 0.031, 0.030, 0.029, 0.030];

    [Fact]
    public void A_month_within_its_limits_is_noise_in_both_languages()
    {
        var reading = NewsOrNoise.Of(Monthly(Churn, [.. Quiet, 0.031]));
        Assert.Empty(reading.Turns);
        Assert.Equal("Churn rate, Dec 2025: 3.1 % is within what is usual (2.7 % to 3.3 %): noise.", Plain(reading.Text.English));
        Assert.Equal("Klantverloop, dec 2025: 3,1% valt binnen wat gewoon is (2,7% tot 3,3%): ruis.", Plain(reading.Text.Dutch));
    }

    [Fact]
    public void A_month_outside_its_limits_is_news()
    {
        var reading = NewsOrNoise.Of(Monthly(Churn, [.. Quiet, 0.06]));
        Assert.Equal(SignalRule.Outside, reading.Newest!.Signal);
        Assert.EndsWith(": news.", reading.Text.English, StringComparison.Ordinal);
        Assert.EndsWith(": nieuws.", reading.Text.Dutch, StringComparison.Ordinal);
    }

    [Fact]
    public void Seven_months_are_too_few_to_tell()
    {
        var reading = NewsOrNoise.Of(Monthly(Churn, [.. Quiet.Take(7)]));
        Assert.Null(reading.Newest);
        Assert.Equal("Churn rate: There are 7 whole months, and at least 8 are needed to tell news from noise.", reading.Text.English);
        Assert.Equal("Klantverloop: Er zijn 7 hele maanden, en minstens 8 zijn er nodig om nieuws van ruis te onderscheiden.", reading.Text.Dutch);
    }

    [Fact]
    public void Under_two_years_a_note_says_that_a_season_may_look_like_a_change() => Assert.Single(NewsOrNoise.Of(Monthly(Churn, Quiet)).Notes);

    [Fact]
    public void A_result_without_periods_is_refused_with_the_way_out() =>
        Assert.Contains("Every(Period.Month)", Assert.Throws<ArgumentException>(() => NewsOrNoise.Of(Total(Churn, Value(Churn, 1, 2, 2)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Limits_stay_where_a_share_can_be()
    {
        var rare = Monthly(Churn, [.. Quiet.Select(value => value / 100)]);
        var reading = NewsOrNoise.Of(rare with { Rows = [.. rare.Rows.Select(row => row with { Measurement = row.Measurement with { Interval = new(0, 0.02, 0.95, "given") } })] });
        Assert.All(reading.Periods, period => Assert.Equal(0, period.Lower));
    }

    [Fact]
    public void The_error_of_a_month_is_that_of_the_pooled_units_over_its_own_number()
    {
        Measurement Of(long n, double half) => new(0.1, Unit.Percent, null, null, n, new ConfidenceInterval(0.1 - 1.959964 * half, 0.1 + 1.959964 * half, 0.95, "given"));
        // One unit varies 1 in both: errors 1/√100 and 1/√25.
        var errors = SeriesSampling.Errors([Of(100, 0.1), Of(25, 0.2)])!;
        Assert.Equal(0.1, errors[0], 6);
        Assert.Equal(0.2, errors[1], 6);
        Assert.Null(SeriesSampling.Errors([Of(100, 0.1), Of(25, 0.2) with { Interval = null }]));
    }

    [Fact]
    public void A_turn_on_too_few_units_is_not_named()
    {
        double[] turned = [.. Quiet, .. Quiet.Select(value => value + 0.03)];
        var series = Monthly(Churn, turned);
        Assert.Single(TurnRule.Of(series, []));
        Assert.Empty(TurnRule.Of(series with { Rows = [.. series.Rows.Select(row => row with { Measurement = row.Measurement with { N = 2 } })] }, []));
    }

    [Fact]
    public void A_turn_for_the_worse_has_actions_and_one_for_the_better_has_none()
    {
        double[] up = [.. Quiet, .. Quiet.Select(value => value + 0.03)];
        Assert.NotNull(Assert.Single(TurnRule.Of(Monthly(Churn, up), [])).Actions);
        Assert.Null(Assert.Single(TurnRule.Of(Monthly(Conversion, up), [])).Actions);
    }
}
