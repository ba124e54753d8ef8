using KpiLab.Data;
using KpiLab.Kpis;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary>What was noticed in a table, worst first.</summary>
internal static class QualityText
{
    public static void Write(IAnsiConsole console, IReadOnlyList<QualityEntry> quality, Language language)
    {
        bool dutch = language == Language.Dutch;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadLeft(2).PadRight(2)).AddColumn();
        foreach (var entry in quality.OrderByDescending(entry => entry.Severity))
            grid.AddRow(Word(entry.Severity, dutch), Markup.Escape(TerminalText.Safe(dutch ? entry.ToDutch() : entry.ToString()[(entry.Severity.ToString().Length + 2)..])));
        console.Write(grid);
    }

    private static string Word(Severity severity, bool dutch) => severity switch
    {
        Severity.Problem => dutch ? "[red]probleem[/]" : "[red]problem[/]",
        Severity.Warning => dutch ? "[yellow]waarschuwing[/]" : "[yellow]warning[/]",
        _ => dutch ? "[dim]opmerking[/]" : "[dim]note[/]",
    };
}
