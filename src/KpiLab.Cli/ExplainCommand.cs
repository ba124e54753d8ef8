using System.CommandLine;
using KpiLab.Charts;
using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary><c>kpilab explain</c>: why a KPI changed, or differs between two groups.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("kpi") { Description = "The KPI, such as churn-rate; kpilab kpi --list shows all." };
        var paths = new Argument<string[]>("paths") { Description = "One folder of exports, or files.", Arity = ArgumentArity.OneOrMore };
        var from = new Option<string>("--from") { Description = "What it is compared with: 2026, 2026-H1, 2026-Q1, 2026-05, 2026-W10, 2026-01..2026-05; with --between, a value of that column.", Required = true };
        var to = new Option<string>("--to") { Description = "What is explained, written in the same way.", Required = true };
        var between = new Option<string?>("--between") { Description = "Compare two values of a column in place of two periods: channel, wave." };
        var by = new Option<string[]>("--by") { Description = "Take it apart by this column or role; repeat for several. Every column that may tell when not given." };
        var where = CommonOptions.Where();
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var output = new Option<string?>("--output", "-o") { Description = "Also write a file: .html (a page with waterfall charts), " + string.Join(", ", Export.Endings) + "." };
        var (map, lang, currency, asOf, mark, monthFirst) = (CommonOptions.Map(), CommonOptions.Language(), CommonOptions.Currency(), CommonOptions.AsOf(), CommonOptions.Decimal(), CommonOptions.MonthFirst());
        var command = new Command("explain", "Why a KPI changed from one period to another, in parts that add up.") { id, paths, from, to, between, by, where, map, lang, currency, asOf, mark, monthFirst, json, output };
        command.SetAction((parsed, cancellation) => LongWork.RunAsync(bar =>
        {
            var language = CommonOptions.LanguageOf(parsed.GetValue(lang)!);
            var kpi = CommonOptions.KpiOf(parsed.GetValue(id)!);
            var (first, second, column) = (parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(between));
            var periods = column is null ? (Before: CommonOptions.RangeOf("--from", first), After: CommonOptions.RangeOf("--to", second)) : default;
            if (column is null && periods.Before.Intersect(periods.After) is { } both)
                throw new UsageException($"--from {first} and --to {second} share {both}. Give two periods that share no day.");
            var until = CommonOptions.DateOf("--as-of", parsed.GetValue(asOf));
            var file = FileOf(parsed.GetValue(output));
            var load = CommonOptions.Load(parsed.GetValue(mark), parsed.GetValue(monthFirst), until) with { Progress = bar, Cancellation = cancellation };
            var query = KpiCommand.Query(kpi, parsed.GetValue(paths)!, parsed.GetValue(map) ?? [], load);
            if (parsed.GetValue(by) is { Length: > 0 } dimensions)
                query = query.By([.. dimensions.Select(d => (Field)d)]);
            query = CommonOptions.Filtered(query, parsed.GetValue(where));
            if (until is { } day)
                query = query.Until(day);
            if (parsed.GetValue(currency) is { } code)
                query = query.In(code);
            var explanation = column is null ? query.Explain(periods.Before, periods.After, cancellation) : Between(query, column, first, second, cancellation);
            bar.Dispose();
            if (parsed.GetValue(json))
                Console.Out.WriteLine(explanation.ToJson(language));
            else
                ExplanationTerminal.Write(AnsiConsole.Console, explanation, language);
            if (file is not null)
                Save(explanation, file, language);
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    private static Explanation Between(KpiQuery query, string column, string from, string to, CancellationToken cancellation)
    {
        try
        {
            return query.Explain((Field)column, from, to, cancellation);
        }
        catch (ArgumentException e)
        {
            throw new UsageException(TerminalText.Safe(e.Message.Split(" (Parameter", 2)[0]));
        }
    }

    private static string? FileOf(string? path) =>
        path is not null && Path.GetExtension(path).Equals(".html", StringComparison.OrdinalIgnoreCase) ? path : CommonOptions.ExportOf("--output", path);

    private static void Save(Explanation explanation, string path, Language language)
    {
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".html":
                File.WriteAllText(path, explanation.ToHtml(language));
                break;
            case ".json":
                File.WriteAllText(path, explanation.ToJson(language) + "\n");
                break;
            default:
                explanation.ToTable().Save(path);
                break;
        }
    }
}
