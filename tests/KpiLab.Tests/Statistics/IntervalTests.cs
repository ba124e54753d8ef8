using KpiLab.Statistics;

namespace KpiLab.Tests.Statistics;

public class IntervalTests
{
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_gives_the_limits_published_by_Newcombe(long x, long n, double low, double high)
    {
        var interval = Proportion.Wilson(x, n)!;
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    // Garwood, Biometrika 28 (1936).
    [Fact]
    public void Ten_events_lie_between_4_795_and_18_39()
    {
        var interval = PoissonRate.Exact(10);
        Assert.Equal((4.795, 18.39), (Math.Round(interval.Low, 3), Math.Round(interval.High, 2)));
    }

    // Benjamini and Hochberg (1995), section 3.2: fifteen p-values, four rejected at 0.05.
    [Fact]
    public void Benjamini_Hochberg_rejects_four_of_the_fifteen_of_its_paper()
    {
        double[] p = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000];
        Assert.Equal(4, MultipleComparisons.BenjaminiHochberg(p).Count(q => q <= 0.05));
    }

    // Fisher's tea tasting: three of four right, two-sided 0.4857.
    [Fact]
    public void Fishers_exact_test_is_used_for_small_counts() => Assert.Equal(0.4857, Proportion.DifferencePValue(3, 4, 1, 4), 4);

    // Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10.
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void The_difference_of_two_shares_has_the_limits_published_by_Newcombe(long x1, long n1, long x2, long n2, double low, double high)
    {
        var interval = Proportion.Newcombe(x1, n1, x2, n2)!;
        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    // R: t.test(extra ~ group, data = sleep).
    [Fact]
    public void Welch_on_the_sleep_data_is_what_R_gives()
    {
        double[] first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
        double[] second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
        Assert.Equal(0.07939, Mean.WelchPValue(first.Average(), Variance(first), 10, second.Average(), Variance(second), 10), 5);
        var interval = Mean.WelchInterval(first.Average(), Variance(first), 10, second.Average(), Variance(second), 10)!;
        Assert.Equal((-3.3654832, 0.2054832), (Math.Round(interval.Low, 7), Math.Round(interval.High, 7)));
    }

    // R: t.test(c(12.1, 14.3, 9.8, 11.2, 15.6, 13.3)).
    [Fact]
    public void The_t_interval_is_what_R_gives()
    {
        double[] sample = [12.1, 14.3, 9.8, 11.2, 15.6, 13.3];
        var interval = Mean.T(sample.Average(), Variance(sample), 6)!;
        Assert.Equal((10.49799, 14.93534), (Math.Round(interval.Low, 5), Math.Round(interval.High, 5)));
    }

    // R: prop.test(c(56, 48), c(70, 80), correct = FALSE).
    [Fact]
    public void Two_large_shares_differ_with_the_probability_that_R_gives() => Assert.Equal(0.008045, Proportion.DifferencePValue(56, 70, 48, 80), 6);

    // R: cor.test(1:10, y, method = "kendall", exact = FALSE, continuity = TRUE), and without ties the exact one.
    [Fact]
    public void A_trend_has_the_probability_that_R_gives()
    {
        Assert.Equal(0.0008159, TrendLine.Of([.. Enumerable.Range(1, 10)], [5, 5, 4, 4, 4, 3, 3, 2, 2, 2]).PValue, 7);
        Assert.Equal(0.005506, TrendLine.Of([.. Enumerable.Range(1, 8)], [2.1, 2.5, 2.2, 3.1, 2.8, 3.4, 3.3, 3.9]).PValue, 6);
    }

    // Efron and Tibshirani, An Introduction to the Bootstrap (1993), table 14.2 and section 14.3: spatial test data, variance 171.5, BCa 90 % (115.8, 259.6). R's boot with 20,000 resamples: (116.2, 264.0).
    [Fact]
    public void The_bootstrap_of_a_variance_comes_near_the_book()
    {
        double[] data = [48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41];
        static double PopulationVariance(IReadOnlyList<double> x) => x.Sum(v => v * v) / x.Count - Math.Pow(x.Average(), 2);
        Assert.Equal(171.5, PopulationVariance(data), 1);
        var interval = Bootstrap.BiasCorrected(data, PopulationVariance, level: 0.90, resamples: 20_000)!;
        Assert.InRange(interval.Low, 113, 119);
        Assert.InRange(interval.High, 255, 268);
    }

    // R's boot, 40,000 resamples of c(1, 2, 2, 3, 4, 5, 7, 9, 14, 30): studentised (3.37, 23.9), BCa (4.1, 15.9).
    [Fact]
    public void The_bootstraps_of_a_skewed_mean_come_near_R()
    {
        double[] data = [1, 2, 2, 3, 4, 5, 7, 9, 14, 30];
        var studentised = Bootstrap.Ratio(data, [.. Enumerable.Repeat(1.0, 10)], resamples: 20_000)!;
        Assert.InRange(studentised.Low, 3.1, 3.7);
        Assert.InRange(studentised.High, 22.5, 25.5);
        var corrected = Bootstrap.BiasCorrected(data, x => x.Average(), resamples: 20_000)!;
        Assert.InRange(corrected.Low, 3.9, 4.3);
        Assert.InRange(corrected.High, 15.3, 16.5);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bootstrap_and_another_seed_nearly_so()
    {
        double[] x = [3, 5, 2, 8, 9, 4, 6, 7, 1, 12];
        double[] y = [1, 2, 1, 3, 3, 2, 2, 3, 1, 4];
        Assert.Equal(Bootstrap.Ratio(x, y, seed: 4), Bootstrap.Ratio(x, y, seed: 4));
        Assert.NotEqual(Bootstrap.Ratio(x, y, seed: 4), Bootstrap.Ratio(x, y, seed: 5));
        Assert.Equal(Bootstrap.Ratio(x, y, seed: 4)!.Low, Bootstrap.Ratio(x, y, seed: 5)!.Low, 0.1);
    }

    [Fact]
    public void Too_few_units_or_units_all_alike_have_no_bootstrap()
    {
        Assert.Null(Bootstrap.Ratio([1, 2, 3], [1, 1, 1]));
        Assert.Null(Bootstrap.Ratio([2, 4, 6, 8, 10], [1, 2, 3, 4, 5]));
        Assert.Null(Bootstrap.BiasCorrected([5.0, 5, 5, 5, 5], x => x.Average()));
    }

    private static double Variance(double[] sample) => sample.Sum(x => (x - sample.Average()) * (x - sample.Average())) / (sample.Length - 1);
}
