using KpiLab.Statistics;

namespace KpiLab.Tests.Statistics;

public class RankCorrelationTests
{
    // R 4: cor.test(x, y, method = "spearman", exact = TRUE).
    [Theory]
    [InlineData(new double[] { 2, 1, 4, 3, 7, 5, 6 }, 0.8214286, 0.03413)]
    [InlineData(new double[] { 3, 1, 2, 5, 4, 8, 6, 7 }, 0.8333333, 0.01538)]
    [InlineData(new double[] { 1, 2, 3, 5, 4 }, 0.9, 0.08333)]
    public void Value_and_exact_probability_are_those_of_R(double[] y, double value, double p)
    {
        var found = RankCorrelation.Of([.. Enumerable.Range(1, y.Length).Select(i => (double)i)], y)!;
        Assert.Equal(value, found.Value, 6);
        Assert.Equal(p, found.PValue, 5);
    }

    [Fact]
    public void A_perfect_order_of_five_is_one_of_sixty_and_its_interval_is_wide()
    {
        var found = RankCorrelation.Of([1, 2, 3, 4, 5], [9, 7, 5, 3, 1])!;
        Assert.Equal((-1, 2.0 / 120), (found.Value, found.PValue));
        Assert.Equal(-1, found.Interval!.Low);
        Assert.InRange(found.Interval.High, -0.4, 0);
    }

    [Fact]
    public void Equal_values_share_a_rank_and_a_list_of_one_value_has_no_order()
    {
        Assert.Equal(1, RankCorrelation.Of([1, 2, 2, 3], [10, 20, 20, 30])!.Value, 12);
        Assert.Null(RankCorrelation.Of([1, 2, 3], [4, 4, 4]));
        Assert.Null(RankCorrelation.Of([1, 2], [1, 2]));
    }

    // Bonett and Wright (2000) hold near the level for normal pairs of moderate correlation.
    [Fact]
    public void The_interval_holds_the_true_correlation_about_as_often_as_it_says()
    {
        var simulated = new SimulatedSeries(3);
        const double Rho = 0.5;
        var truth = 6 / Math.PI * Math.Asin(Rho / 2);
        var held = 0;
        for (var run = 0; run < 1000; run++)
        {
            double[] x = simulated.Noise(12), e = simulated.Noise(12);
            var interval = RankCorrelation.Of(x, [.. x.Zip(e, (a, b) => Rho * a + Math.Sqrt(1 - Rho * Rho) * b)])!.Interval!;
            held += interval.Low <= truth && truth <= interval.High ? 1 : 0;
        }

        Assert.InRange(held, 920, 980);
    }
}
