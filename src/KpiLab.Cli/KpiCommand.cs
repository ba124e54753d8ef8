using System.CommandLine;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Exports;
using KpiLab.Kpis;
using KpiLab.Measures;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary><c>kpilab kpi</c>: one KPI, for scripts.</summary>
internal static class KpiCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("id") { Description = "The KPI, such as churn-rate; --list shows all.", Arity = ArgumentArity.ZeroOrOne };
        var paths = new Argument<string[]>("paths") { Description = "Files, one folder, or the address of a PostgreSQL: postgres://user@host/database?schema=public.", Arity = ArgumentArity.ZeroOrMore };
        var list = new Option<bool>("--list") { Description = "Show the ids of all KPIs, one line each." };
        var map = CommonOptions.Map();
        var by = new Option<string[]>("--by") { Description = "Split by a column or role. Repeat for combinations." };
        var every = new Option<string?>("--every") { Description = "Split by time: day, week, month, quarter or year." };
        var where = CommonOptions.Where();
        var from = new Option<string?>("--from") { Description = "First day shown." };
        var to = new Option<string?>("--to") { Description = "Day after the last shown." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var output = new Option<string?>("--output", "-o") { Description = "Also write a file: " + string.Join(", ", Export.Endings) + "." };
        var engine = new Option<string?>("--engine") { Description = "Where it is computed: frame (memory), duckdb (over the files as they lie) or postgres. Found by the size of the files when not given." };
        var showSql = new Option<bool>("--show-sql") { Description = "Also write the statements that a database is asked, to standard error." };
        var (lang, currency, asOf, mark, monthFirst) = (CommonOptions.Language(), CommonOptions.Currency(), CommonOptions.AsOf(), CommonOptions.Decimal(), CommonOptions.MonthFirst());
        var command = new Command("kpi", "Computes one KPI from files or a folder.") { id, paths, list, map, by, every, where, from, to, engine, showSql, json, output, lang, currency, asOf, mark, monthFirst };
        command.SetAction((parsed, cancellation) => LongWork.RunAsync(bar =>
        {
            var language = CommonOptions.LanguageOf(parsed.GetValue(lang)!);
            if (parsed.GetValue(list))
            {
                bar.Dispose();
                KpiList.Write(AnsiConsole.Console, language);
                return ExitCode.Done;
            }

            var named = parsed.GetValue(id) ?? throw new UsageException("Name a KPI and its files, as in kpilab kpi churn-rate my-exports. kpilab kpi --list shows all KPIs.");
            var kpi = CommonOptions.KpiOf(named);
            if (parsed.GetValue(paths) is not { Length: > 0 })
                throw new UsageException($"Name the files or the folder for {named}, as in kpilab kpi {named} my-exports.");
            var grain = CommonOptions.PeriodOf(parsed.GetValue(every));
            var (first, after) = (CommonOptions.DateOf("--from", parsed.GetValue(from)), CommonOptions.DateOf("--to", parsed.GetValue(to)));
            var until = CommonOptions.DateOf("--as-of", parsed.GetValue(asOf));
            var load = CommonOptions.Load(parsed.GetValue(mark), parsed.GetValue(monthFirst), until) with { Progress = bar, Cancellation = cancellation, Engine = EngineOf(parsed.GetValue(engine)) };
            var file = CommonOptions.ExportOf("--output", parsed.GetValue(output));
            var query = Query(kpi, parsed.GetValue(paths)!, parsed.GetValue(map) ?? [], load);
            if (parsed.GetValue(by) is { Length: > 0 } dimensions)
                query = query.By([.. dimensions.Select(d => (Field)d)]);
            if (grain is { } length)
                query = query.Every(length);
            query = CommonOptions.Filtered(query, parsed.GetValue(where));
            if (first is not null || after is not null)
                query = Between(query, first ?? DateOnly.MinValue, after ?? DateOnly.MaxValue);
            if (until is { } day)
                query = query.Until(day);
            if (parsed.GetValue(currency) is { } code)
                query = query.In(code);
            var result = query.Run(cancellation);
            bar.Dispose();
            if (parsed.GetValue(showSql))
                Console.Error.WriteLine(TerminalText.Safe(result.Statements.IsEmpty ? "-- Computed in memory, without SQL." : string.Join(";\n\n", result.Statements) + ";"));
            if (parsed.GetValue(json))
                Console.Out.WriteLine(result.ToJson());
            else
                ResultTable.Write(result, language);
            if (file is not null)
                result.Save(file, language);
            return ExitCode.Done;
        }, cancellation));
        return command;
    }

    /// <summary>The query over the tables of a folder, or of files.</summary>
    public static KpiQuery Query(Kpi kpi, string[] paths, string[] maps, LoadOptions load)
    {
        if (paths is [var folder] && (Directory.Exists(folder) || folder.Contains("://", StringComparison.Ordinal)))
        {
            var workspace = Workspace.Open(folder, load);
            workspace = workspace with { Tables = Mapping.Apply(workspace.Tables, maps) };
            return kpi.In(workspace) ?? kpi.Of([.. workspace.Tables]);
        }

        var tables = paths.SelectMany(path => Workspace.Open(path, load).Tables).ToArray();
        return kpi.Of([.. Mapping.Apply(tables, maps)]);
    }

    private static DataEngine? EngineOf(string? text) => text switch
    {
        null => null,
        "frame" => DataEngine.Frame,
        "duckdb" => DataEngine.DuckDb,
        "postgres" => DataEngine.Postgres,
        _ => throw new UsageException($"--engine {text}: it is frame, duckdb or postgres."),
    };

    private static KpiQuery Between(KpiQuery query, DateOnly from, DateOnly to) =>
        to > from ? query.Between(from, to) : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--to {to:yyyy-MM-dd} lies before --from {from:yyyy-MM-dd}."));
}
