using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary>The report of a check in the terminal: what is wrong first, each with what was seen.</summary>
internal static class WatchTable
{
    private const int RedirectedWidth = 160;

    public static void Write(IAnsiConsole console, WatchReport report, Language language)
    {
        // What goes to a file or another program is not broken at the width of a terminal that is not there.
        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (var answer in report.Answers.OrderByDescending(answer => answer.IsAlert))
        {
            var colour = answer.Status switch { WatchStatus.Right => "green", WatchStatus.Alert => "red", _ => "yellow" };
            grid.AddRow($"[{colour}]{Safe(Mark(answer.Status) + " " + WatchWords.Status(answer, language))}[/]", $"[bold]{Safe(answer.Key)}[/]");
            grid.AddRow("", Safe(answer.Text.In(language)));
        }

        console.Write(grid);
        console.WriteLine();
        foreach (var note in report.Notes)
            console.MarkupLine($"[dim]{Safe(note.In(language))}[/]");
        console.MarkupLine(Safe(report.Text.In(language)));
    }

    /// <summary>The same as plain text.</summary>
    public static string Text(WatchReport report, Language language)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = RedirectedWidth;
        Write(console, report, language);
        return writer.ToString();
    }

    // A shape besides the colour.
    private static string Mark(WatchStatus status) => status switch { WatchStatus.Right => "✓", WatchStatus.Alert => "✗", _ => "?" };

    private static string Safe(string text) => Markup.Escape(TerminalText.Safe(text));
}
