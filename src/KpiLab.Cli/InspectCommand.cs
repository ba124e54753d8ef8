using System.CommandLine;
using KpiLab.Data;
using KpiLab.Kpis;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary><c>kpilab inspect</c>: what was inferred from a file, and what is wrong with it.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A file, a folder, or the address of a PostgreSQL." };
        var (map, lang, asOf, mark, monthFirst) = (CommonOptions.Map(), CommonOptions.Language(), CommonOptions.AsOf(), CommonOptions.Decimal(), CommonOptions.MonthFirst());
        var command = new Command("inspect", "Shows the columns, their roles and the quality of a file or folder.") { path, map, lang, asOf, mark, monthFirst };
        command.SetAction((parsed, cancellation) => LongWork.RunAsync(bar =>
        {
            var language = CommonOptions.LanguageOf(parsed.GetValue(lang)!);

            // Whoever inspects an export does so after it was made: what lies after today is doubtful.
            var until = CommonOptions.DateOf("--as-of", parsed.GetValue(asOf)) ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
            var load = CommonOptions.Load(parsed.GetValue(mark), parsed.GetValue(monthFirst), until) with { Progress = bar, Cancellation = cancellation };
            var workspace = Workspace.Open(parsed.GetValue(path)!, load);
            bar.Dispose();
            foreach (var table in Mapping.Apply(workspace.Tables, parsed.GetValue(map) ?? []))
                Write(AnsiConsole.Console, table, language, cancellation);
            foreach (var failure in workspace.Failures)
                AnsiConsole.Console.MarkupLine($"[red]{Text(failure.File)}[/]: {Text(failure.Message)}");
            return workspace.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }, cancellation));
        return command;
    }

    private static void Write(IAnsiConsole console, Data.Table given, Language language, CancellationToken cancellation)
    {
        // Of a table in a database, a look at its first rows.
        var sampled = given as SqlTable;
        var table = sampled?.First(1000, cancellation) ?? (FrameTable)given;
        bool dutch = language == Language.Dutch;
        console.MarkupLine($"[bold]{Text(table.Name)}[/]  {(sampled is not null && table.RowCount == 1000 ? dutch ? "de eerste " : "the first " : "")}{ValueText.Count(table.RowCount, language)} {(dutch ? "rijen" : "rows")}{(sampled is null ? "" : dutch ? " in een database" : " in a database")}{(table.Currency is { } currency ? $"  {Text(currency)}" : "")}");
        var grid = new Spectre.Console.Table().Border(TableBorder.Simple);
        string[] names = dutch ? ["kolom", "soort", "rol", "ontbreekt", "voorbeelden"] : ["column", "kind", "role", "missing", "examples"];
        foreach (var name in names)
            grid.AddColumn(name);
        foreach (var column in table.Columns)
        {
            string[] roles = [.. table.Roles.Assigned.Where(role => table.Roles.ColumnsOf(role).Contains(column.Name)).Select(role => RoleText.NameAndId(role, language))];
            var examples = Enumerable.Range(0, Math.Min(column.Length, 1000)).Select(column.TextOf).OfType<string>().Distinct().Take(3);
            grid.AddRow(
                Text(column.Name), Kind(column.Kind, dutch), string.Join(", ", roles), column.MissingCount == 0 ? "" : ValueText.Count(column.MissingCount, language),
                Text(string.Join(", ", examples.Select(e => e.Length > 24 ? e[..24] + "…" : e))));
        }

        console.Write(grid);
        QualityText.Write(console, given.Quality, language);
        console.WriteLine();
    }

    private static string Kind(ColumnKind kind, bool dutch) => !dutch ? kind.ToString().ToLowerInvariant() : kind switch
    {
        ColumnKind.Number => "getal",
        ColumnKind.Text => "tekst",
        ColumnKind.Date => "datum",
        _ => "ja/nee",
    };

    private static string Text(string text) => Markup.Escape(TerminalText.Safe(text));
}
