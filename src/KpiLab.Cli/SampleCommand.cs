using System.CommandLine;
using KpiLab.Samples;

namespace KpiLab.Cli;

/// <summary><c>kpilab sample</c>: writes the files of the sample company.</summary>
internal static class SampleCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--output", "-o") { Description = "The folder to write.", Required = true };
        var seed = new Option<ulong>("--seed") { Description = "Same seed, same files.", DefaultValueFactory = _ => 20260101 };
        var scale = new Option<double>("--scale") { Description = "Multiplies customers, visits and leads.", DefaultValueFactory = _ => 1 };
        var command = new Command("sample", "Writes the exports of a fictional company with known truths in them.") { output, seed, scale };
        command.SetAction(parsed =>
        {
            if (!(parsed.GetValue(scale) is > 0 and <= 1000))
                throw new UsageException($"--scale {parsed.GetValue(scale)}: it is above 0 and at most 1,000.");
            SampleCompany.Write(parsed.GetValue(output)!, new SampleOptions(parsed.GetValue(seed), parsed.GetValue(scale)));
            return ExitCode.Done;
        });
        return command;
    }
}
