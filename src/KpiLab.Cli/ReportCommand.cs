using System.CommandLine;
using KpiLab.Charts;
using KpiLab.Data;
using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary><c>kpilab report</c>: the scorecard of a folder in the terminal.</summary>
internal static class ReportCommand
{
    private const string Sparks = "▁▂▃▄▅▆▇█";

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
            var workspace = Workspace.Open(given ?? SampleFolder(), load);
            if (given is null)
                workspace = workspace with { Name = language == Language.Dutch ? "Zilvermeeuw Koffie (voorbeeld)" : "Zilvermeeuw Koffie (sample)" };
            workspace = workspace with { Tables = Mapping.Apply(workspace.Tables, parsed.GetValue(map) ?? []) };
            var options = new ScorecardOptions
            {
                Industry = parsed.GetValue(industry) ?? (given is null ? "E-commerce" : null),
                Region = parsed.GetValue(region),
                CompanySize = parsed.GetValue(size),
                Currency = parsed.GetValue(currency) ?? (given is null ? "EUR" : null),
                AsOf = until,
            };
            var scorecard = Scorecard.Of(workspace, options, bar, cancellation);
            bar.Dispose();
            if (parsed.GetValue(json))
                Console.Out.WriteLine(scorecard.ToJson(language));
            else
                WriteBoth(scorecard, language, parsed.GetValue(output)!);
            if (figures is not null)
                scorecard.Save(figures, language);
            foreach (var failure in workspace.Failures)
                Console.Error.WriteLine(TerminalText.Safe($"{failure.File}: {failure.Message}"));
            return scorecard.Entries.Any(e => e.Result is not null) && workspace.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }, cancellation));
        return command;
    }

    // The page is written beside its place and then moved there, so that a stopped run leaves no half of one.
    private static void WriteBoth(Scorecard scorecard, Language language, string output)
    {
        Write(AnsiConsole.Console, scorecard, language);
        var unfinished = output + ".unfinished";
        File.WriteAllText(unfinished, HtmlReport.Write(scorecard, language));
        File.Move(unfinished, output, overwrite: true);
        AnsiConsole.Console.MarkupLine(language == Language.Dutch ? $"Rapport: [bold]{Text(output)}[/]" : $"Report: [bold]{Text(output)}[/]");
    }

    public static void Write(IAnsiConsole console, Scorecard scorecard, Language language)
    {
        var dutch = language == Language.Dutch;
        console.MarkupLine($"[bold]{Text(scorecard.Name)}[/]{(scorecard.Range is { } range ? $"  [dim]{range.Start:yyyy-MM-dd} … {range.End.AddDays(-1):yyyy-MM-dd}[/]" : "")}");
        var table = new Spectre.Console.Table().Border(TableBorder.Simple);
        table.AddColumn("KPI");
        table.AddColumn(new TableColumn(dutch ? "waarde" : "value").RightAligned().NoWrap());
        table.AddColumn(new TableColumn(dutch ? "95%-interval" : "95 % interval").RightAligned().NoWrap());
        table.AddColumn(new TableColumn("n").RightAligned().NoWrap());
        table.AddColumn(dutch ? "verloop" : "trend");
        table.AddColumn(dutch ? "oordeel" : "verdict");
        foreach (var entry in scorecard.Entries)
        {
            var total = entry.Result?.Total;
            table.AddRow(
                Text(entry.Kpi.Text.Name.In(language)),
                Text(total is null ? "–" : ValueText.Short(total, language)),
                Text(total?.Interval is { } interval ? ValueText.Interval(interval, total.Unit, language) : ""),
                total is { N: > 0 } ? $"{total.N:N0}" : "",
                Spark(entry.Series),
                total is null ? "" : Word(entry.Verdict, language));
        }

        console.Write(table);
        foreach (var entry in scorecard.Entries)
        {
            if (entry.Missing is { } missing)
            {
                console.MarkupLine($"[dim]{Text(entry.Kpi.Text.Name.In(language))}: {Text(missing.In(language))}[/]");
                continue;
            }

            console.MarkupLine($"[bold]{Text(entry.Kpi.Text.Name.In(language))}[/]");
            foreach (var finding in entry.Findings.Take(4))
                console.MarkupLine($"  {Text(finding.Text.In(language))}");
        }
    }

    // The last twelve complete periods, low to high; a gap where there is no value.
    private static string Spark(KpiResult? series)
    {
        double?[] values = [.. (series?.Rows ?? []).Where(r => !r.IsPartial).Select(r => r.Measurement.Value).TakeLast(12)];
        if (values.Count(v => v is not null) < 2)
            return "";
        var (low, high) = (values.Min()!.Value, values.Max()!.Value);
        return string.Concat(values.Select(v => v is not { } value ? ' ' : Sparks[high > low ? (int)Math.Min(7, (value - low) / (high - low) * 8) : 3]));
    }

    private static string Word(Verdict verdict, Language language) => (verdict, language) switch
    {
        (Verdict.Good, Language.Dutch) => "[green]goed[/]",
        (Verdict.Good, _) => "[green]good[/]",
        (Verdict.Fair, Language.Dutch) => "[yellow]redelijk[/]",
        (Verdict.Fair, _) => "[yellow]fair[/]",
        (Verdict.Poor, Language.Dutch) => "[red]actie nodig[/]",
        (Verdict.Poor, _) => "[red]needs action[/]",
        (_, Language.Dutch) => "[dim]niet beoordeeld[/]",
        _ => "[dim]not rated[/]",
    };

    private static string SampleFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "data-samples")))
                return Path.Combine(folder.FullName, "data-samples");
        }

        throw new UsageException("There is no sample company beside this installation; name a folder of exports, as in kpilab report my-exports.");
    }

    private static string Text(string text) => Markup.Escape(TerminalText.Safe(text));
}
