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

    [Theory]
    [InlineData(12, 0.5, 0.2)]
    [InlineData(20, 0.4, 0.3)]
    [InlineData(30, 0.6, 0.1)]
    [InlineData(100, 0.35, 0.2)]
    public void The_nps_interval_covers_between_93_and_97_percent_of_2000_samples(int n, double promoters, double detractors)
    {
        var random = new Random(11);
        var covered = 0;
        for (var run = 0; run < 2000; run++)
        {
            int p = 0, d = 0;
            for (var i = 0; i < n; i++)
            {
                var u = random.NextDouble();
                p += u < promoters ? 1 : 0;
                d += u >= 1 - detractors ? 1 : 0;
            }

            var interval = NetPromoter.Interval(p, n - p - d, d)!;
            covered += interval.Low <= 100 * (promoters - detractors) && interval.High >= 100 * (promoters - detractors) ? 1 : 0;
        }

        Assert.InRange(covered / 2000.0, 0.93, 0.97);
    }

    [Fact]
    public void The_delta_interval_of_a_ratio_covers_between_93_and_97_percent_of_2000_samples()
    {
        var random = new Random(5);
        var covered = 0;
        const int N = 15;
        for (var run = 0; run < 2000; run++)
        {
            double x = 0, y = 0, xx = 0, xy = 0, yy = 0;
            for (var i = 0; i < N; i++)
            {
                var b = 10 + 2 * Gauss(random);
                var a = 3 * b + 2 * Gauss(random);
                (x, y, xx, xy, yy) = (x + a, y + b, xx + a * a, xy + a * b, yy + b * b);
            }

            var interval = RatioOfSums.Delta(x, y, xx, xy, yy, N)!;
            covered += interval.Low <= 3 && interval.High >= 3 ? 1 : 0;
        }

        Assert.InRange(covered / 2000.0, 0.93, 0.97);
    }

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
