using KpiLab.Statistics;
using MathNet.Numerics.Distributions;

namespace KpiLab.Tests.Statistics;

/// <summary>How often each interval holds the true value at small n: 93-97 % at the 95 % level, over 2,000 samples or exactly.</summary>
public class CoverageTests
{
    private const int Runs = 2000;

    // The coverage at one share swings with it; over shares drawn evenly it is the level.
    [Theory]
    [InlineData(10)]
    [InlineData(15)]
    [InlineData(40)]
    public void Wilson_over_all_shares(int n) => Holds(random =>
    {
        var share = random.NextDouble();
        return (Proportion.Wilson(Drawn(random, n, share), n), share);
    });

    // Exact: the probabilities of all counts whose interval holds the share. At one share it swings by some hundredths.
    [Theory]
    [InlineData(10, 0.1)]
    [InlineData(20, 0.1)]
    [InlineData(20, 0.5)]
    [InlineData(30, 0.2)]
    [InlineData(50, 0.3)]
    public void Wilson_at_one_share(int n, double share) => Assert.InRange(
        Enumerable.Range(0, n + 1).Where(x => Proportion.Wilson(x, n)! is { } w && w.Low <= share && share <= w.High).Sum(x => Binomial.PMF(share, n, x)), 0.925, 0.975);

