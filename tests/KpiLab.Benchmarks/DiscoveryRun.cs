using System.Diagnostics;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Benchmarks;

/// <summary>A search for hidden differences over large tables, once: its time, its memory beside that of the tables, and how soon it stops.</summary>
internal static class DiscoveryRun
{
    private static readonly string[] Countries = ["NL", "BE", "DE", "FR", "UK", "ES"], Devices = ["mobile", "desktop", "tablet"], Products = ["a", "b", "c", "d", "e", "f", "g", "h"], Plans = ["Basic", "Plus", "Premium"];

    public static int Run(int rows)
    {
        var company = Workspace.Of(
            Table("orders", rows, "customer_id", rows / 10, random => new NumberColumn("amount", Each(rows, () => random.Next(100, 20_000) / 100.0))),
            Table("sessions", rows, "visitor_id", rows / 3, random => new FlagColumn("converted", Each(rows, () => (sbyte)(random.Next(30) == 0 ? 1 : 0)))));
        foreach (var kpi in new[] { ConversionRate.Kpi, Ltv.Kpi })
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            long most = 0;
            using var watching = new Timer(_ => most = Math.Max(most, Process.GetCurrentProcess().WorkingSet64), null, 0, 50);
            var watch = Stopwatch.StartNew();
            var reports = 0;
            var found = company.Discover(new() { Kpis = [kpi] }, new Reported(_ => Interlocked.Increment(ref reports)));
            Write($"{kpi}: {watch.Elapsed.TotalSeconds:F1} s, {found.Compared} comparisons, {found.Count} found, {reports} reports of progress; tables {before / 1e9:F1} GB, at most {most / 1e9:F1} GB in use");
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            watch.Restart();
            try
            {
                company.Discover(new() { Kpis = [kpi] }, null, stop.Token);
            }
            catch (OperationCanceledException)
            {
                Write($"{kpi}: stopped {watch.Elapsed.TotalSeconds - 2:F2} s after being told to");
            }
        }

        return 0;
    }

    private static FrameTable Table(string name, int rows, string unit, int units, Func<Random, Column> value)
    {
        var random = new Random(1);
        TextColumn Label(string column, string[] labels) => new(column, Each(rows, () => random.Next(labels.Length)), labels);
        return FrameTable.Of(
            name, new NumberColumn(unit, Each(rows, () => (double)random.Next(units))), new DateColumn("date", Each(rows, () => new DateTime(2025, 1, 1).AddDays(random.Next(365)).Ticks)),
            Label("country", Countries), Label("device", Devices), Label("product", Products), Label("plan", Plans), value(random));
    }

    private static T[] Each<T>(int rows, Func<T> next)
    {
        var values = new T[rows];
        for (var i = 0; i < rows; i++)
            values[i] = next();
        return values;
    }

    private static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed class Reported(Action<DiscoveryProgress> report) : IProgress<DiscoveryProgress>
    {
        public void Report(DiscoveryProgress value) => report(value);
    }
}
