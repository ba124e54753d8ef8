using KpiLab.Models.Fitting;
using KpiLab.Models.Survival;

namespace KpiLab.Models.Tests.Survival;

public class KaplanMeierTests
{
    // R 4, survival 3.5-3: summary(survfit(Surv(tenure, Churn == "Yes") ~ 1, conf.type = …), times = c(1, 12, 24, 48, 72)): n.risk, surv, std.err, then lower and upper for "log-log" and "plain".
    private static readonly (double Time, double AtRisk, double Survival, double Error, double Low, double High, double PlainLow, double PlainHigh)[] R =
    [
        (1, 7032, 0.9459613197, 0.002696184611, 0.9404183713, 0.9510021210, 0.9406768949, 0.9512457444),
        (12, 4974, 0.8431995538, 0.004492160255, 0.8341686858, 0.8517833207, 0.8343950815, 0.8520040261),
        (24, 3927, 0.7887363984, 0.005208963691, 0.7783129555, 0.7987352021, 0.7785270171, 0.7989457796),
        (48, 2303, 0.7088401843, 0.006320712023, 0.6962450831, 0.7210227332, 0.6964518164, 0.7212285523),
        (72, 362, 0.5927901521, 0.009918766871, 0.5730628910, 0.6119362092, 0.5733497262, 0.6122305779),
    ];

    [Theory]
    [InlineData(IntervalScale.LogLog)]
    [InlineData(IntervalScale.Plain)]
    public void The_curve_of_the_Telco_customers_is_that_of_R(IntervalScale scale)
    {
        var telco = new Telco();
        var curve = KaplanMeier.Fit(telco.Tenure, telco.Left, new() { Scale = scale });
        foreach (var row in R)
        {
            var step = curve.Steps.Single(s => s.Time == row.Time);
            Assert.Equal(row.AtRisk, step.AtRisk);
            Assert.Equal(row.Survival, step.Survival, 9);
            Assert.Equal(row.Error, step.StandardError, 9);
            Assert.Equal(scale == IntervalScale.LogLog ? row.Low : row.PlainLow, step.Interval!.Low, 8);
            Assert.Equal(scale == IntervalScale.LogLog ? row.High : row.PlainHigh, step.Interval.High, 8);
        }

        // survmean(fit, rmean = 72)
        Assert.Equal(54.4923871067, curve.RestrictedMean(72), 8);
        Assert.Null(curve.Median);
    }

    [Fact]
    public void The_log_rank_test_over_contracts_of_the_Telco_customers_is_that_of_R()
    {
        // survdiff(Surv(tenure, Churn == "Yes") ~ Contract): obs, exp, chisq.
        var telco = new Telco();
        var test = LogRank.Of(telco.Tenure, telco.Left, telco.Text("Contract"));
        Assert.Equal(["Month-to-month", "One year", "Two year"], test.Groups.Select(g => g.Name));
        Assert.Equal([1655, 166, 48], test.Groups.Select(g => g.Lost));
        Assert.Equal(708.4455955, test.Groups[0].Expected, 6);
        Assert.Equal(470.7278261, test.Groups[1].Expected, 6);
        Assert.Equal(2352.872538, test.ChiSquare, 5);
        Assert.Equal(2, test.DegreesOfFreedom);
    }

    // Kalbfleisch & Prentice's gehan data as in R's MASS::gehan: survfit(Surv(time, cens) ~ treat), 6-MP: 0.857 at 6, 0.807 at 7, 0.753 at 10, 0.690 at 13, 0.627 at 16, 0.538 at 22, 0.448 at 23; Freireich et al. (1963).
    private static readonly double[] Remission = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
    private static readonly bool[] Relapsed = [true, true, true, false, true, false, true, false, false, true, true, false, false, false, true, true, false, false, false, false, false];

    [Fact]
    public void The_remission_times_of_Freireich_1963_give_the_textbook_curve()
    {
        var curve = KaplanMeier.Fit(Remission, Relapsed);
        Assert.Equal([6.0, 7, 10, 13, 16, 22, 23], curve.Steps.Select(s => s.Time));
        Assert.Equal([0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448], curve.Steps.Select(s => Math.Round(s.Survival, 3)));
        Assert.Equal(23, curve.Median);
    }

    /// <summary>R, survival: survfit(Surv(time, cens) ~ 1, conf.type = "log-log") of the treated.</summary>
    [Theory]
    [InlineData(6, 21, 0.620, 0.952)]
    [InlineData(7, 17, 0.563, 0.923)]
    [InlineData(10, 15, 0.503, 0.889)]
    [InlineData(13, 12, 0.432, 0.849)]
    [InlineData(16, 11, 0.368, 0.805)]
    [InlineData(22, 7, 0.268, 0.747)]
    [InlineData(23, 6, 0.188, 0.680)]
    public void The_remission_times_of_Freireich_1963_have_the_intervals_of_R(double week, double atRisk, double low, double high)
    {
        var step = KaplanMeier.Fit(Remission, Relapsed).Steps.Single(s => s.Time == week);
        Assert.Equal(atRisk, step.AtRisk);
        Assert.Equal(low, step.Interval!.Low, 0.0006);
        Assert.Equal(high, step.Interval.High, 0.0006);
    }

    [Fact]
    public void Fractions_of_time_and_whole_numbers_take_the_same_path_to_the_same_curve() =>
        Assert.Equal(
            KaplanMeier.Fit(Remission, Relapsed).Steps.Select(s => (s.AtRisk, s.Survival, s.StandardError)),
            KaplanMeier.Fit([.. Remission.Select(t => t / 7)], Relapsed).Steps.Select(s => (s.AtRisk, s.Survival, s.StandardError)));

    [Fact]
    public void Without_censoring_the_curve_is_the_share_still_there() =>
        Assert.Equal([0.8, 0.4, 0.2, 0.0], KaplanMeier.Fit([1, 2, 2, 3, 4], [true, true, true, true, true]).Steps.Select(s => Math.Round(s.Survival, 12)));

    [Fact]
    public void A_curve_at_zero_has_no_interval_and_no_not_a_number()
    {
        var last = KaplanMeier.Fit([1, 2], [true, true]).Steps[^1];
        Assert.Equal((0.0, 0.0), (last.Survival, last.StandardError));
        Assert.Null(last.Interval);
    }

    [Fact]
    public void Nobody_has_no_curve() => Assert.Throws<ArgumentException>(() => KaplanMeier.Fit([], []));

    [Fact]
    public void Beyond_the_last_customer_seen_the_curve_says_nothing()
    {
        var curve = KaplanMeier.Fit([1, 5], [true, false]);
        Assert.Equal((1.0, 0.5, 0.5, null), (curve.SurvivalAt(0.5), curve.SurvivalAt(1), curve.SurvivalAt(5), curve.SurvivalAt(5.1)));
    }

    [Fact]
    public void A_negative_duration_is_refused_with_its_row() =>
        Assert.Contains("Row 2", Assert.Throws<ArgumentException>(() => KaplanMeier.Fit([1, -3], [true, true])).Message, StringComparison.Ordinal);

    [Fact]
    public void Groups_of_which_none_was_lost_cannot_be_compared() =>
        Assert.Throws<NotIdentifiedException>(() => LogRank.Of([1, 2, 3], [false, false, false], ["a", "b", "a"]));
}
