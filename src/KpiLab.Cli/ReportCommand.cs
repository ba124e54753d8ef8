using System.CommandLine;
using KpiLab.Charts;
using KpiLab.Data;
using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Scenarios;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary><c>kpilab report</c>: the scorecard of a folder in the terminal.</summary>
internal static class ReportCommand
{
    private const int RedirectedWidth = 160;

    public static Command Create()
    {
        var path = new Argument<string?>("folder") { Description = "A folder of exports, or one file; without it, the sample company.", Arity = ArgumentArity.ZeroOrOne };
        var industry = new Option<string?>("--industry") { Description = "The company's industry, for benchmarks." };
        var region = new Option<string?>("--region") { Description = "Its region, for benchmarks; the Netherlands when not given." };
        var size = new Option<string?>("--size") { Description = "Its size, for benchmarks." };
        var output = new Option<string>("--output", "-o") { Description = "The HTML file to write.", DefaultValueFactory = _ => "kpilab-report.html" };
        var export = new Option<string?>("--export") { Description = "Also write the figures for other programs: " + string.Join(", ", Export.Endings) + "." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var (map, lang, currency, asOf, mark, monthFirst) = (CommonOptions.Map(), CommonOptions.Language(), CommonOptions.Currency(), CommonOptions.AsOf(), CommonOptions.Decimal(), CommonOptions.MonthFirst());
        var command = new Command("report", "Shows ten KPIs of a folder of exports, with what they mean.") { path, output, export, map, lang, industry, region, size, currency, asOf, mark, monthFirst, json };
        command.SetAction((parsed, cancellation) => LongWork.RunAsync(bar =>
        {
            var language = CommonOptions.LanguageOf(parsed.GetValue(lang)!);
            var until = CommonOptions.DateOf("--as-of", parsed.GetValue(asOf));
            var load = CommonOptions.Load(parsed.GetValue(mark), parsed.GetValue(monthFirst), until) with { Progress = bar, Cancellation = cancellation };
            var figures = CommonOptions.ExportOf("--export", parsed.GetValue(export));
            var given = parsed.GetValue(path);
            var options = new ScorecardOptions
            {
                Industry = parsed.GetValue(industry) ?? (given is null ? "E-commerce" : null),
                Region = parsed.GetValue(region),
                CompanySize = parsed.GetValue(size),
                Currency = parsed.GetValue(currency) ?? (given is null ? "EUR" : null),
                AsOf = until,
            };
            using var folder = ReportFolder.Of(given, AppContext.BaseDirectory);
            var workspace = Workspace.Open(folder.Path, load);
            if (given is null)
                workspace = workspace with { Name = language == Language.Dutch ? "Zilvermeeuw Koffie (voorbeeld)" : "Zilvermeeuw Koffie (sample)" };
            workspace = workspace with { Tables = Mapping.Apply(workspace.Tables, parsed.GetValue(map) ?? []) };
            var scorecard = Scorecard.Of(workspace, options, bar, cancellation);
            var whatIf = parsed.GetValue(json) ? null : WhatIf(workspace, options, language, cancellation);
            var found = parsed.GetValue(json) ? null : workspace.Discover(new() { Currency = options.Currency, AsOf = until }, bar, cancellation);
            bar.Dispose();
            if (parsed.GetValue(json))
                Console.Out.WriteLine(scorecard.ToJson(language));
            else
                WriteBoth(scorecard, found!, whatIf, language, parsed.GetValue(output)!);
            if (figures is not null)
                scorecard.Save(figures, language);
            foreach (var failure in workspace.Failures)
                Console.Error.WriteLine(TerminalText.Safe($"{failure.File}: {failure.Message}"));
            return scorecard.Entries.Any(e => e.Result is not null) && workspace.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }, cancellation));
        return command;
    }

    // A folder of which too little is known for unit economics has a report without them.
    private static ScenarioExplorer? WhatIf(Workspace workspace, ScorecardOptions options, Language language, CancellationToken cancellation)
    {
        try
        {
            return UnitEconomics.From(workspace, new() { Currency = options.Currency, AsOf = options.AsOf, Language = language }, cancellation).Explorer(language);
        }
        catch (Exception e) when (e is ModelException or DataException)
        {
            return null;
        }
    }

    // The page is written beside its place and then moved there, so that a stopped run leaves no half of one.
    private static void WriteBoth(Scorecard scorecard, DiscoveryList found, ScenarioExplorer? whatIf, Language language, string output)
    {
        var console = AnsiConsole.Console;
        // What goes to a file or another program is not broken at the width of a terminal that is not there.
        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
        ScorecardTable.Write(console, scorecard, language);
        var unfinished = output + ".unfinished";
        File.WriteAllText(unfinished, HtmlReport.Write(scorecard, language, whatIf, found));
        File.Move(unfinished, output, overwrite: true);
        console.MarkupLine(language == Language.Dutch ? $"Rapport: [bold]{Text(output)}[/]" : $"Report: [bold]{Text(output)}[/]");
    }

    private static string Text(string text) => Markup.Escape(TerminalText.Safe(text));
}
