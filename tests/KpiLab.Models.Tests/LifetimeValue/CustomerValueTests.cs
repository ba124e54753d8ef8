using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;

namespace KpiLab.Models.Tests.LifetimeValue;

public class CustomerValueTests
{
    private static readonly BgNbd Purchases = new(Estimate.Known(["r", "alpha", "a", "b"], 0.243, 4.414, 0.793, 2.426));
    private static readonly GammaGamma Spend = new(Estimate.Known(["p", "q", "gamma"], 6.25, 3.74, 15.44));
    private static readonly CustomerValueOptions Year = new() { UnitsPerYear = 52, Horizon = 52, AnnualDiscount = 0.15, Margin = 0.3 };

    [Fact]
    public void Value_is_margin_times_spend_times_discounted_purchases()
    {
        var history = new CustomerHistory(2, 30, 38);
        var valued = new CustomerValue(Purchases, Spend, Year).Of(RecencyFrequency.OfHistories([history], null, [40.0])).Single();
        var discounted = Purchases.DiscountedPurchases(history, 52, Math.Pow(1.15, 1 / 52.0) - 1);
        // Fader & Hardie (2013), eq. 5: p (γ + x z) / (p x + q - 1).
        var spend = 6.25 * (15.44 + 2 * 40) / (6.25 * 2 + 3.74 - 1);
        Assert.Equal(0.3 * discounted * spend, valued.Value, 1e-10);
        Assert.Equal((spend, discounted), (valued.ExpectedSpend, valued.DiscountedPurchases));
    }

    [Fact]
    public void A_customer_without_a_repeat_is_expected_to_spend_as_all_do() =>
        Assert.Equal(6.25 * 15.44 / 2.74, new CustomerValue(Purchases, Spend, Year).Of(RecencyFrequency.OfHistories([new(0, 0, 38)])).Single().ExpectedSpend, 1e-10);

    [Fact]
    public void Without_uncertainty_in_the_parameters_the_interval_is_the_value()
    {
        var valued = new CustomerValue(Purchases, Spend, Year).Of(RecencyFrequency.OfHistories([new(0, 0, 38)])).Single();
        Assert.Equal((valued.Value, valued.Value), (valued.Interval.Low, valued.Interval.High));
    }

    [Fact]
    public void On_CDNOW_intervals_hold_the_values_and_discounting_lowers_purchases()
    {
        var data = PublicData.Cdnow();
        var values = new CustomerValue(BgNbd.Fit(data), GammaGamma.Fit(data)).Of(data);
        Assert.Equal(2357, values.Count);
        Assert.All(values, v => Assert.True(v.Value > 0 && v.Interval.Low < v.Value && v.Value < v.Interval.High));
        Assert.All(values, v => Assert.True(v.DiscountedPurchases < v.ExpectedPurchases));
    }

    [Fact]
    public void The_interval_is_that_of_a_parametric_bootstrap()
    {
        // The same two models with parameters drawn from their estimated normal distribution on the log scale: the 2.5 % and 97.5 % points of the value agree to within a tenth of the interval's width.
        var data = PublicData.Cdnow();
        var (purchases, spend) = (BgNbd.Fit(data), GammaGamma.Fit(data));
        var one = RecencyFrequency.OfHistories([new(2, 30, 38)], null, [40.0]);
        var valued = new CustomerValue(purchases, spend, Year).Of(one).Single();
        var random = new MathNet.Numerics.Random.MersenneTwister(1);
        var values = Enumerable.Range(0, 2000).Select(_ =>
        {
            var drawnPurchases = new BgNbd(Drawn(purchases.Estimate, random));
            var drawnSpend = new GammaGamma(Drawn(spend.Estimate, random));
            return 0.3 * drawnPurchases.DiscountedPurchases(one.Customers[0].History, 52, Math.Pow(1.15, 1 / 52.0) - 1) * drawnSpend.ExpectedSpend(2, 40)!.Value;
        }).Order().ToArray();
        var width = valued.Interval.High - valued.Interval.Low;
        Assert.Equal(values[50], valued.Interval.Low, 0.1 * width);
        Assert.Equal(values[1949], valued.Interval.High, 0.1 * width);
    }

    private static Estimate Drawn(Estimate estimate, Random random)
    {
        var n = estimate.Values.Length;
        var lower = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseOfRowArrays(estimate.LogCovariance).Cholesky().Factor;
        var draw = lower * MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(n, _ => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1));
        return estimate with { Values = [.. estimate.Values.Select((v, i) => v * Math.Exp(draw[i]))], LogCovariance = [.. Enumerable.Range(0, n).Select(_ => new double[n])] };
    }

    [Fact]
    public void A_model_that_does_not_know_its_unit_asks_for_it() =>
        Assert.Contains("UnitsPerYear", Assert.Throws<ArgumentException>(() => new CustomerValue(Purchases, Spend)).Message, StringComparison.Ordinal);
}
