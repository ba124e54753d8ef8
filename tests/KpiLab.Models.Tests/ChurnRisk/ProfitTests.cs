using KpiLab.Models.ChurnRisk;

namespace KpiLab.Models.Tests.ChurnRisk;

public class ProfitTests
{
    [Theory]
    [InlineData(5, 0.2, 120)]
    [InlineData(10, 0.3, 60)]
    [InlineData(1, 1, 50)]
    [InlineData(0, 0.5, 10)]
    [InlineData(30, 0.1, 100)]
    public void The_threshold_of_the_formula_is_the_best_of_all_thresholds(double cost, double success, double value)
    {
        var random = new Random(6);
        var risks = Enumerable.Range(0, 500).Select(_ => Math.Round(Math.Pow(random.NextDouble(), 2), 2)).ToArray();
        var curve = ProfitCurve.Of(risks, new(cost, success, value));
        double Profit(double threshold) => risks.Where(p => p >= threshold).Sum(p => p * success * value - cost);
        var brute = risks.Append(2).Distinct().Max(Profit);
        Assert.Equal(brute, curve.Best.Profit, 1e-9);
        Assert.Equal(brute, Profit(curve.Threshold), 1e-9);
        Assert.Equal(brute, curve.Points.Max(p => p.Profit), 1e-9);
    }

    [Fact]
    public void An_offer_that_costs_more_than_it_can_give_contacts_nobody()
    {
        var curve = ProfitCurve.Of([0.9, 0.99, 0.5], new(30, 0.1, 100));
        Assert.True(curve.Threshold > 1);
        Assert.Equal((0, 0.0), (curve.Best.Contacted, curve.Best.Profit));
    }

    [Fact]
    public void Realised_profit_counts_those_who_left_among_the_contacted()
    {
        var curve = ProfitCurve.Of([0.9, 0.8, 0.1], new(10, 0.5, 100), [true, false, true]);
        Assert.Equal(0.2, curve.Threshold, 1e-12);
        Assert.Equal(2, curve.Best.Contacted);
        Assert.Equal(50 - 20, curve.Realised!.Value, 1e-12);
    }

    [Theory]
    [InlineData(-1, 0.5, 10)]
    [InlineData(1, 0, 10)]
    [InlineData(1, 1.5, 10)]
    [InlineData(1, 0.5, 0)]
    [InlineData(double.NaN, 0.5, 10)]
    public void Numbers_outside_their_range_are_refused(double cost, double success, double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProfitCurve.Of([0.5], new(cost, success, value)));

    [Fact]
    public void The_save_list_is_ranked_by_value_at_risk_and_says_who_to_contact()
    {
        var table = SyntheticCustomers.Table(1500, 5);
        var model = ChurnModel.Fit(table, new() { Learners = [ChurnLearner.LogisticRegression], Folds = 2, InnerFolds = 2 });
        var risks = model.Predict(table).Probabilities;
        var list = SaveList.Of(model, table, "fee", new(2, 0.5, 1), top: 1500);
        Assert.Equal(list.Customers.Select(c => c.ValueAtRisk).OrderDescending(), list.Customers.Select(c => c.ValueAtRisk));
        Assert.All(list.Customers, c => Assert.Equal(risks[c.Row] * (double)table["fee"][c.Row]!, c.ValueAtRisk, 1e-12));
        Assert.All(list.Customers, c => Assert.Equal(c.ValueAtRisk > 4, c.Contact));
        Assert.All(list.Customers.Take(50), c => Assert.All(c.Reasons, r => Assert.True(r.LogOdds > 0)));
        Assert.Equal(list.ValueAtRisk, list.Customers.Sum(c => c.ValueAtRisk), 1e-6);
        Assert.Equal($"C{list.Customers[0].Row:D6}", list.Customers[0].Customer);
    }
}
