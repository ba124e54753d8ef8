using BenchmarkDotNet.Attributes;
using KpiLab.Scenarios;

namespace KpiLab.Benchmarks;

/// <summary>A million simulations of unit economics, every formula kept, and the other questions that go through all formulas many times.</summary>
[Config(typeof(InProcess))]
public class ScenarioBenchmarks
{
    private Scenario now = null!;
    private Dictionary<string, Distribution> uncertain = null!;

    /// <summary>Which points are visited.</summary>
    [Params(SamplingPoints.LatinHypercube, SamplingPoints.Sobol, SamplingPoints.Random)]
    public SamplingPoints Points { get; set; }

    /// <summary>Makes the scenario and the distributions of eight inputs.</summary>
    [GlobalSetup]
    public void Setup()
    {
        now = UnitEconomics.Blank("EUR").With(
            (UnitEconomics.Visitors, Change.To(20_000)), (UnitEconomics.Conversion, Change.To(0.006)), (UnitEconomics.CustomersPerPurchase, Change.To(1)), (UnitEconomics.LeadRate, Change.To(0.012)),
            (UnitEconomics.Marketing, Change.To(12_000)), (UnitEconomics.Sales, Change.To(48_000)), (UnitEconomics.OrderValue, Change.To(25)), (UnitEconomics.Frequency, Change.To(2)),
            (UnitEconomics.Margin, Change.To(0.8)), (UnitEconomics.Churn, Change.To(0.03)), (UnitEconomics.Customers, Change.To(2_500)), (UnitEconomics.OtherRevenue, Change.To(900_000)),
            (UnitEconomics.Employees, Change.To(16)), (UnitEconomics.Market, Change.To(24_000_000)));
        uncertain = new()
        {
            [UnitEconomics.Visitors] = Distribution.From(new(19_000, 21_000, 0.95, "t"), 0),
            [UnitEconomics.Conversion] = Distribution.From(new(0.0055, 0.0065, 0.95, "Wilson"), 0, 1),
            [UnitEconomics.LeadRate] = Distribution.From(new(0.011, 0.013, 0.95, "Wilson"), 0, 1),
            [UnitEconomics.OrderValue] = Distribution.LogNormal(25, 0.05),
            [UnitEconomics.Frequency] = Distribution.Triangular(1.5, 2, 2.5),
            [UnitEconomics.Margin] = Distribution.Pert(0.7, 0.8, 0.85),
            [UnitEconomics.Churn] = Distribution.From(new(0.027, 0.033, 0.95, "Wilson"), 0, 1),
            [UnitEconomics.Marketing] = Distribution.Normal(12_000, 500),
        };
    }

    /// <summary>A million samples and the median of LTV:CAC.</summary>
    [Benchmark]
    public double MillionSimulations() => now.Simulate(Options(1_000_000))[UnitEconomics.LtvToCac].Median;

    /// <summary>The same with two inputs that move together.</summary>
    [Benchmark]
    public double MillionCorrelatedSimulations() =>
        now.Simulate(Options(1_000_000) with { Correlations = [new(UnitEconomics.Visitors, UnitEconomics.Conversion, -0.5)] })[UnitEconomics.LtvToCac].Median;

    /// <summary>First-order and total indices of LTV:CAC over eight inputs.</summary>
    [Benchmark]
    public double Indices() => now.SobolIndices(UnitEconomics.LtvToCac, Options(16_384)).Variance;

    private SimulationOptions Options(int samples) => new() { Samples = samples, Points = Points, Distributions = uncertain };
}
