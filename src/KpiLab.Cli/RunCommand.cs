using System.CommandLine;
using System.Globalization;
using KpiLab.Notebooks.Running;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary><c>kpilab run</c>: executes notebooks without a screen and writes them with their outputs and as pages.</summary>
internal static class RunCommand
{
    private const double DefaultTimeout = 600;

    public static Command Create()
    {
        var path = new Argument<string>("notebook|folder") { Description = "A notebook (.ipynb or .dib), or a folder of them." };
        var parameters = new Option<string[]>("-p", "--parameter") { Description = "A value for a parameter of the notebook: name=value. Repeat as needed." };
        var output = new Option<string?>("--output", "-o") { Description = "The folder for the results, or for one notebook the .ipynb or .html to write; \"executed\" beside the notebook when not given." };
        var html = new Option<bool>("--html") { Description = "Write a page beside each notebook; --html false leaves it out.", DefaultValueFactory = _ => true };
        var timeout = new Option<double>("--timeout") { Description = "Seconds that one cell may run; 0 for no limit.", DefaultValueFactory = _ => DefaultTimeout };
        var failFast = new Option<bool>("--fail-fast") { Description = "Stop the other notebooks when one fails." };
        var keepGoing = new Option<bool>("--keep-going") { Description = "Run the other notebooks when one fails. This is the default." };
        var command = new Command("run", "Runs notebooks and writes them with their outputs and as HTML pages.") { path, parameters, output, html, timeout, failFast, keepGoing };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(failFast) && parsed.GetValue(keepGoing))
                throw new UsageException("--fail-fast and --keep-going exclude each other.");
            var seconds = Seconds(parsed.GetValue(timeout));
            var jobs = RunPlan.Of(parsed.GetValue(path)!, parsed.GetValue(output), parsed.GetValue(html), [.. (parsed.GetValue(parameters) ?? []).Select(Parameter.Parse)]);
            var batch = new NotebookBatch(job => WorkerCommand.Start(job, seconds)) { FailFast = parsed.GetValue(failFast) };
            return await RunProgressView.ShowAsync(AnsiConsole.Console, batch, jobs, cancellation).ConfigureAwait(false);
        });
        return command;
    }

    public static double Seconds(double timeout) => timeout is >= 0 and <= 1_000_000
        ? timeout : throw new UsageException($"--timeout {timeout.ToString(CultureInfo.InvariantCulture)}: it is a number of seconds from 0, which means no limit, to 1000000.");
}
