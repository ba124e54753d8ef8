using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using KpiLab.Data;
using KpiLab.Models.ChurnRisk;

namespace KpiLab.Benchmarks;

/// <summary>Churn risk over a million customers: scoring all of them, reasons for a thousand, and training on all.</summary>
[Config(typeof(InProcess))]
public class ChurnBenchmarks
{
    private FrameTable customers = null!;
    private ChurnModel model = null!;
    private int[] thousand = null!;

    /// <summary>Customers.</summary>
    [Params(1_000_000)]
    public int Rows { get; set; }

    /// <summary>Makes the customers, and a model of a part of them.</summary>
    [GlobalSetup]
    public void Setup()
    {
        customers = ChurnTables.Customers(Rows);
        thousand = [.. Enumerable.Range(0, 1000)];
        model = ChurnModel.Fit(customers.Take([.. Enumerable.Range(0, 7000)]), new() { Folds = 2, InnerFolds = 2, Learners = [ChurnLearner.LogisticRegression, ChurnLearner.LightGbm] });
    }

    /// <summary>The risk of every customer.</summary>
    [Benchmark]
    public ChurnScores Score() => model.Predict(customers);

    /// <summary>The reasons of a thousand customers.</summary>
    [Benchmark]
    public IReadOnlyList<ChurnReasons> Explain() => model.Explain(customers, thousand);
}

/// <summary>Training on a million customers with default settings, and the most memory that the process took.</summary>
[Config(typeof(InProcess))]
public class ChurnTrainingBenchmarks
{
    private FrameTable customers = null!;

    /// <summary>Customers.</summary>
    [Params(1_000_000)]
    public int Rows { get; set; }

    /// <summary>Makes the customers.</summary>
    [GlobalSetup]
    public void Setup() => customers = ChurnTables.Customers(Rows);

    /// <summary>Settings chosen on 20,000, assessed on 50,000, trained on all.</summary>
    [Benchmark]
    public ChurnModel Train() => ChurnModel.Fit(customers);

    /// <summary>Says how much memory the process had at most, learners outside the managed heap included.</summary>
    [GlobalCleanup]
    public void PeakMemory()
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// Most memory: {process.PeakWorkingSet64 / 1e9:0.00} GB"));
    }
}
