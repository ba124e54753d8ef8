using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Benchmarks;

/// <summary>KpiLab and its peers at the same work on the same files in one run: medians of five, checks compared, ratios printed as a Markdown table.</summary>
internal static class PeerComparison
{
    private const int Repeats = 5;

    private static readonly (string Task, string Text)[] Tasks =
    [
        ("load", "CSV of orders to a typed table"),
        ("group", "channel x month: sum, mean, distinct customers"),
        ("churn", "monthly churn by plan over subscriptions"),
    ];

    private static readonly (string Name, string Program, string Script)[] Peers =
    [
        ("pandas", "/usr/bin/python3", "pandas_peer.py"),
        ("polars", "node", "polars_peer.js"),
        ("DuckDB", "node", "duckdb_peer.js"),
    ];

    public static int Run(string folder, int rows)
    {
        OrderFiles.Write(folder, rows);
        var own = Own(folder);
        var peers = Peers.Select(peer => (peer.Name, Figures: Peer(peer.Program, peer.Script, folder))).ToArray();
        Console.WriteLine($"{rows:N0} orders and {Math.Max(1, rows / 10):N0} subscriptions; median of {Repeats}; the peer's time over KpiLab's, above 1 KpiLab is faster.");
        Console.WriteLine();
        Console.WriteLine("| work | KpiLab | " + string.Join(" | ", peers.Select(p => p.Name)) + " |");
        Console.WriteLine("|---|---|" + string.Concat(peers.Select(_ => "---|")));
        var agree = true;
        foreach (var (task, text) in Tasks)
        {
            var line = new StringBuilder($"| {text} | {own[task].Seconds:0.00} s |");
            foreach (var (name, figures) in peers)
            {
                if (!figures.TryGetValue(task, out var figure))
                {
                    line.Append(" not installed |");
                    continue;
                }

                line.Append($" {figure.Seconds / own[task].Seconds:0.0} |");
                if (Math.Abs(figure.Check - own[task].Check) <= 1e-6 * Math.Abs(figure.Check))
                    continue;
                agree = false;
                Console.Error.WriteLine($"{name} finds {figure.Check} for \"{text}\", KpiLab {own[task].Check}.");
            }

            Console.WriteLine(line);
        }

        return agree ? 0 : 1;
    }

    private static Dictionary<string, (double Seconds, double Check)> Own(string folder)
    {
        var figures = new Dictionary<string, (double, double)>();
        FrameTable? orders = null;
        figures["load"] = (Median(() => orders = Table.Load(Path.Combine(folder, "orders.csv")), () => orders = null), orders!.RowCount);
        double check = 0;
        figures["group"] = (Median(() => check = ByChannelAndMonth(orders)), check);
        var subscriptions = Table.Load(Path.Combine(folder, "subscriptions.csv")).Map(Role.Start, "start").Map(Role.End, "cancel");
        figures["churn"] = (Median(() => check = ChurnRate.Of(subscriptions).By("plan").Every(Period.Month).Between(new(2022, 1, 1), new(2025, 1, 1)).Run()
            .Rows.Sum(row => row.Measurement.Numerator ?? 0)), check);
        return figures;
    }

    private static double ByChannelAndMonth(FrameTable orders)
    {
        var when = Timing.At("order_date");
        var average = Kpi.Define("average-order", Unit.Money("order", "bestelling"), Measure.Sum("amount").By(when) / Measure.Count().By(when))
            .Of(orders).By("channel").Every(Period.Month).Run();
        var customers = Kpi.Define("customers", Unit.Index, Measure.CountDistinct("customer_id").By(when)).Of(orders).By("channel").Every(Period.Month).Run();
        return Math.Round(average.Rows.Sum(row => row.Measurement.Numerator ?? 0)) + customers.Rows.Sum(row => row.Measurement.Value ?? 0);
    }

    private static double Median(Action work, Action? before = null)
    {
        var seconds = new double[Repeats];
        for (var i = 0; i < Repeats; i++)
        {
            before?.Invoke();
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            work();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds[Repeats / 2];
    }

    // A peer that is not installed has no figures; the table says so.
    private static Dictionary<string, (double Seconds, double Check)> Peer(string program, string script, string folder)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Environment.GetEnvironmentVariable("KPILAB_PEERS") ?? Environment.CurrentDirectory,
        };
        if (program == "node")
            start.ArgumentList.Add("--expose-gc");
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "Peers", script), Path.GetFullPath(folder), Repeats.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        start.Environment["POLARS_MAX_THREADS"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture);
        var figures = new Dictionary<string, (double, double)>();
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        while (process.StandardOutput.ReadLine() is { } line)
        {
            using var figure = JsonDocument.Parse(line);
            figures[figure.RootElement.GetProperty("task").GetString()!] = (figure.RootElement.GetProperty("seconds").GetDouble(), figure.RootElement.GetProperty("check").GetDouble());
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
            Console.Error.WriteLine($"{script}: {errors.Result.Trim().Split('\n').LastOrDefault()}");
        return figures;
    }
}
