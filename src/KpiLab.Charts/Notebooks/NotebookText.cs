using System.Text;
using KpiLab.Charts.Cards;
using KpiLab.Charts.Insights;
using KpiLab.Charts.Plots;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Notebooks;

/// <summary>The library's types as plain text with aligned columns.</summary>
internal static class NotebookText
{
    private const int LongestCell = 40;

    public static string? Of(object value) => value switch
    {
        KpiQuery query => Of(query.Run()),
        KpiResult result => Result(result),
        Measurement measurement => Line(measurement),
        Scorecard scorecard => Scorecard(scorecard),
        ScorecardEntry entry => string.Join('\n', entry.Findings.Select(f => f.Text.English).Prepend(Line(entry))),
        DiscoveryList found => string.Join('\n', found.Select((discovery, i) => $"{i + 1}. {Discovery(discovery)}").Prepend(found.Summary.English).Concat(found.Notes.Select(note => note.English))),
        Discovery discovery => Discovery(discovery),
        Finding finding => finding.Text.English,
        FrameTable table => $"{table.Name}, {ValueText.Count(table.RowCount, Language.English)} rows\n{Columns(NotebookViews.Of(table))}",
        ScenarioExplorer explorer => explorer.ToString(),
        _ when InsightView.Of(value) is { } insight => string.Join('\n', [insight.Text, Columns((insight.Table, 0)), .. insight.Notes]),
        _ when ModelView.Of(value) is { } model => Model(model),
        _ => Scenarios.ScenarioAnswer.Of(value) is { } answer ? answer.Table is { } table ? $"{answer.Sentence}\n{Columns((table, 0))}" : answer.Sentence : null,
    };

    private static string Discovery(Discovery discovery) => string.Join("\n   ", [discovery.Text.English, .. discovery.Merged.Select(text => text.English), discovery.Code]);

    private static string Model(ModelView model) => string.Join(
        '\n', [$"{model.Name}: {model.Evidence}", .. model.Meaning.Length > 0 ? [model.Meaning] : Array.Empty<string>(), Columns((model.Table, model.Hidden)), .. model.Notes]);

    private static string Result(KpiResult result)
    {
        var lines = new List<string> { $"{result.Kpi.Text.Name.English}: {Line(result.Total)}" };
        if (result.Rows.Length > 0)
            lines.Add(Columns(NotebookViews.Of(result)));
        lines.AddRange(result.Notes.Select(note => note.English));
        return string.Join('\n', lines);
    }

    private static string Scorecard(Scorecard scorecard) => scorecard.Name + "\n" + Columns((
        new(
            ["KPI", "value", "interval", "n", "verdict"],
            [.. scorecard.Entries.Select(e => (IReadOnlyList<string>)[e.Kpi.Text.Name.English, .. e.Result is { } r ? [.. Tables.Cells(r.Total, Language.English), VerdictText.Of(e.Verdict, Language.English)] : new[] { "–", "", "", "" }])]),
        0));

    private static string Line(ScorecardEntry entry) =>
        $"{entry.Kpi.Text.Name.English}: {(entry.Result is { } result ? $"{Line(result.Total)}, {VerdictText.Of(entry.Verdict, Language.English)}" : entry.Missing!.English)}";

    private static string Line(Measurement measurement) => measurement.Value is not null && ValueText.Evidence(measurement, Language.English) is { Length: > 0 } evidence
        ? $"{ValueText.Full(measurement, Language.English)} ({evidence})"
        : ValueText.Full(measurement, Language.English);

    private static string Columns((PlotTable Table, int Hidden) view)
    {
        string Cut(string text) => text.Length <= LongestCell ? text : text[..(LongestCell - 1)] + "…";
        IReadOnlyList<string>[] rows = [view.Table.Columns, .. view.Table.Rows];
        var widths = view.Table.Columns.Select((_, i) => rows.Max(row => i < row.Count ? Cut(row[i]).Length : 0)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(string.Join("  ", row.Select((cell, i) => i == 0 ? Cut(cell).PadRight(widths[i]) : Cut(cell).PadLeft(widths[i]))).TrimEnd()).Append('\n');
        if (view.Hidden > 0)
            text.Append(ValueText.Count(view.Hidden, Language.English)).Append(" more rows\n");
        return text.ToString().TrimEnd('\n');
    }
}
