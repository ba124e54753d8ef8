using System.Globalization;
using System.Text;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Exports;

/// <summary>A scorecard in Markdown: a table of the KPIs, then what each means.</summary>
internal static class ScorecardMarkdown
{
    public static string Of(Scorecard scorecard, Language language)
    {
        var dutch = language == Language.Dutch;
        var text = new StringBuilder($"# {MarkdownTable.Escape(scorecard.Name)}\n\n");
        if (scorecard.Range is { } range)
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{range.Start:yyyy-MM-dd} – {range.End.AddDays(-1):yyyy-MM-dd}\n\n"));
        text.Append(MarkdownTable.Of(
            ["KPI", dutch ? "waarde" : "value", dutch ? "95%-interval" : "95 % interval", "n"], [false, true, true, true],
            scorecard.Entries.Select(entry => Cells(entry, language)))).Append('\n');
        foreach (var entry in scorecard.Entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {MarkdownTable.Escape(entry.Kpi.Text.Name.In(language))}\n\n");
            if (entry.Missing is { } missing)
                text.Append(MarkdownTable.Escape(missing.In(language))).Append('\n');
            foreach (var finding in entry.Findings)
                text.Append(CultureInfo.InvariantCulture, $"- {MarkdownTable.Escape(finding.Text.In(language))}\n");
            if (entry.Benchmark is { } benchmark)
                text.Append(CultureInfo.InvariantCulture, $"- Benchmark: {MarkdownTable.Escape(Sources.Benchmark(benchmark))}\n");
            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string[] Cells(ScorecardEntry entry, Language language)
    {
        var total = entry.Result?.Total;
        return
        [
            entry.Kpi.Text.Name.In(language),
            total is null ? "–" : ValueText.Short(total, language),
            total?.Interval is { } interval ? ValueText.Interval(interval, total.Unit, language) : "",
            total is { N: > 0 } ? ValueText.Count(total.N, language) : "",
        ];
    }
}
