using KpiLab.Charts.Cards;
using KpiLab.Insights;
using KpiLab.Kpis;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace KpiLab.Cli;

/// <summary>The scorecard in the terminal: a line per KPI, aligned, and below it what the KPIs mean. A narrow terminal gets fewer columns, not broken ones.</summary>
internal static class ScorecardTable
{
    private const string Sparks = "▁▂▃▄▅▆▇█";
    private const int Wide = 108;
    private const int FindingsEach = 2;

    public static void Write(IAnsiConsole console, Scorecard scorecard, Language language)
    {
        var dutch = language == Language.Dutch;
        var wide = console.Profile.Width >= Wide;
        console.WriteLine();
        console.MarkupLine($"[bold]{Text(scorecard.Name)}[/]{(scorecard.Range is { } range ? $"  [grey]{Text(ValueText.Range(range, language))}[/]" : "")}");
        console.WriteLine();
        var table = new Grid { Expand = false };
        var head = new List<IRenderable>();
        void Column(string name, bool number = false)
        {
            table.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0), Alignment = number ? Justify.Right : Justify.Left });
            head.Add(new Markup($"[grey]{name}[/]"));
        }

        Column("KPI");
        Column(dutch ? "waarde" : "value", number: true);
        Column(dutch ? "95%-interval" : "95 % interval", number: true);
        if (wide)
            Column("n", number: true);
        Column(dutch ? "verloop" : "trend");
        Column(dutch ? "oordeel" : "verdict");
        table.AddRow([.. head]);
        foreach (var entry in scorecard.Entries)
        {
            var total = entry.Result?.Total;
            List<IRenderable> cells =
            [
                new Markup($"[bold]{Text(Name(entry.Kpi, language, wide))}[/]"),
                new Markup(Text(total is null ? "–" : ValueText.Short(total, language))),
                new Markup(Text(total?.Interval is { } interval ? ValueText.Interval(interval, total.Unit, language) : "")),
            ];
            if (wide)
                cells.Add(new Markup(total is { N: > 0 } ? $"[grey]{Text(ValueText.Count(total.N, language))}[/]" : ""));
            cells.Add(new Markup($"[blue]{Spark(entry.Series, wide ? 16 : 8)}[/]"));
            cells.Add(new Markup(total is null ? $"[grey]{(dutch ? "geen gegevens" : "no data")}[/]" : Word(entry.Verdict, language, wide)));
            table.AddRow([.. cells]);
        }

        console.Write(table);
        foreach (var entry in scorecard.Entries)
            Meaning(console, entry, language);
        console.WriteLine();
    }

    private static void Meaning(IAnsiConsole console, ScorecardEntry entry, Language language)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{Text(entry.Kpi.Text.Name.In(language))}[/]");
        if (entry.Missing is { } missing)
            Indented(console, $"[grey]{Text(missing.In(language))}[/]");
        foreach (var finding in entry.Findings.Take(FindingsEach))
            Indented(console, Text(finding.Text.In(language)));
    }

    private static void Indented(IAnsiConsole console, string markup) => console.Write(new Padder(new Markup(markup), new Padding(2, 0, 0, 0)) { Expand = false });

    // "Churn rate" for "Churn rate (churn)": the short name in brackets is dropped where there is no room.
    private static string Name(Kpi kpi, Language language, bool wide)
    {
        var name = kpi.Text.Name.In(language);
        var bracket = name.IndexOf(" (", StringComparison.Ordinal);
        return wide || bracket < 0 ? name : name[..bracket];
    }

    /// <summary>The last complete periods, low to high; a gap where there is no value.</summary>
    private static string Spark(KpiResult? series, int length)
    {
        double?[] values = [.. (series?.Rows ?? []).Where(r => !r.IsPartial).Select(r => r.Measurement.Value).TakeLast(length)];
        if (values.Count(v => v is not null) < 2)
            return "";
        var (low, high) = (values.Min()!.Value, values.Max()!.Value);
        return string.Concat(values.Select(v => v is not { } value ? ' ' : Sparks[high > low ? (int)Math.Min(7, (value - low) / (high - low) * 8) : 3]));
    }

    private static string Word(Verdict verdict, Language language, bool wide)
    {
        var word = VerdictText.Of(verdict, language);
        return $"[{verdict switch { Verdict.Good => "green", Verdict.Fair => "yellow", Verdict.Poor => "red", _ => "grey" }}]{Text(wide ? word : word[2..])}[/]";
    }

    private static string Text(string text) => Markup.Escape(TerminalText.Safe(text));
}
