using System.Globalization;
using KpiLab.Charts;
using KpiLab.Insights;
using KpiLab.Kpis;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary>What a search found, in the terminal: a headline, the sentence with its evidence, what is the same story, and the command that shows it.</summary>
internal static class DiscoveryText
{
    private const int RedirectedWidth = 160;

    public static void Write(IAnsiConsole console, DiscoveryList found, int most, string folder, Language language)
    {
        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
        console.MarkupLine($"[bold]{Text(found.Summary.In(language))}[/]");
        var number = 0;
        foreach (var discovery in found.Take(most))
        {
            var money = discovery.Money is { } amount ? "  " + ValueText.Short(amount, new Unit(UnitKind.Money, discovery.Result.Unit.Currency ?? discovery.Query.Currency), language) : "";
            console.WriteLine();
            console.MarkupLine($"[bold {(discovery.IsWorse ? "red" : "green")}]{(++number).ToString(CultureInfo.InvariantCulture)}. {Text(DiscoveryChart.Title(discovery, language))}[/]{Text(money)}");
            Indented(console, Text(discovery.Text.In(language)));
            foreach (var same in discovery.Merged)
                Indented(console, $"[grey]{Text(same.In(language))}[/]");
            Indented(console, $"[blue]{Text(discovery.Command(folder))}[/]");
        }

        if (found.Count > most)
        {
            console.WriteLine();
            console.MarkupLine(language == Language.Dutch ? $"[grey]Nog {found.Count - most}: --top {found.Count}.[/]" : $"[grey]{found.Count - most} more: --top {found.Count}.[/]");
        }

        if (!found.Notes.IsEmpty)
        {
            console.WriteLine();
            console.MarkupLine(language == Language.Dutch ? "[grey]Niet doorzocht:[/]" : "[grey]Not searched:[/]");
            foreach (var note in found.Notes)
                Indented(console, $"[grey]{Text(note.In(language))}[/]");
        }
    }

    private static void Indented(IAnsiConsole console, string markup) => console.Write(new Padder(new Markup(markup), new Padding(3, 0, 0, 0)) { Expand = false });

    private static string Text(string text) => Markup.Escape(TerminalText.Safe(text));
}
