using KpiLab.Notebooks.Running;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary>Shows a batch of notebooks while it runs: a bar for each in a terminal, a line for each elsewhere; errors with their cell at the end.</summary>
internal static class RunProgressView
{
    public static async Task<int> ShowAsync(IAnsiConsole console, NotebookBatch batch, IReadOnlyList<NotebookJob> jobs, CancellationToken cancellation)
    {
        var outcomes = console.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
            ? await WithBarsAsync(console, batch, jobs, cancellation).ConfigureAwait(false)
            : await batch.RunAsync(jobs, ended: outcome => Console.Out.WriteLine(Line(outcome)), cancellation: cancellation).ConfigureAwait(false);
        var failed = outcomes.Where(outcome => outcome.Status == JobStatus.Failed).ToArray();
        foreach (var outcome in failed)
            Console.Error.WriteLine($"\n{TerminalText.Safe(outcome.Job.Name)}: {TerminalText.Safe(outcome.Message)}");
        var written = outcomes.Select(outcome => outcome.Job.Page ?? outcome.Job.Executed!).Where(File.Exists).ToArray();
        if (written.Length > 0)
            Console.Out.WriteLine($"{(written.Length == 1 ? written[0] : Path.GetDirectoryName(written[0]))}");
        Console.Out.WriteLine($"{outcomes.Count(o => o.Status == JobStatus.Succeeded)} ran, {failed.Length} failed{(outcomes.Count(o => o.Status == JobStatus.Skipped) is > 0 and var skipped ? $", {skipped} not run" : "")}");
        return outcomes.All(outcome => outcome.Status == JobStatus.Succeeded) ? ExitCode.Done : ExitCode.Failed;
    }

    private static Task<IReadOnlyList<JobOutcome>> WithBarsAsync(IAnsiConsole console, NotebookBatch batch, IReadOnlyList<NotebookJob> jobs, CancellationToken cancellation) =>
        console.Progress().Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).StartAsync(view =>
        {
            var bars = jobs.ToDictionary(job => job, job => view.AddTask(Markup.Escape(TerminalText.Safe(job.Name)), autoStart: false));
            return batch.RunAsync(
                jobs,
                (job, progress) =>
                {
                    var bar = bars[job];
                    if (!bar.IsStarted)
                        bar.StartTask();
                    bar.MaxValue = progress.Cells;
                    bar.Value = progress.Cell - 1;
                },
                outcome =>
                {
                    var bar = bars[outcome.Job];
                    if (outcome.Status == JobStatus.Succeeded)
                        bar.Value = bar.MaxValue;
                    else
                        bar.Description = $"[red]{Markup.Escape(TerminalText.Safe(outcome.Job.Name))} {(outcome.Status == JobStatus.Failed ? "failed" : "not run")}[/]";
                    bar.StopTask();
                },
                cancellation);
        });

    private static string Line(JobOutcome outcome) =>
        $"{outcome.Status switch { JobStatus.Succeeded => "ran    ", JobStatus.Failed => "failed ", _ => "not run" }} {TerminalText.Safe(outcome.Job.Name)}";

}
