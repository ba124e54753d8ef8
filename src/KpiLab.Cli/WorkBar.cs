using System.Globalization;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk;

namespace KpiLab.Cli;

/// <summary>A line on standard error that shows how far work is, once it has taken a second. It is wiped when the work is done, and never shows where standard error is no terminal.</summary>
internal sealed class WorkBar(TextWriter error, bool visible, TimeProvider clock) : IProgress<LoadProgress>, IProgress<Kpi>, IProgress<ChurnProgress>, IProgress<DiscoveryProgress>, IDisposable
{
    private const int Cells = 24;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly long start = clock.GetTimestamp();
    private long? drawn;
    private int computed;

    /// <summary>A bar on the standard error of this process.</summary>
    public static WorkBar Create() => new(Console.Error, !Console.IsErrorRedirected, TimeProvider.System);

    /// <inheritdoc/>
    public void Report(LoadProgress value) => Draw(value.File, value.Share);

    /// <inheritdoc/>
    public void Report(Kpi value) => Draw(value.Text.Name.English, ++computed / (double)KpiCatalogue.Ten.Count);

    /// <inheritdoc/>
    public void Report(ChurnProgress value) => Draw(value.Doing, value.Done / (double)value.Total);

    /// <inheritdoc/>
    public void Report(DiscoveryProgress value)
    {
        // A search reports from several threads.
        lock (error)
            Draw(value.Kpi.Text.Name.English, value.Share);
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        if (drawn is not null)
            error.Write("\r\u001b[K");
        drawn = null;
    }

    private void Draw(string what, double share)
    {
        if (!visible || clock.GetElapsedTime(start) < Patience || (drawn is { } last && clock.GetElapsedTime(last) < Pause))
            return;
        drawn = clock.GetTimestamp();
        var full = (int)(share * Cells);
        var name = TerminalText.Safe(what);
        error.Write(string.Create(CultureInfo.InvariantCulture, $"\r\u001b[K{(name.Length > 40 ? name[..39] + "…" : name)}  {new string('█', full)}{new string('░', Cells - full)} {share * 100,3:0} %"));
    }
}
