namespace KpiLab.Cli;

/// <summary>Runs the work of a command with a bar, beside the thread that listens for Ctrl-C.</summary>
internal static class LongWork
{
    /// <summary>The exit code of the work; <see cref="ExitCode.Stopped"/> when the user stopped it.</summary>
    public static async Task<int> RunAsync(Func<WorkBar, int> work, CancellationToken cancellation)
    {
        using var bar = WorkBar.Create();
        try
        {
            return await Task.Run(() => work(bar), cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            bar.Dispose();
            await Console.Error.WriteLineAsync("Stopped; nothing was written.").ConfigureAwait(false);
            return ExitCode.Stopped;
        }
    }
}
