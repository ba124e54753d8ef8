using KpiLab.Statistics;

namespace KpiLab.Tests.Statistics;

public class KaplanMeierTests
{
    // Weeks in remission under 6-MP, Freireich et al., Blood 21 (1963); a negative time is still in remission.
    private static readonly int[] Weeks = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];

    private static IReadOnlyList<SurvivalStep> Remission => KaplanMeier.Of(Weeks.Select(w => (Math.Abs((double)w), w > 0)));

    /// <summary>R, survival: survfit(Surv(time, status) ~ 1, conf.type = "log-log").</summary>
    [Theory]
    [InlineData(6, 21, 0.857, 0.620, 0.952)]
    [InlineData(7, 17, 0.807, 0.563, 0.923)]
    [InlineData(10, 15, 0.753, 0.503, 0.889)]
    [InlineData(13, 12, 0.690, 0.432, 0.849)]
    [InlineData(16, 11, 0.627, 0.368, 0.805)]
    [InlineData(22, 7, 0.538, 0.268, 0.747)]
    [InlineData(23, 6, 0.448, 0.188, 0.680)]
    public void Remission_under_6_mercaptopurine_is_as_R_gives_it(double week, long atRisk, double survival, double low, double high)
    {
        var step = Remission.Single(s => s.Time == week);
        Assert.Equal(atRisk, step.AtRisk);
        Assert.Equal(survival, step.Survival, 0.0006);
        Assert.Equal(low, step.Interval!.Low, 0.0006);
        Assert.Equal(high, step.Interval.High, 0.0006);
    }

    [Fact]
    public void It_steps_only_where_somebody_left() => Assert.Equal(7, Remission.Count);

    [Fact]
    public void Where_all_left_it_is_one_minus_the_share_that_had_left()
    {
        var steps = KaplanMeier.Of([(1, true), (2, true), (2, true), (4, true)]);
        Assert.Equal([0.75, 0.25, 0], steps.Select(s => s.Survival));
        Assert.Null(steps[^1].Interval);
    }

    [Fact]
    public void Nobody_gives_no_steps() => Assert.Empty(KaplanMeier.Of([]));

    [Fact]
    public void A_negative_time_is_refused() => Assert.Throws<ArgumentException>(() => KaplanMeier.Of([(-1, true)]));
}