    [Theory]
    [InlineData(15, 20)]
    [InlineData(30, 12)]
    public void Newcombe_of_a_difference_over_all_shares(int n1, int n2) => Holds(random =>
    {
        var (a, b) = (random.NextDouble(), random.NextDouble());
        return (Proportion.Newcombe(Drawn(random, n1, a), n1, Drawn(random, n2, b), n2), a - b);
    });

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(20)]
    public void The_t_interval_of_a_mean(int n) => Holds(random =>
    {
        var sample = Enumerable.Range(0, n).Select(_ => 7 + 3 * Gauss(random)).ToArray();
        return (Mean.T(sample.Average(), Variance(sample), n), 7);
    });

    [Theory]
    [InlineData(6, 12)]
    [InlineData(10, 10)]
    public void Welch_of_a_difference_of_means_with_unequal_spread(int n1, int n2) => Holds(random =>
    {
        var a = Enumerable.Range(0, n1).Select(_ => 7 + 4 * Gauss(random)).ToArray();
        var b = Enumerable.Range(0, n2).Select(_ => 5 + Gauss(random)).ToArray();
        return (Mean.WelchInterval(a.Average(), Variance(a), n1, b.Average(), Variance(b), n2), 2);
    });

    // Exact, as above. Garwood's interval holds the true rate at least as often as it says, and more often at small counts, as no count lies between two whole numbers: conservative by construction.
    [Theory]
    [InlineData(0.5, 0.98)]
    [InlineData(2, 0.98)]
    [InlineData(8, 0.97)]
    [InlineData(30, 0.965)]
    [InlineData(400, 0.955)]
    public void Garwood_is_never_below_its_level(double rate, double atMost)
    {
        var coverage = Enumerable.Range(0, (int)(rate + 20 * Math.Sqrt(rate) + 20)).Where(x => PoissonRate.Exact(x) is { } g && g.Low <= rate && rate <= g.High).Sum(x => Poisson.PMF(rate, x));
        Assert.InRange(coverage, 0.95, atMost + 0.01);
    }

    [Theory]
    [InlineData(12, 0.5, 0.2)]
    [InlineData(20, 0.4, 0.3)]
    [InlineData(30, 0.6, 0.1)]
    [InlineData(100, 0.35, 0.2)]
    public void The_net_promoter_score(int n, double promoters, double detractors) => Holds(random =>
    {
        var (p, d) = Trinomial(random, n, promoters, detractors);
        return (NetPromoter.Interval(p, n - p - d, d), 100 * (promoters - detractors));
    });

    [Fact]
    public void The_difference_of_two_net_promoter_scores() => Holds(random =>
    {
        var (p, d) = Trinomial(random, 25, 0.5, 0.2);
        var (q, e) = Trinomial(random, 40, 0.3, 0.4);
        return (Difference.SquareAndAdd(
            100.0 * (p - d) / 25, NetPromoter.Interval(p, 25 - p - d, d)!, 100.0 * (q - e) / 40, NetPromoter.Interval(q, 40 - q - e, e)!), 40);
    });

    [Theory]
    [InlineData(5)]
    [InlineData(15)]
    public void The_delta_interval_of_a_ratio_over_months(int n) => Holds(random =>
    {
        double x = 0, y = 0, xx = 0, xy = 0, yy = 0;
        for (var i = 0; i < n; i++)
        {
            var b = 10 + 2 * Gauss(random);
            var a = 3 * b + 2 * Gauss(random);
            (x, y, xx, xy, yy) = (x + a, y + b, xx + a * a, xy + a * b, yy + b * b);
        }

        return (RatioOfSums.Delta(x, y, xx, xy, yy, n), 3);
    });

    // Twelve respondents, five to ten answers each, who differ more between than within themselves.
    [Fact]
    public void The_delta_interval_of_a_mean_answer_over_respondents() => Holds(random =>
    {
        double sum = 0, count = 0, xx = 0, xy = 0, yy = 0;
        for (var person = 0; person < 12; person++)
        {
            var mood = 3.4 + 0.6 * Gauss(random);
            var answers = random.Next(5, 11);
            double own = 0;
            for (var i = 0; i < answers; i++)
                own += mood + Gauss(random);
            (sum, count, xx, xy, yy) = (sum + own, count + answers, xx + own * own, xy + own * answers, yy + answers * answers);
        }

        return (RatioOfSums.Delta(sum, count, xx, xy, yy, 12), 3.4);
    });

    // A share of revenue: who leaves is a coin per customer, what each pays is log-normal.
    [Theory]
    [InlineData(40, 0.1)]
    [InlineData(100, 0.1)]
    [InlineData(100, 0.3)]
    [InlineData(400, 0.03)]
    public void The_score_interval_of_a_share_weighted_by_money(int n, double share) => Holds(random =>
    {
        double moved = 0, all = 0, xx = 0, yy = 0;
        for (var i = 0; i < n; i++)
        {
            var pays = Math.Exp(0.6 * Gauss(random));
            var less = random.NextDouble() < share ? pays : 0;
            (moved, all, xx, yy) = (moved + less, all + pays, xx + less * less, yy + pays * pays);
        }

        var error = RatioOfSums.StandardError(moved, all, xx, xx, yy, n);
        var seen = moved / all;
        return (Proportion.Score(seen, error > 0 ? Math.Min(n, seen * (1 - seen) / (error * error)) : all * all / yy), share);
    });

    [Trait("Category", "heavy")]
    [Theory]
    [InlineData(10, false)]
    [InlineData(20, false)]
    [InlineData(20, true)]
    [InlineData(40, true)]
    public void The_studentised_bootstrap_of_a_mean(int n, bool skewed) => Holds(random =>
    {
        var sample = Enumerable.Range(0, n).Select(_ => skewed ? -Math.Log(1 - random.NextDouble()) : 1 + Gauss(random)).ToArray();
        return (Bootstrap.Ratio(sample, [.. Enumerable.Repeat(1.0, n)], resamples: 999, seed: random.Next()), 1);
    });

    private static void Holds(Func<Random, (ConfidenceInterval? Interval, double Truth)> sample) => Assert.InRange(Coverage(sample), 0.93, 0.97);

    private static double Coverage(Func<Random, (ConfidenceInterval? Interval, double Truth)> sample)
    {
        var random = new Random(11);
        var covered = 0;
        for (var run = 0; run < Runs; run++)
        {
            var (interval, truth) = sample(random);
            covered += interval!.Low <= truth && truth <= interval.High ? 1 : 0;
        }

        return (double)covered / Runs;
    }

    private static long Drawn(Random random, int n, double share) => Enumerable.Range(0, n).Count(_ => random.NextDouble() < share);

    private static (long Promoters, long Detractors) Trinomial(Random random, int n, double promoters, double detractors)
    {
        long p = 0, d = 0;
        for (var i = 0; i < n; i++)
        {
            var u = random.NextDouble();
            p += u < promoters ? 1 : 0;
            d += u >= 1 - detractors ? 1 : 0;
        }

        return (p, d);
    }

    private static double Variance(double[] sample) => sample.Sum(x => (x - sample.Average()) * (x - sample.Average())) / (sample.Length - 1);

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
