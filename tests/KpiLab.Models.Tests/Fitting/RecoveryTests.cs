using System.Globalization;
using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;
using KpiLab.Models.Survival;
using KpiLab.Models.Tests.LifetimeValue;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;

namespace KpiLab.Models.Tests.Fitting;

/// <summary>Parameters that made the data are found again, and their intervals hold them as often as they say. The output is the table in docs/models.md.</summary>
[Trait("Category", "heavy")]
public class RecoveryTests
{
    // Models whose histories collapse into few distinct ones are quick, and get more samples.
    private static (int N, int Samples)[] Sizes(string id) =>
        id is "bg-bb" or "sbg" or "bdw" ? [(500, 300), (2000, 200), (20000, 100)] : [(500, 100), (2000, 60), (20000, 40)];

    public static TheoryData<string> Models() => ["bg-nbd", "mbg-nbd", "pareto-nbd", "bg-bb", "gamma-gamma", "sbg", "bdw"];

    [Theory]
    [MemberData(nameof(Models))]
    public void Parameters_are_recovered_and_95_percent_intervals_cover_them(string id)
    {
        var truth = Truth(id);
        foreach (var (n, samples) in Sizes(id))
        {
            var logs = new List<double>[truth.Length];
            var covered = new int[truth.Length];
            for (var j = 0; j < truth.Length; j++)
                logs[j] = [];
            var failures = 0;
            for (var sample = 0; sample < samples; sample++)
            {
                var random = new MersenneTwister(1000 * n + sample);
                try
                {
                    var model = Fit(id, truth, n, random);
                    for (var j = 0; j < truth.Length; j++)
                    {
                        logs[j].Add(Math.Log(model.Parameters[j].Value / truth[j]));
                        covered[j] += model.Parameters[j].Interval.Low <= truth[j] && truth[j] <= model.Parameters[j].Interval.High ? 1 : 0;
                    }
                }
                catch (NotIdentifiedException)
                {
                    failures++;
                }
            }

            var fits = samples - failures;
            for (var j = 0; j < truth.Length; j++)
            {
                var mean = logs[j].Average();
                var spread = Math.Sqrt(logs[j].Sum(l => (l - mean) * (l - mean)) / (fits - 1));
                var median = logs[j].Order().ElementAt(fits / 2);
                TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {id} | {n} | {fits} of {samples} | {Name(id, j)} | {truth[j]} | {100 * (Math.Exp(median) - 1):+0.0;-0.0;0.0} % | {100 * mean:+0.0;-0.0;0.0} % | {100 * spread:0.0} % | {100.0 * covered[j] / fits:0} % |"));
                if (n < 2000)
                    continue;
                // The bias of maximum likelihood falls with n; what is left lies within the error of the simulation.
                Assert.True(Math.Abs(mean) <= 3 * spread / Math.Sqrt(fits) + spread * spread, $"{id} n {n} parameter {j}: bias of the logarithm {mean}, spread {spread}, {fits} fits");
                Assert.True(Binomial.CDF(0.95, fits, covered[j]) > 1e-3, $"{id} n {n} parameter {j}: {covered[j]} of {fits} intervals hold the truth");
            }

            Assert.True(n < 2000 || failures == 0, $"{id} n {n}: {failures} of {samples} not identified");
            Assert.True(failures <= 0.1 * samples, $"{id} n {n}: {failures} of {samples} not identified");
        }
    }

    private static double[] Truth(string id) => id switch
    {
        "pareto-nbd" => [0.8, 6, 0.9, 12],
        "bg-bb" => [1.2, 0.75, 0.66, 2.8],
        "gamma-gamma" => [6.25, 3.74, 15.44],
        "sbg" => [0.7, 1.8],
        "bdw" => [0.7, 1.8, 1.3],
        _ => [0.8, 6, 0.8, 2.5],
    };

    private static string Name(string id, int parameter) => id switch
    {
        "pareto-nbd" => ParetoNbdLikelihood.ParameterNames[parameter],
        "bg-bb" => BgBbLikelihood.ParameterNames[parameter],
        "gamma-gamma" => GammaGammaLikelihood.ParameterNames[parameter],
        "sbg" or "bdw" => BetaDiscreteWeibullLikelihood.ParameterNames[parameter],
        _ => BetaGeometricLikelihood.ParameterNames[parameter],
    };

    private static FittedModel Fit(string id, double[] truth, int n, Random random)
    {
        switch (id)
        {
            case "gamma-gamma":
                var frequencies = Enumerable.Range(0, n).Select(_ => 1.0 + Geometric.Sample(random, 0.35)).ToArray();
                var spend = frequencies.Select(x => Gamma.Sample(random, truth[0] * x, Gamma.Sample(random, truth[1], truth[2])) / x).ToArray();
                return GammaGamma.Fit(RecencyFrequency.OfHistories([.. frequencies.Select(x => new CustomerHistory(x, 10, 30))], null, spend));
            case "sbg" or "bdw":
                // Leaves at the renewal at which the survival of this customer, (1 - p)^(t^c), first falls below a uniform draw; followed for 3 to 12 renewals.
                var c = id == "bdw" ? truth[2] : 1;
                var (renewals, lost) = (new int[n], new bool[n]);
                for (var i = 0; i < n; i++)
                {
                    var stays = Math.Log(1 - Beta.Sample(random, truth[0], truth[1]));
                    var draw = Math.Log(random.NextDouble());
                    var followed = random.Next(3, 13);
                    var t = 1;
                    while (t <= followed && stays * Math.Pow(t, c) >= draw)
                        t++;
                    (renewals[i], lost[i]) = t <= followed ? (t, true) : (followed, false);
                }

                var counts = RetentionCounts.OfCustomers(renewals, lost);
                return id == "bdw" ? BetaDiscreteWeibull.Fit(counts) : ShiftedBetaGeometric.Fit(counts);
            default:
                var histories = new CustomerHistory[n];
                for (var i = 0; i < n; i++)
                {
                    var age = 40 + 12 * random.NextDouble();
                    histories[i] = (id switch
                    {
                        "pareto-nbd" => Processes.Pareto(random, truth, age, 1),
                        "bg-bb" => Processes.BetaBinomial(random, truth, 8, 1),
                        _ => Processes.BetaGeometric(random, truth, age, 1, id == "mbg-nbd"),
                    }).History;
                }

                var data = RecencyFrequency.OfHistories(histories);
                return id switch { "pareto-nbd" => ParetoNbd.Fit(data), "bg-bb" => BgBb.Fit(data), "mbg-nbd" => MbgNbd.Fit(data), _ => BgNbd.Fit(data) };
        }
    }
}
