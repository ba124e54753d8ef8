using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;
using MathNet.Numerics.Random;

namespace KpiLab.Models.Tests.LifetimeValue;

/// <summary>Extreme inputs give a fitted model with finite numbers, or say why not.</summary>
public class StabilityTests
{
    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var model in new[] { "bg-nbd", "mbg-nbd", "pareto-nbd", "bg-bb" })
        {
            foreach (var data in Inputs.Keys)
                cases.Add(model, data);
        }

        return cases;
    }

    private static readonly Dictionary<string, CustomerHistory[]> Inputs = new()
    {
        ["no repeat purchase at all"] = [.. Enumerable.Range(1, 50).Select(i => new CustomerHistory(0, 0, i))],
        ["repeats with a recency of 0"] = [.. Enumerable.Range(1, 50).Select(i => new CustomerHistory(i % 3, 0, 10 + i))],
        ["frequencies in the thousands"] = [.. Enumerable.Range(1, 200).Select(i => new CustomerHistory(1000 + 37 * i % 4000, i % 3 == 0 ? 5000 : 5500 + i, 6000))],
        ["ages of a thousandth"] = [.. Enumerable.Range(0, 200).Select(i => new CustomerHistory(i % 4, i % 4 == 0 ? 0 : 1e-3 * (0.1 + i % 7 / 10.0), 1e-3))],
        ["ages of a hundred thousand"] = [.. Enumerable.Range(0, 200).Select(i => new CustomerHistory(i % 4, i % 4 == 0 ? 0 : 1e4 * (1 + i % 7), 1e5))],
        ["ages from a thousandth to a hundred thousand"] = [.. Enumerable.Range(0, 200).Select(i => new CustomerHistory(i % 3, i % 3 == 0 ? 0 : Math.Pow(10, i % 9 - 3) / 2, Math.Pow(10, i % 9 - 3)))],
        ["one customer"] = [new(3, 20, 30)],
        ["two customers"] = [new(3, 20, 30), new(0, 0, 25)],
        ["the same customer a thousand times"] = [.. Enumerable.Repeat(new CustomerHistory(2, 10, 30), 1000)],
        ["all alive: everyone bought on the last day"] = [.. Enumerable.Range(0, 300).Select(i => new CustomerHistory(1 + i % 9, 30, 30))],
        ["all gone: everyone stopped at once"] = [.. Enumerable.Range(0, 300).Select(i => new CustomerHistory(1 + i % 3, 1 + i % 2, 1000))],
        ["ages of 0"] = [.. Enumerable.Range(0, 30).Select(_ => new CustomerHistory(0, 0, 0))],
        ["repeats in an age of 0"] = [.. Enumerable.Range(0, 30).Select(i => new CustomerHistory(i % 2, 0, 0))],
        ["one buyer of five hundred among many of none"] = [new(500, 38, 39), .. Enumerable.Range(0, 500).Select(i => new CustomerHistory(0, 0, 20 + i % 19))],
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Extreme_histories_give_finite_numbers_or_say_why_not(string id, string input)
    {
        var histories = Inputs[input];
        if (id == "bg-bb")
            histories = [.. histories.Select(h => Discrete(h))];
        PurchaseModel model;
        try
        {
            var data = RecencyFrequency.OfHistories(histories);
            model = id switch { "bg-nbd" => BgNbd.Fit(data), "mbg-nbd" => MbgNbd.Fit(data), "pareto-nbd" => ParetoNbd.Fit(data), _ => BgBb.Fit(data) };
        }
        catch (NotIdentifiedException e)
        {
            Assert.Contains("is not identified, because", e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", e.Message, StringComparison.Ordinal);
            TestContext.Current.TestOutputHelper!.WriteLine(e.Message);
            return;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(model.ToString());
        Assert.All(model.Parameters, p => Assert.True(double.IsFinite(p.Value) && double.IsFinite(p.StandardError) && p.Value > 0));
        foreach (var history in histories.Distinct())
        {
            Assert.InRange(model.ProbabilityAlive(history), 0, 1);
            foreach (var time in new[] { 0.0, 1, 100, 100_000 })
                Assert.True(model.ExpectedPurchases(history, time) is >= 0 and < double.PositiveInfinity);
        }
    }

    [Theory]
    [InlineData("one customer", NotIdentifiedReason.TooFewCustomers)]
    [InlineData("no repeat purchase at all", NotIdentifiedReason.NothingHappened)]
    [InlineData("all alive: everyone bought on the last day", NotIdentifiedReason.ParameterRunsOff)]
    [InlineData("the same customer a thousand times", NotIdentifiedReason.FlatLikelihood)]
    public void What_cannot_be_known_is_said_with_its_reason(string input, NotIdentifiedReason reason)
    {
        var error = Assert.Throws<NotIdentifiedException>(() => BgNbd.Fit(RecencyFrequency.OfHistories(Inputs[input])));
        Assert.Equal(reason, error.Reason);
        Assert.NotEmpty(error.Evidence);
    }

    [Theory]
    [InlineData("bg-nbd")]
    [InlineData("mbg-nbd")]
    [InlineData("pareto-nbd")]
    public void The_unit_of_time_does_not_change_predictions(string id)
    {
        var random = new MersenneTwister(11);
        CustomerHistory[] weeks = [.. Enumerable.Range(0, 3000).Select(_ => Simulate(27 + random.Next(84) / 7.0).History)];
        var inWeeks = Fit(weeks);
        foreach (var factor in new[] { 7.0, 1 / 52.18, 1e5, 1e-5 })
        {
            var other = Fit([.. weeks.Select(h => new CustomerHistory(h.Frequency, h.Recency * factor, h.Age * factor))]);
            foreach (var history in weeks.Take(50))
            {
                var scaled = new CustomerHistory(history.Frequency, history.Recency * factor, history.Age * factor);
                Assert.Equal(inWeeks.ProbabilityAlive(history), other.ProbabilityAlive(scaled), 1e-6);
                Assert.Equal(inWeeks.ExpectedPurchases(history, 26), other.ExpectedPurchases(scaled, 26 * factor), 1e-6);
            }
        }

        SimulatedCustomer Simulate(double age) => id == "pareto-nbd"
            ? Processes.Pareto(random, [0.6, 5, 0.7, 10], age, 1)
            : Processes.BetaGeometric(random, [0.6, 5, 0.9, 2.5], age, 1, id == "mbg-nbd");

        PurchaseModel Fit(CustomerHistory[] histories)
        {
            var data = RecencyFrequency.OfHistories(histories);
            return id switch { "bg-nbd" => BgNbd.Fit(data), "mbg-nbd" => MbgNbd.Fit(data), _ => ParetoNbd.Fit(data) };
        }
    }

    [Theory]
    [InlineData("bg-nbd")]
    [InlineData("mbg-nbd")]
    [InlineData("pareto-nbd")]
    public void Customers_who_buy_hundreds_to_thousands_of_times_are_fitted_as_well_as_others(string id)
    {
        // The frequencies at which others ask for a penalizer (lifetimes issues 262, 419): here up to several thousand.
        var random = new MersenneTwister(5);
        CustomerHistory[] histories = [.. Enumerable.Range(0, 800).Select(_ => Simulate().History)];
        var data = RecencyFrequency.OfHistories(histories);
        PurchaseModel model = id switch { "bg-nbd" => BgNbd.Fit(data), "mbg-nbd" => MbgNbd.Fit(data), _ => ParetoNbd.Fit(data) };
        Assert.True(histories.Max(h => h.Frequency) > 2000);
        Assert.True(model.Convergence.RelativeGradient < 1e-8);
        Assert.InRange(1.5, model["r"].Interval.Low, model["r"].Interval.High);

        SimulatedCustomer Simulate() => id == "pareto-nbd"
            ? Processes.Pareto(random, [1.5, 0.1, 1.2, 60], 52, 1)
            : Processes.BetaGeometric(random, [1.5, 0.1, 0.8, 300], 52, 1, id == "mbg-nbd");
    }

    [Theory]
    [InlineData("all amounts alike")]
    [InlineData("one repeat buyer")]
    [InlineData("amounts from a cent to a billion")]
    [InlineData("customers who all spend 0")]
    public void Extreme_amounts_give_finite_numbers_or_say_why_not(string input)
    {
        double[] spend = input switch
        {
            "all amounts alike" => [.. Enumerable.Repeat(20.0, 100)],
            "one repeat buyer" => [20.0],
            "amounts from a cent to a billion" => [.. Enumerable.Range(0, 120).Select(i => Math.Pow(10, i % 12 - 2))],
            _ => [.. Enumerable.Repeat(0.0, 100)],
        };
        var data = RecencyFrequency.OfHistories([.. spend.Select((_, i) => new CustomerHistory(1 + i % 5, 10, 20))], null, spend);
        try
        {
            Assert.All(GammaGamma.Fit(data).Parameters, p => Assert.True(double.IsFinite(p.Value) && double.IsFinite(p.StandardError)));
        }
        catch (NotIdentifiedException e)
        {
            Assert.Contains("is not identified, because", e.Message, StringComparison.Ordinal);
        }
    }

    private static CustomerHistory Discrete(CustomerHistory history)
    {
        var age = Math.Max(history.Frequency, Math.Ceiling(history.Age));
        return new(history.Frequency, history.Frequency == 0 ? 0 : Math.Clamp(Math.Ceiling(history.Recency), history.Frequency, age), age);
    }
}
