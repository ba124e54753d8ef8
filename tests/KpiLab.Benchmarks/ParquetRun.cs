using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Benchmarks;

/// <summary>KPIs over a folder of Parquet with so many orders, asked in place through DuckDB: the time of each, and the most memory that the process held.</summary>
internal static class ParquetRun
{
    private const int RowsPerFile = 10_000_000;

    public static int Run(string folder, long rows)
    {
        Write(Path.Combine(folder, "orders"), rows);
        var opening = Stopwatch.StartNew();
        var orders = Workspace.Open(folder)["orders"];
        Show("open", opening);
        var sales = Kpi.Define("sales", Unit.Ratio, Measure.Sum("amount") / Measure.Count());
        Time("sales by channel and month", sales.Of(orders).By("channel").Every(Period.Month));
        Time("customers by channel", Kpi.Define("customers", Unit.Ratio, Measure.CountDistinct("customer_id") / Measure.Count()).Of(orders).By("channel"));
        Time("value per customer by channel", Ltv.Of(orders).By("channel"));
        return 0;
    }

    private static void Time(string name, KpiQuery query)
    {
        var watch = Stopwatch.StartNew();
        var result = query.Run();
        Show(string.Create(CultureInfo.InvariantCulture, $"{name} ({result.Rows.Length} rows)"), watch);
    }

    private static void Show(string name, Stopwatch watch)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-45} {watch.Elapsed.TotalSeconds,8:0.0} s   peak {process.PeakWorkingSet64 / (1024.0 * 1024.0),8:N0} MB"));
    }

    // In a run of its own, so that the memory it takes is not counted: the next one finds the files.
    private static void Write(string folder, long rows)
    {
        if (Directory.Exists(folder))
            return;
        Directory.CreateDirectory(folder);
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        for (long first = 0; first < rows; first += RowsPerFile)
        {
            using var command = connection.CreateCommand();
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
                copy (
                  select cast(hash(i) % 5000000 as integer) as customer_id, date '2024-01-01' + cast(hash(i, 1) % 731 as integer) as date, cast(hash(i, 2) % 20000 as double) / 100 as amount,
                    ['web', 'shop', 'search', 'mail', 'referral', 'app', 'social', 'partner'][1 + cast(hash(i, 3) % 8 as integer)] as channel
                  from range({first}, {Math.Min(rows, first + RowsPerFile)}) r(i)
                ) to '{folder.Replace("'", "''", StringComparison.Ordinal)}/orders-{first / RowsPerFile:00}.parquet'
                """);
            command.ExecuteNonQuery();
        }

        Console.WriteLine("The files are written; run the same again to measure.");
        Environment.Exit(0);
    }
}
