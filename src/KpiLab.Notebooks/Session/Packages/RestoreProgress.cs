using System.Globalization;
using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Session.Packages;

/// <summary>One line in the cell that says how long a restore has been at work and how it ended.</summary>
internal sealed class RestoreProgress : IDisposable
{
    private readonly CellScope scope;
    private readonly string title;
    private readonly string id = Guid.NewGuid().ToString("n");
    private readonly long start = TimeProvider.System.GetTimestamp();
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private bool ended;

    public RestoreProgress(CellScope scope, string title)
    {
        this.scope = scope;
        this.title = title;
        scope.Emit(new DisplayOutput(MimeBundle.OfText($"Restoring {title} …"), id));
        timer = TimeProvider.System.CreateTimer(_ => Tick(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>The package is there.</summary>
    public void Succeeded() => End($"{title} restored.");

    /// <summary>The package cannot be had; the error says why.</summary>
    public void Failed() => End($"{title} not restored.");

    /// <summary>Ends the line, as stopped where neither of the others was said.</summary>
    public void Dispose()
    {
        End($"Restoring {title} stopped.");
        timer.Dispose();
    }

    private void Tick()
    {
        lock (gate)
            if (!ended)
                Show(string.Create(CultureInfo.InvariantCulture, $"Restoring {title} … {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0} s"));
    }

    private void End(string text)
    {
        lock (gate)
        {
            if (!ended)
                Show(text);
            ended = true;
        }
    }

    private void Show(string text) => scope.Emit(new DisplayOutput(MimeBundle.OfText(text), id, Update: true));
}
