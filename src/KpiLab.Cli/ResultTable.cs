using System.Globalization;
using KpiLab.Kpis;
using Spectre.Console;

namespace KpiLab.Cli;

/// <summary>A result as a table in the terminal.</summary>
internal static class ResultTable
{
    public static void Write(KpiResult result, Language language) => Write(AnsiConsole.Console, result, language);

    public static void Write(IAnsiConsole console, KpiResult result, Language language)
    {
        var dutch = language == Language.Dutch;
        console.MarkupLine($"[bold]{Text(result.Kpi.Text.Name.In(language))}[/]  {Text(ValueText.Full(result.Total, language))}{Text(Sure(result.Total, language))}");
        if (result.Range is { } range)
            console.MarkupLine($"[dim]{Text(string.Create(CultureInfo.InvariantCulture, $"{range.Start:yyyy-MM-dd} … {range.End.AddDays(-1):yyyy-MM-dd}"))}[/]");
        if (result.Rows.Length > 0)
        {
            var table = new Spectre.Console.Table().Border(TableBorder.Simple);
            foreach (var dimension in result.Dimensions)
                table.AddColumn(Text(dimension));
            if (result.Grain is not null)
                table.AddColumn(dutch ? "periode" : "period");
            foreach (var name in dutch ? new[] { "waarde", "95%-interval", "n" } : ["value", "95 % interval", "n"])
                table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
            table.AddColumn("");
            foreach (var row in result.Rows)
            {
                var cells = row.Segment.Values.Select(Text).ToList();
                if (result.Grain is not null)
                    cells.Add(Text(row.Period!.Value + (row.IsPartial ? " *" : "")));
                cells.Add(Text(ValueText.Short(row.Measurement, language)));
                cells.Add(Text(row.Measurement.Interval is { } interval ? ValueText.Interval(interval, row.Measurement.Unit, language) : ""));
                cells.Add(row.Measurement.N == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{row.Measurement.N:N0}"));
                cells.Add(Text(row.Measurement.Reason?.In(language) ?? (row.AgainstRest is { IsReliable: true } rest ? rest.Difference > 0 ? "▲" : "▼" : "")));
                table.AddRow([.. cells]);
            }

            console.Write(table);
            if (result.Rows.Any(r => r.IsPartial))
                console.MarkupLine(dutch ? "[dim]* periode niet volledig in de data[/]" : "[dim]* the data do not cover the whole period[/]");
            if (result.Rows.Any(r => r.AgainstRest is { IsReliable: true }))
                console.MarkupLine(dutch ? "[dim]▲ ▼ betrouwbaar anders dan de rest[/]" : "[dim]▲ ▼ reliably different from the rest[/]");
        }

        foreach (var note in result.Notes)
            console.MarkupLine($"[dim]{Text(note.In(language))}[/]");
    }

    /// <summary>The interval and n behind a value.</summary>
    public static string Sure(Measurement measurement, Language language) => measurement.Value is null ? ""
        : (measurement.Interval is { } interval ? $"  ({ValueText.Interval(interval, measurement.Unit, language)})" : "") + (measurement.N > 0 ? string.Create(CultureInfo.InvariantCulture, $"  n = {measurement.N:N0}") : "");

    private static string Text(string text) => Markup.Escape(TerminalText.Safe(text));
}
