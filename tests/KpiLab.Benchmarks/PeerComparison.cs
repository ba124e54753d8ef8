using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KpiLab.Benchmarks;

/// <summary>KpiLab and its peers at the same work on the same files in one run: medians of five, answers compared, ratios printed as a Markdown table.</summary>
internal static class PeerComparison
{
    private const int Repeats = 5;

    private static readonly (string Task, string Text)[] Tasks =
    [
        ("load", "CSV of orders to a typed table"),
        ("group", "channel x month: sum, mean, distinct customers"),
        ("group-cold", "the same, the first time"),
        ("rfm", "first, last, number and mean of orders per customer"),
        ("churn", "monthly churn by plan over subscriptions"),
        ("company", "ten KPIs of the sample company, from its files; the peers only read them"),
    ];

    private static readonly (string Name, string Program, string Script)[] Peers =
    [
        ("pandas", "/usr/bin/python3", "pandas_peer.py"),
        ("polars", "node", "polars_peer.js"),
        ("DuckDB", "node", "duckdb_peer.js"),
        ("M.D.Analysis", Environment.ProcessPath!, "frame-peer"),
    ];

    public static int Run(string folder, int rows)
    {
        OrderFiles.Write(folder, rows);
        CompanyFiles.Write(folder, rows);
        var own = OwnWork.Figures(folder, Repeats).ToDictionary(figure => figure.Task, figure => (figure.Seconds, figure.Check));
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
                    line.Append(figures.Count == 0 ? " not installed |" : " |");
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
        // The one peer in .NET is this program, started again.
        string[] what = script.Contains('.', StringComparison.Ordinal) ? [Path.Combine(AppContext.BaseDirectory, "Peers", script)]
            : Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Environment.GetCommandLineArgs()[0], script] : [script];
        foreach (var argument in (string[])[.. what, Path.GetFullPath(folder), Repeats.ToString(CultureInfo.InvariantCulture)])
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
