using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;
using MathNet.Numerics.Random;

namespace KpiLab.Models.Tests.LifetimeValue;

/// <summary>Within any group of histories, the share alive is the mean probability alive and the mean of later purchases is the mean expectation: over simulated customers, within three standard errors.</summary>
public class MonteCarloTests
{
    private const int Customers = 60_000;
    private static readonly double[] Gammas = [0.8, 6.0];

    public static TheoryData<string> Models() => ["bg-nbd", "mbg-nbd", "pareto-nbd", "bg-bb"];

    [Theory]
    [MemberData(nameof(Models))]
    public void Probability_alive_and_expectations_are_those_of_the_simulated_process(string id)
    {
        foreach (var (model, simulate) in Cases(id))
        {
            var random = new MersenneTwister(7);
            var groups = new Dictionary<(int, bool), (Sums Alive, Sums Later)>();
            var total = new Sums();
            for (var i = 0; i < Customers; i++)
            {
                var customer = simulate(random);
                var history = customer.History;
                var key = ((int)Math.Min(history.Frequency, 4), history.Recency > history.Age / 2);
                if (!groups.TryGetValue(key, out var sums))
                    groups.Add(key, sums = (new(), new()));
                sums.Alive.Add((customer.IsAlive ? 1 : 0) - model.ProbabilityAlive(history));
                sums.Later.Add(customer.Later - model.ExpectedPurchases(history, Later));
                total.Add(history.Frequency - model.ExpectedPurchases(history.Age));
            }

            foreach (var (key, sums) in groups.Where(g => g.Value.Alive.Count > 100))
            {
                Within(sums.Alive, $"{id} alive {key}");
                Within(sums.Later, $"{id} later {key}");
            }

            Within(total, $"{id} purchases of a new customer");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Discounted_purchases_are_the_sum_of_expected_purchases_each_discounted(string id)
    {
        var model = Cases(id).First().Model;
        var history = new CustomerHistory(3, 20, 30);
        var step = id == "bg-bb" ? 1.0 : 0.01;
        double sum = 0;
        for (var k = 0; k < 60 / step; k++)
            sum += (model.ExpectedPurchases(history, (k + 1) * step) - model.ExpectedPurchases(history, k * step)) * Math.Pow(1.02, -(k + (id == "bg-bb" ? 1 : 0.5)) * step);
        Assert.Equal(sum, model.DiscountedPurchases(history, 60, 0.02), 1e-6);
        Assert.Equal(model.ExpectedPurchases(history, 60), model.DiscountedPurchases(history, 60, 0), 1e-12);
    }

    private const int Later = 12;

    private static IEnumerable<(PurchaseModel Model, Func<Random, SimulatedCustomer> Simulate)> Cases(string id)
    {
        foreach (var heterogeneity in Gammas)
        {
            double[] drop = heterogeneity < 1 ? [0.8, 2.5] : [3, 9];
            double[] p = [heterogeneity, 8 * heterogeneity, .. drop];
            double[] pareto = [heterogeneity, 8 * heterogeneity, .. heterogeneity < 1 ? new[] { 0.6, 11 } : [2.5, 60]];
            yield return id switch
            {
                "bg-nbd" => (new BgNbd(Estimate.Known(["r", "alpha", "a", "b"], p)), random => Processes.BetaGeometric(random, p, 25, Later, mayStopAtFirst: false)),
                "mbg-nbd" => (new MbgNbd(Estimate.Known(["r", "alpha", "a", "b"], p)), random => Processes.BetaGeometric(random, p, 25, Later, mayStopAtFirst: true)),
                "pareto-nbd" => (new ParetoNbd(Estimate.Known(["r", "alpha", "s", "beta"], pareto)), random => Processes.Pareto(random, pareto, 25, Later)),
                _ => (new BgBb(Estimate.Known(["alpha", "beta", "gamma", "delta"], 1.2, 0.8 * heterogeneity, drop[0], drop[1] * 2)), random => Processes.BetaBinomial(random, [1.2, 0.8 * heterogeneity, drop[0], drop[1] * 2], 9, Later)),
            };
        }
    }

    private static void Within(Sums sums, string what) =>
        Assert.True(Math.Abs(sums.Mean) <= 3 * sums.Error, $"{what}: mean difference {sums.Mean}, standard error {sums.Error}, n {sums.Count}");

    private sealed class Sums
    {
        private double sum;
        private double squares;

        public int Count { get; private set; }

        public double Mean => sum / Count;

        public double Error => Math.Sqrt(Math.Max(squares / Count - Mean * Mean, 1e-24) / Count);

        public void Add(double value) => (sum, squares, Count) = (sum + value, squares + value * value, Count + 1);
    }
}
