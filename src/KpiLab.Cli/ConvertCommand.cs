using System.CommandLine;
using KpiLab.Data;
using KpiLab.Exports;
using KpiLab.Kpis;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary><c>kpilab convert</c>: tables of any kind as Parquet, or another kind, with their types.</summary>
internal static class ConvertCommand
{
    private static readonly string[] Kinds = ["parquet", "csv", "xlsx", "jsonl"];

    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A file or a folder." };
        var output = new Argument<string>("out") { Description = "The file to write; a folder for several tables." };
        var to = new Option<string?>("--to") { Description = "What to write: " + string.Join(", ", Kinds) + ". The ending of the file says so too; parquet in a folder." };
        var only = new Option<string?>("--table") { Description = "The one table to take, of a folder or a workbook." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Write over files that are there." };
        var (lang, mark, monthFirst) = (CommonOptions.Language(), CommonOptions.Decimal(), CommonOptions.MonthFirst());
        var command = new Command("convert", "Writes the tables of a file or folder as Parquet, CSV, Excel or JSON lines, types kept.") { path, output, to, only, overwrite, lang, mark, monthFirst };
        command.SetAction((parsed, cancellation) => LongWork.RunAsync(bar =>
        {
            var language = CommonOptions.LanguageOf(parsed.GetValue(lang)!);
            var target = ConvertTarget.Of(parsed.GetValue(output)!, parsed.GetValue(to), Kinds);
            var load = CommonOptions.Load(parsed.GetValue(mark), parsed.GetValue(monthFirst), null) with { Progress = bar, Cancellation = cancellation, Engine = DataEngine.Frame };
            var workspace = Workspace.Open(parsed.GetValue(path)!, load);
            IReadOnlyList<FrameTable> tables = parsed.GetValue(only) is { } name ? [(FrameTable)workspace[name]] : workspace.Frames;
            var files = target.FilesOf([.. tables.Select(table => table.Name)], parsed.GetValue(overwrite));
            foreach (var (table, file) in tables.Zip(files))
            {
                cancellation.ThrowIfCancellationRequested();
                table.Save(file);
            }

            bar.Dispose();
            foreach (var (table, file) in tables.Zip(files))
                Write(AnsiConsole.Console, table, file, language);
            foreach (var failure in workspace.Failures)
                Console.Error.WriteLine(TerminalText.Safe($"{failure.File}: {failure.Message}"));
            return workspace.Failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }, cancellation));
        return command;
    }

    private static void Write(IAnsiConsole console, FrameTable table, string file, Language language)
    {
        var dutch = language == Language.Dutch;
        console.MarkupLine(Markup.Escape(TerminalText.Safe(
            $"{table.Name}: {ValueText.Count(table.RowCount, language)} {(dutch ? "rijen" : "rows")}, {table.Columns.Count} {(dutch ? "kolommen" : "columns")} → {file}")));
        QualityText.Write(console, table.Quality, language);
    }
}
