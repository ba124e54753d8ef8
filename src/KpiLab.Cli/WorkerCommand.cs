using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using KpiLab.Notebooks.Running;

namespace KpiLab.Cli;

/// <summary><c>kpilab run-worker</c>: the process in which <c>kpilab run</c> runs one notebook. Not meant for people.</summary>
internal static class WorkerCommand
{
    private const string Name = "run-worker";

    public static Command Create()
    {
        var path = new Argument<string>("notebook");
        var executed = new Option<string?>("--executed");
        var page = new Option<string?>("--page");
        var timeout = new Option<double>("--timeout");
        var parameters = new Option<string[]>("-p");
        var command = new Command(Name) { path, executed, page, timeout, parameters };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellation) =>
        {
            // The session takes over the console; reports go past it.
            var channel = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
            var notebook = parsed.GetValue(path)!;
            var job = new NotebookJob(notebook, Path.GetFileName(notebook), parsed.GetValue(executed), parsed.GetValue(page), [.. (parsed.GetValue(parameters) ?? []).Select(Parameter.Parse)]);
            var seconds = RunCommand.Seconds(parsed.GetValue(timeout));
            var options = new RunOptions { CellTimeout = seconds > 0 ? TimeSpan.FromSeconds(seconds) : null };
            var succeeded = await NotebookWorker.RunAsync(job, options, channel, cancellation).ConfigureAwait(false);
            // A cell that did not stop when told to holds a thread; the process ends without it.
            Environment.Exit(succeeded ? ExitCode.Done : ExitCode.Failed);
            return ExitCode.Failed;
        });
        return command;
    }

    /// <summary>The start of this tool again, for one job.</summary>
    public static ProcessStartInfo Start(NotebookJob job, double timeout)
    {
        var host = Environment.ProcessPath ?? "dotnet";
        var info = new ProcessStartInfo(host) { WorkingDirectory = Path.GetDirectoryName(job.Path)! };
        if (Path.GetFileNameWithoutExtension(host) == "dotnet")
            info.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        foreach (var argument in Arguments(job, timeout))
            info.ArgumentList.Add(argument);
        return info;
    }

    private static IEnumerable<string> Arguments(NotebookJob job, double timeout)
    {
        yield return Name;
        yield return job.Path;
        yield return "--timeout";
        yield return timeout.ToString(CultureInfo.InvariantCulture);
        if (job.Executed is { } executed)
        {
            yield return "--executed";
            yield return executed;
        }

        if (job.Page is { } page)
        {
            yield return "--page";
            yield return page;
        }

        foreach (var parameter in job.Parameters)
        {
            yield return "-p";
            yield return $"{parameter.Name}={parameter.Value}";
        }
    }
}
