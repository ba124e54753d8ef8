using BenchmarkDotNet.Attributes;
using KpiLab.Data;

namespace KpiLab.Benchmarks;

/// <summary>Loading a CSV of ten million orders.</summary>
[Config(typeof(InProcess))]
public class LoadBenchmarks
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "kpilab-benchmarks");

    /// <summary>Rows of the file.</summary>
    [Params(10_000_000)]
    public int Rows { get; set; }

    /// <summary>Writes the file once.</summary>
    [GlobalSetup]
    public void Setup() => OrderFiles.Write(folder, Rows);

    /// <summary>The typed table of the file.</summary>
    [Benchmark]
    public FrameTable Load() => Table.Load(Path.Combine(folder, "orders.csv"));
}
