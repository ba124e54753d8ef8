using System.Text;
using KpiLab.Charts.Cards;
using KpiLab.Charts.Insights;
using KpiLab.Charts.Plots;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Notebooks;

/// <summary>The library's types as plain text with aligned columns.</summary>
internal sealed class NotebookText(Language language)
{
    private const int LongestCell = 40;

    public string? Of(object value) => value switch
    {
        LocalView local => new NotebookText(local.Language).Of(local.Value),
        KpiQuery query => Of(query.Run()),
        KpiResult result => Result(result),
        Measurement measurement => Line(measurement),
        Scorecard scorecard => Scorecard(scorecard),
        ScorecardEntry entry => string.Join('\n', entry.Findings.Select(f => f.Text.In(language)).Prepend(Line(entry))),
        DiscoveryList found => string.Join('\n', found.Select((discovery, i) => $"{i + 1}. {Discovery(discovery)}").Prepend(found.Summary.In(language)).Concat(found.Notes.Select(note => note.In(language)))),
        Discovery discovery => Discovery(discovery),
        Finding finding => finding.Text.In(language),
        FrameTable table => $"{table.Name}, {ValueText.Count(table.RowCount, language)} {(language == Language.Dutch ? "rijen" : "rows")}\n{Columns(NotebookViews.Of(table))}",
        SqlTable table => $"{table.Name}, {(language == Language.Dutch ? "in een database, de eerste rijen" : "in a database, its first rows")}\n{Columns(NotebookViews.Of(table.First()))}",
        ScenarioExplorer explorer => explorer.ToString(),
        _ when InsightView.Of(value, language) is { } insight => string.Join('\n', [insight.Text, Columns((insight.Table, 0)), .. insight.Notes]),
        _ when ModelView.Of(value, language) is { } model => Model(model),
        _ => Scenarios.ScenarioAnswer.Of(value, language) is { } answer ? answer.Table is { } table ? $"{answer.Sentence}\n{Columns((table, 0))}" : answer.Sentence : null,
    };

    private string Discovery(Discovery discovery) => string.Join("\n   ", [discovery.Text.In(language), .. discovery.Merged.Select(text => text.In(language)), discovery.Code]);

    private string Model(ModelView model) => string.Join(
        '\n', [$"{model.Name}: {model.Evidence}", .. model.Meaning.Length > 0 ? [model.Meaning] : Array.Empty<string>(), Columns((model.Table, model.Hidden)), .. model.Notes]);

    private string Result(KpiResult result)
    {
        var lines = new List<string> { $"{result.Kpi.Text.Name.In(language)}: {Line(result.Total)}" };
        if (result.Rows.Length > 0)
            lines.Add(Columns(NotebookViews.Of(result, language)));
        lines.AddRange(result.Notes.Select(note => note.In(language)));
        return string.Join('\n', lines);
    }

    private string Scorecard(Scorecard scorecard) => scorecard.Name + "\n" + Columns((
        new(
            language == Language.Dutch ? ["KPI", "waarde", "interval", "n", "oordeel"] : ["KPI", "value", "interval", "n", "verdict"],
            [.. scorecard.Entries.Select(e => (IReadOnlyList<string>)[e.Kpi.Text.Name.In(language), .. e.Result is { } r ? [.. Tables.Cells(r.Total, language), VerdictText.Of(e.Verdict, language)] : new[] { "–", "", "", "" }])]),
        0));

    private string Line(ScorecardEntry entry) =>
        $"{entry.Kpi.Text.Name.In(language)}: {(entry.Result is { } result ? $"{Line(result.Total)}, {VerdictText.Of(entry.Verdict, language)}" : entry.Missing!.In(language))}";

    private string Line(Measurement measurement) => measurement.Value is not null && ValueText.Evidence(measurement, language) is { Length: > 0 } evidence
        ? $"{ValueText.Full(measurement, language)} ({evidence})"
        : ValueText.Full(measurement, language);

    private string Columns((PlotTable Table, int Hidden) view)
    {
        string Cut(string text) => text.Length <= LongestCell ? text : text[..(LongestCell - 1)] + "…";
        IReadOnlyList<string>[] rows = [view.Table.Columns, .. view.Table.Rows];
        var widths = view.Table.Columns.Select((_, i) => rows.Max(row => i < row.Count ? Cut(row[i]).Length : 0)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
            text.Append(string.Join("  ", row.Select((cell, i) => i == 0 ? Cut(cell).PadRight(widths[i]) : Cut(cell).PadLeft(widths[i]))).TrimEnd()).Append('\n');
        if (view.Hidden > 0)
            text.Append(ValueText.Count(view.Hidden, language)).Append(language == Language.Dutch ? " rijen meer\n" : " more rows\n");
        return text.ToString().TrimEnd('\n');
    }
}
