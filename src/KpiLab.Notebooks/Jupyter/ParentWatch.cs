using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace KpiLab.Notebooks.Jupyter;

/// <summary>Notices that the client that started the kernel is gone, so that no kernel stays behind.</summary>
internal static partial class ParentWatch
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Watches the parent where the client says by its variable that it stays.</summary>
    /// <param name="gone">Called once the parent is gone.</param>
    public static IDisposable? Start(Action gone)
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), CultureInfo.InvariantCulture, out var named))
            return null;
        var parent = OperatingSystem.IsWindows() ? named : ParentId();
        return new Timer(_ =>
        {
            if (!IsThere(parent))
                gone();
        }, null, BetweenLooks, BetweenLooks);
    }

    // On Unix an orphan is given another parent, also while the old one's number is still taken.
    private static bool IsThere(int parent) => OperatingSystem.IsWindows() ? Process.GetProcesses().Any(process => process.Id == parent) : ParentId() == parent;

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int ParentId();
}
