using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using KpiLab.Cli;
using KpiLab.Data;
using KpiLab.Notebooks.Documents;
using KpiLab.Scenarios;

// What the tool writes is the same on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = System.Text.Encoding.UTF8;
// Not a RootCommand: that is named for the file that was started, and help would say KpiLab.Cli.
var root = new Command("kpilab", "Ten KPIs from a folder of exports: what they are, how sure, what they mean and what to do.")
{
    new HelpOption(),
    new VersionOption(),
    ReportCommand.Create(),
    InspectCommand.Create(),
    ConvertCommand.Create(),
    KpiCommand.Create(),
    ExplainCommand.Create(),
    DiscoverCommand.Create(),
    LtvCommand.Create(),
    WhatIfCommand.Create(),
    CheckCommand.Create(),
    ChurnCommand.Create(),
    SampleCommand.Create(),
    KernelCommand.Create(),
    RunCommand.Create(),
    WorkerCommand.Create(),
};
var parsed = root.Parse(args.Length == 0 ? ["--help"] : args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        Console.Error.WriteLine(error.Message);
    Console.Error.WriteLine("See kpilab --help.");
    return ExitCode.WrongUsage;
}

try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (UsageException e)
{
    Console.Error.WriteLine(e.Message);
    return ExitCode.WrongUsage;
}
catch (Exception e) when (e is DataException or ModelException or NotebookException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(TerminalText.Safe(e.Message));
    return ExitCode.Failed;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return ExitCode.Failed;
}
catch (Exception e)
{
    // What gets here is a fault of ours, not of the input. A trace helps nobody at a prompt; the kind and the words find the place.
    Console.Error.WriteLine(TerminalText.Safe($"kpilab made a mistake ({e.GetType().Name}: {e.Message}). Please report it, with the command and, if you may, the file."));
    return ExitCode.Failed;
}
