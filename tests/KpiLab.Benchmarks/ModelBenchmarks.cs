using BenchmarkDotNet.Attributes;
using KpiLab.Models.LifetimeValue;

namespace KpiLab.Benchmarks;

/// <summary>Buying models with standard errors, as large as the CDNOW sample. Equal histories are found anew each time: that is part of a fit.</summary>
[Config(typeof(InProcess))]
public class ModelBenchmarks
{
    private CustomerHistory[] histories = null!;
    private double[] spend = null!;

    /// <summary>Makes the customers.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var customers = CustomerBases.Make(2357).Customers;
        histories = [.. customers.Select(c => c.History)];
        spend = [.. customers.Select(c => c.MeanSpend ?? double.NaN)];
    }

    /// <summary>BG/NBD.</summary>
    [Benchmark]
    public BgNbd FitBgNbd() => BgNbd.Fit(RecencyFrequency.OfHistories(histories));

    /// <summary>MBG/NBD.</summary>
    [Benchmark]
    public MbgNbd FitMbgNbd() => MbgNbd.Fit(RecencyFrequency.OfHistories(histories));

    /// <summary>Pareto/NBD.</summary>
    [Benchmark]
    public ParetoNbd FitParetoNbd() => ParetoNbd.Fit(RecencyFrequency.OfHistories(histories));

    /// <summary>Gamma-gamma on the repeat buyers.</summary>
    [Benchmark]
    public GammaGamma FitGammaGamma() => GammaGamma.Fit(RecencyFrequency.OfHistories(histories, null, spend));
}
