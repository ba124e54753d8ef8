using System.CommandLine;
using KpiLab.Data;
using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary><c>kpilab check</c>: rules over the KPIs of a folder, for cron and CI.</summary>
internal static class CheckCommand
{
    private static readonly string[] Formats = ["table", "json", "markdown", "junit"];

    public static Command Create()
    {
        var rules = new Argument<string>("rules") { Description = "The file of rules (JSON); docs/check.md tells its shape." };
        var path = new Argument<string>("folder") { Description = "A folder of exports, or one file." };
        var state = new Option<string?>("--state") { Description = "A file that keeps what was an alert, to tell new ones from old ones. It is made when it is not there." };
        var format = new Option<string>("--format") { Description = "How to write: table, json, markdown or junit.", DefaultValueFactory = _ => "table" };
        var output = new Option<string?>("--out", "-o") { Description = "Write to this file in place of standard output." };
        var asOf = new Option<string?>("--as-of") { Description = "The day of the check, to which the age of data is counted: 2026-07-01. Today when not given." };
        var (map, lang, currency, mark, monthFirst) = (CommonOptions.Map(), CommonOptions.Language(), CommonOptions.Currency(), CommonOptions.Decimal(), CommonOptions.MonthFirst());
        var command = new Command("check", "Checks rules on the KPIs of a folder; exit code 1 on an alert.") { rules, path, state, format, output, asOf, map, lang, currency, mark, monthFirst };
        command.SetAction((parsed, cancellation) => LongWork.RunAsync(bar =>
        {
            var language = CommonOptions.LanguageOf(parsed.GetValue(lang)!);
            var shape = parsed.GetValue(format)!;
            if (!Formats.Contains(shape))
                throw new UsageException($"--format {shape}: it is {string.Join(", ", Formats[..^1])} or {Formats[^1]}.");
            // The clock is read where the user did not say which day it is.
            var day = CommonOptions.DateOf("--as-of", parsed.GetValue(asOf)) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            var watch = Watch(parsed.GetValue(rules)!);
            if (parsed.GetValue(currency) is { } code)
                watch = watch with { Currency = code };
            var kept = parsed.GetValue(state);
            var before = kept is null ? null : WatchState.Load(kept);
            var workspace = Workspace.Open(parsed.GetValue(path)!, CommonOptions.Load(parsed.GetValue(mark), parsed.GetValue(monthFirst), day) with { Progress = bar, Cancellation = cancellation });
            workspace = workspace with { Tables = Mapping.Apply(workspace.Tables, parsed.GetValue(map) ?? []) };
            var report = watch.Check(workspace, day, before, cancellation);
            bar.Dispose();
            Write(report, shape, parsed.GetValue(output), language);
            // Only now, so that an alert that nobody was told of stays new.
            if (kept is not null)
                WatchState.Of(report).Save(kept);
            foreach (var failure in workspace.Failures)
                Console.Error.WriteLine(TerminalText.Safe($"{failure.File}: {failure.Message}"));
            return report.Alerts.Any() || workspace.Failures.Count > 0 ? ExitCode.Failed : ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Watch Watch(string path)
    {
        try
        {
            return Insights.Watch.Load(path);
        }
        catch (RulesFileException e)
        {
            throw new UsageException(TerminalText.Safe(e.Message));
        }
    }

    private static void Write(WatchReport report, string format, string? output, Language language)
    {
        if (output is null && format == "table")
        {
            WatchTable.Write(AnsiConsole.Console, report, language);
            return;
        }

        var text = format switch
        {
            "json" => report.ToJson(language) + "\n",
            "markdown" => report.ToMarkdown(language),
            "junit" => report.ToJUnit(language),
            _ => WatchTable.Text(report, language),
        };
        if (output is null)
        {
            Console.Out.Write(text);
            return;
        }

        var unfinished = output + ".unfinished";
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, output, overwrite: true);
    }
}
