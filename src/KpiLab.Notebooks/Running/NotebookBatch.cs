using System.Diagnostics;
using System.Text.Json;

namespace KpiLab.Notebooks.Running;

/// <summary>Runs notebooks side by side, each in a process of its own.</summary>
/// <param name="start">How the process for a job is started: it must call <see cref="NotebookWorker.RunAsync"/> with its standard output.</param>
public sealed class NotebookBatch(Func<NotebookJob, ProcessStartInfo> start)
{
    /// <summary>How many run at a time.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether a failure stops the others.</summary>
    public bool FailFast { get; init; }

    /// <summary>Runs the jobs.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="progress">Told before each cell of each job; may be called from several threads.</param>
    /// <param name="ended">Told at the end of each job, one at a time.</param>
    /// <param name="cancellation">Ends every process.</param>
    /// <returns>The outcomes in the order of the jobs.</returns>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public async Task<IReadOnlyList<JobOutcome>> RunAsync(
        IReadOnlyList<NotebookJob> jobs, Action<NotebookJob, RunProgress>? progress = null, Action<JobOutcome>? ended = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        var outcomes = new JobOutcome[jobs.Count];
        var gate = new Lock();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await System.Threading.Tasks.Parallel.ForAsync(0, jobs.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Parallel), CancellationToken = cancellation }, async (i, _) =>
        {
            var outcome = await RunOneAsync(jobs[i], progress, stop.Token).ConfigureAwait(false);
            if (outcome.Status == JobStatus.Failed && FailFast)
                await stop.CancelAsync().ConfigureAwait(false);
            lock (gate)
            {
                outcomes[i] = outcome;
                ended?.Invoke(outcome);
            }
        }).ConfigureAwait(false);
        return outcomes;
    }

    private async Task<JobOutcome> RunOneAsync(NotebookJob job, Action<NotebookJob, RunProgress>? progress, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
            return new(job, JobStatus.Skipped);
        var info = start(job);
        info.RedirectStandardOutput = info.RedirectStandardError = info.RedirectStandardInput = true;
        info.UseShellExecute = false;
        using var process = Process.Start(info) ?? throw new InvalidOperationException($"{info.FileName} could not be started.");
        process.StandardInput.Close();
        await using var kill = stop.Register(() => process.Kill(entireProcessTree: true)).ConfigureAwait(false);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var (last, end) = (new RunProgress(0, 0), (WorkerReport?)null);
        while (await process.StandardOutput.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
        {
            if (!line.StartsWith(WorkerReport.Mark, StringComparison.Ordinal))
                continue;
            var report = JsonSerializer.Deserialize<WorkerReport>(line[WorkerReport.Mark.Length..])!;
            if (report.IsDone || report.Error is not null)
            {
                end = report;
                continue;
            }

            last = new(report.Cell, report.Cells);
            progress?.Invoke(job, last);
        }

        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        if (end is { IsDone: true })
            return new(job, JobStatus.Succeeded);
        if (end is { Error: { } error })
            return new(job, JobStatus.Failed, error);
        if (stop.IsCancellationRequested)
            return new(job, JobStatus.Skipped);
        var tail = string.Join('\n', (await errors.ConfigureAwait(false)).TrimEnd().Split('\n').TakeLast(10));
        return new(job, JobStatus.Failed, $"its process ended with code {process.ExitCode} in cell {last.Cell}, before anything was written.\n{tail}".TrimEnd());
    }
}
