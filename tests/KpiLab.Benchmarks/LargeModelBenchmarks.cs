using BenchmarkDotNet.Attributes;
using KpiLab.Models.LifetimeValue;

namespace KpiLab.Benchmarks;

/// <summary>BG/NBD and Pareto/NBD on a million customers: fitting, and scoring with probability alive and expected purchases.</summary>
[Config(typeof(InProcess))]
public class LargeModelBenchmarks
{
    private CustomerHistory[] histories = null!;
    private BgNbd bgNbd = null!;
    private ParetoNbd paretoNbd = null!;

    /// <summary>Makes the customers.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var customers = CustomerBases.Make(1_000_000);
        histories = [.. customers.Customers.Select(c => c.History)];
        bgNbd = BgNbd.Fit(customers);
        paretoNbd = ParetoNbd.Fit(customers);
    }

    /// <summary>BG/NBD with standard errors.</summary>
    [Benchmark]
    public BgNbd FitBgNbd() => BgNbd.Fit(RecencyFrequency.OfHistories(histories));

    /// <summary>Probability alive and expected purchases of each customer by BG/NBD.</summary>
    [Benchmark]
    public double ScoreBgNbd() => Score(bgNbd);

    /// <summary>Probability alive and expected purchases of each customer by Pareto/NBD.</summary>
    [Benchmark]
    public double ScoreParetoNbd() => Score(paretoNbd);

    private double Score(PurchaseModel model)
    {
        double sum = 0;
        foreach (var history in histories)
            sum += model.ProbabilityAlive(history) * model.ExpectedPurchases(history, 39);
        return sum;
    }
}
