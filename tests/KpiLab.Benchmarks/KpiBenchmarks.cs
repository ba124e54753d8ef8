using BenchmarkDotNet.Attributes;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Benchmarks;

/// <summary>Each KPI of the catalogue over tables of ten million rows: its value, and by channel and month.</summary>
[Config(typeof(InProcess))]
public class KpiBenchmarks
{
    private KpiQuery query = null!;

    /// <summary>Rows of the table that has most.</summary>
    [Params(10_000_000)]
    public int Rows { get; set; }

    /// <summary>The KPI.</summary>
    [ParamsSource(nameof(Kpis))]
    public string Id { get; set; } = "";

    /// <summary>The ids of the KPIs measured.</summary>
    public static IEnumerable<string> Kpis => KpiTables.Ids;

    /// <summary>Makes the tables.</summary>
    [GlobalSetup]
    public void Setup() => query = KpiTables.Query(Id, Rows);

    /// <summary>The value with its interval.</summary>
    [Benchmark]
    public KpiResult Total() => query.Run();

    /// <summary>The value by segment and month, with intervals and comparisons.</summary>
    [Benchmark]
    public KpiResult BySegmentAndMonth() => query.By(KpiTables.Dimension(Id)).Every(Period.Month).Run();
}
