using KpiLab.Forecasts;
using KpiLab.Insights;
using MathNet.Numerics.Distributions;
using static KpiLab.Tests.Insights.Sample;

namespace KpiLab.Tests.Insights;

public class OutlookTests
{
    private static readonly double[] Rising = [0.020, 0.022, 0.021, 0.023, 0.024, 0.023, 0.025, 0.026, 0.025, 0.027, 0.028, 0.027];

    private static ForecastPoint Point(double mean, double below, double above) => new(
        1, mean, new(mean - 1.281552 * below, mean + 1.281552 * above, 0.8, "given"), new(mean - 1.959964 * below, mean + 1.959964 * above, 0.95, "given"));

    [Theory]
    [InlineData(-3)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(2.5)]
    public void The_chance_below_a_target_is_that_of_the_normal_distribution_where_the_forecast_is_normal(double deviations) =>
        Assert.Equal(Normal.CDF(0, 1, deviations), TargetChance.Below(10 + 2 * deviations, Point(10, 2, 2)), 5);

    [Fact]
    public void A_skewed_forecast_keeps_its_skew()
    {
        var skewed = Point(10, 1, 4);
        Assert.Equal(0.025, TargetChance.Below(10 - 1.959964, skewed), 5);
        Assert.Equal(0.975, TargetChance.Below(10 + 4 * 1.959964, skewed), 5);
    }

    [Fact]
    public void A_lower_is_better_kpi_misses_above_its_target_and_a_higher_is_better_one_below()
    {
        var churn = Monthly(Churn, Rising).Outlook(3, 0.02);
        Assert.True(churn.ChanceOfMissing > 0.95);
        Assert.Equal(churn.ChanceOfMissing!.Value, 1 - Monthly(Conversion, Rising).Outlook(3, 0.02).ChanceOfMissing!.Value, 9);
    }

    [Fact]
    public void It_says_what_is_expected_the_chance_and_how_far_to_trust_it_in_both_languages()
    {
        var text = Monthly(Churn, Rising).Outlook(3, 0.02).Text;
        Assert.Matches(@"^Churn rate is expected at 3\.0 % in Mar 2026 \(80 % of the time \d\.\d–\d\.\d %, 95 % of the time \d\.\d–\d\.\d %\)\. The chance that it misses the target of at most 2\.0 % in Mar 2026 is (over )?99 %\. Tested on the end of the series \(\d+ forecasts\), its errors were ", Plain(text.English));
        Assert.Matches(@"^Klantverloop wordt in mrt 2026 verwacht op 3,0% \(in 80% van de gevallen .*\)\. De kans dat het doel van hoogstens 2,0% in mrt 2026 niet wordt gehaald is (boven )?99%\. Getoetst op het eind van de reeks ", Plain(text.Dutch));
    }

    [Fact]
    public void A_short_series_has_no_outlook_and_the_reason()
    {
        var outlook = Monthly(Churn, [.. Rising.Take(7)]).Outlook(3, 0.02);
        Assert.Null(outlook.ChanceOfMissing);
        Assert.False(outlook.IsTrusted);
        Assert.Equal("Churn rate: There are 7 whole months without a gap, and at least 8 are needed to look ahead.", outlook.Text.English);
    }

    [Fact]
    public void It_looks_ahead_from_after_the_last_gap()
    {
        var series = Monthly(Churn, [.. Rising, .. Rising]);
        var outlook = (series with { Rows = series.Rows.RemoveAt(9) }).Outlook(2);
        Assert.Equal(14, outlook.History.Length);
        Assert.Equal(new DateOnly(2027, 1, 1), outlook.Periods[0].Period.Start);
        Assert.Null(outlook.ChanceOfMissing);
    }

    [Fact]
    public void A_share_stays_between_0_and_1()
    {
        var series = Monthly(Churn, [.. Rising.Select(value => 1 - value / 100)]);
        var outlook = (series with { Rows = [.. series.Rows.Select(row => row with { Measurement = row.Measurement with { Numerator = row.Measurement.Value, Denominator = 1 } })] }).Outlook(12);
        Assert.All(outlook.Periods, period => Assert.InRange(period.WideInterval.High, 0, 1));
    }

    [Fact]
    public void A_target_that_is_no_number_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Monthly(Churn, Rising).Outlook(3, double.NaN));
}
