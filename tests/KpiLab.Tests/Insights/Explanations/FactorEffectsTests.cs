using FsCheck;
using FsCheck.Fluent;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Tests.Insights;

/// <summary>The effects of the factors of a product: published examples, and the laws that the methods keep.</summary>
public class FactorEffectsTests
{
    // Das Gupta, Standardization and Decomposition of Rates (US Bureau of the Census, P23-186, 1993): mean earnings of black and white men; birth rates of Austria and Chile; births out of wedlock in 1971 and 1979. His method for products is the Shapley value. Effects as the R package DasGuptR 2.1.0 prints them.
    [Theory]
    [InlineData(new[] { 10930, .717892 }, new[] { 16591, .825974 }, new[] { 4369.913, 1487.262 }, 3)]
    [InlineData(new[] { 51.78746, .45919, .52638 }, new[] { 84.90502, .75756, .51065 }, new[] { 10.4340333, 10.5608476, -0.6670084 }, 7)]
    [InlineData(new[] { 25.3, .214, .279, .949 }, new[] { 32.7, .290, .473, .986 }, new[] { 0.6889411, 0.8125381, 1.3829055, 0.1047547 }, 7)]
    public void Shapley_gives_the_published_effects(double[] before, double[] after, double[] published, int decimals) =>
        Assert.All(FactorEffects.Shapley(before, after).Zip(published), pair => Assert.Equal(pair.Second, pair.First, decimals));

    // Two factors that double: each does half of the change from 1 to 4, 3 · ln 2 ÷ ln 4.
    [Fact]
    public void Divisia_gives_each_factor_its_share_of_the_logarithm() => Assert.All(FactorEffects.Divisia([1, 1], [2, 2]), effect => Assert.Equal(1.5, effect, 12));

    // 100 to 121 by a factor that grows by a tenth twice: L(121, 100) · ln 1.1 each; L = 21 ÷ ln 1.21.
    [Fact]
    public void The_logarithmic_mean_is_the_difference_over_that_of_the_logarithms()
    {
        Assert.Equal(21 / Math.Log(1.21), FactorEffects.LogMean(121, 100), 12);
        Assert.Equal(5, FactorEffects.LogMean(5, 5), 12);
        Assert.Equal(FactorEffects.LogMean(3, 2), FactorEffects.LogMean(2, 3), 12);
    }

    [Fact]
    public void Effects_add_up_and_turn_their_sign_when_read_backwards() => Prop.ForAll(Gen.Double(), values =>
    {
        var (before, after) = (values[..4], values[4..]);
        var change = Product(after) - Product(before);
        foreach (var method in new[] { FactorEffects.Divisia, (Func<IReadOnlyList<double>, IReadOnlyList<double>, double[]>)FactorEffects.Shapley })
        {
            var (forth, back) = (method(before, after), method(after, before));
            Assert.Equal(change, forth.Sum(), 1e-9 * Product(before.Concat(after).Select(v => Math.Max(1, v))));
            Assert.All(forth.Zip(back), pair => Assert.Equal(-pair.First, pair.Second, 1e-9 * (1 + Math.Abs(pair.First))));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_factor_that_stays_as_it_is_does_nothing() => Assert.All(new[] { FactorEffects.Divisia([3, 5], [3, 8]), FactorEffects.Shapley([3, 5], [3, 8]) }, effects => Assert.Equal([0.0, 9.0], effects.Select(e => Math.Round(e, 12))));

    [Fact]
    public void A_factor_of_zero_is_left_to_shapley() => Assert.Equal([-4.0, -4.0], FactorEffects.Of([4, 2], [0, 0]));

    [Fact]
    public void Two_factors_by_shapley_are_the_change_of_a_market_share()
    {
        var change = MarketShareChange.From(10, 100, 15, 120);
        var effects = FactorEffects.Shapley([10, 1 / 100.0], [15, 1 / 120.0]);
        Assert.Equal((change.FromOwnGrowth, change.FromMarketGrowth), (Math.Round(effects[0], 15), Math.Round(effects[1], 15)), Near);
    }

    private static bool Near((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) < 1e-12 && Math.Abs(a.Item2 - b.Item2) < 1e-12;

    private static double Product(IEnumerable<double> values) => values.Aggregate(1.0, (a, b) => a * b);

    private static class Gen
    {
        public static Arbitrary<double[]> Double() => FsCheck.Fluent.Gen.Choose(1, 100_000).Select(i => i / 1000.0).ArrayOf(8).ToArbitrary();
    }
}
