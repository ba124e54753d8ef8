using KpiLab.Kpis;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary>The KPIs that <c>kpilab kpi</c> knows, one line each: the ten, each followed by the figures beside it.</summary>
internal static class KpiList
{
    private const int RedirectedWidth = 160;

    public static void Write(IAnsiConsole console, Language language)
    {
        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn();
        foreach (var kpi in KpiCatalogue.All)
        {
            var id = Markup.Escape(kpi.Id);
            grid.AddRow(KpiCatalogue.Ten.Contains(kpi) ? $"[bold]{id}[/]" : $"  {id}", Markup.Escape(kpi.Text.Question.In(language)));
        }

        console.Write(grid);
    }
}
