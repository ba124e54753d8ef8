using System.Text.Json;
using KpiLab.Notebooks.Documents;
using KpiLab.Notebooks.Export;

namespace KpiLab.Notebooks.Running;

/// <summary>The process that runs one notebook: reads it, runs it in its own folder, writes the results, and reports on a line of text what happened.</summary>
/// <remarks>A process of its own gives a notebook its current directory and its console, and lets a cell that cannot be stopped end with it.</remarks>
public static class NotebookWorker
{
    /// <summary>Runs the job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="options">How the notebook is run; its parameters are those of the job.</param>
    /// <param name="channel">Where progress and the outcome are reported.</param>
    /// <param name="cancellation">Stops the run; nothing is written then.</param>
    /// <returns>True when the notebook ran to its end.</returns>
    public static async Task<bool> RunAsync(NotebookJob job, RunOptions options, TextWriter channel, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(channel);
        var folder = Path.GetDirectoryName(Path.GetFullPath(job.Path))!;
        try
        {
            var notebook = Notebook.Load(job.Path);
            Environment.CurrentDirectory = folder;
            var session = options.Session with { WorkingDirectory = folder };
            var result = await NotebookRunner.RunAsync(
                notebook, options with { Parameters = job.Parameters, Session = session }, new Reporter(channel), cancellation).ConfigureAwait(false);
            if (job.Executed is { } executed)
                result.Notebook.Save(executed);
            if (job.Page is { } page)
                WholeFile.Write(page, NotebookPage.Write(result.Notebook, new() { Folder = folder, Title = Path.GetFileNameWithoutExtension(job.Path) }));
            Report(channel, result.Failure is { } failure ? new WorkerReport { Error = Text(failure) } : new WorkerReport { IsDone = true });
            return result.Failure is null;
        }
        catch (Exception e) when (e is NotebookException or IOException or UnauthorizedAccessException)
        {
            Report(channel, new() { Error = e.Message });
            return false;
        }
    }

    // The traceback begins with the message where the session gives one.
    private static string Text(CellFailure failure)
    {
        var message = failure.Message.StartsWith(failure.Name, StringComparison.Ordinal) ? failure.Message : $"{failure.Name}: {failure.Message}";
        var lines = failure.Traceback.Any(line => line.Contains(failure.Message, StringComparison.Ordinal)) ? failure.Traceback : [message, .. failure.Traceback];
        return $"cell {failure.Cell} failed.\n{string.Join('\n', lines)}";
    }

    private static void Report(TextWriter channel, WorkerReport report)
    {
        lock (channel)
        {
            channel.WriteLine(WorkerReport.Mark + JsonSerializer.Serialize(report));
            channel.Flush();
        }
    }

    private sealed class Reporter(TextWriter channel) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => NotebookWorker.Report(channel, new() { Cell = value.Cell, Cells = value.Cells });
    }
}
