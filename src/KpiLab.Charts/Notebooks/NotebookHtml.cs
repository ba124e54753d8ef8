using System.Globalization;
using System.Text;
using KpiLab.Charts.Cards;
using KpiLab.Charts.Insights;
using KpiLab.Charts.Plots;
using KpiLab.Charts.Report;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Notebooks;

/// <summary>The library's types as HTML for a notebook. It takes the colours of what is around it; text from data is encoded.</summary>
internal sealed class NotebookHtml(Language language)
{
    private const int MostDiscoveries = 10;

    private const string Style = """
        .kpilab-cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.7rem}.kpilab-note{opacity:.78;font-size:.9em}
        .kpilab-view table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:.6rem 0}.kpilab-view th,.kpilab-view td{padding:.2rem .6rem;text-align:left;border-bottom:1px solid rgba(128,138,148,.35)}.kpilab-view .num{text-align:right}.kpilab-view .scroll{overflow-x:auto}
        """;

    private bool Dutch => language == Language.Dutch;

    public string? Of(object value) => value switch
    {
        LocalView local => new NotebookHtml(local.Language).Of(local.Value),
        KpiQuery query => Of(query.Run()),
        KpiResult result => View(html => Result(html, result)),
        Measurement measurement => View(html => html.Append(CultureInfo.InvariantCulture, $"<p><strong>{HtmlText.Encode(ValueText.Full(measurement, language))}</strong> <span class=\"kpilab-note\">{HtmlText.Encode(measurement.Value is null ? "" : ValueText.Evidence(measurement, language))}</span></p>")),
        Scorecard scorecard => View(html => Cards(html, scorecard)),
        ScorecardEntry entry => View(html => Entry(html, entry)),
        DiscoveryList found => View(html => Discoveries(html, found)),
        Discovery discovery => View(html => html.Append(Discovery(discovery))),
        Finding finding => View(html => Findings(html, [finding])),
        FrameTable table => View(html => Table(html, table, $"{ValueText.Count(table.RowCount, language)} {(Dutch ? "rijen" : "rows")}", table.Quality)),
        SqlTable table => View(html => Table(html, table.First(), Dutch ? "in een database, de eerste rijen" : "in a database, its first rows", table.Quality)),
        _ when InsightView.Of(value, language) is { } insight => View(html => Insight(html, insight)),
        _ => ModelView.Of(value, language) is { } model ? View(html => Model(html, model)) : Scenarios.ScenarioHtml.Of(value, language),
    };

    private static string View(Action<StringBuilder> write)
    {
        var html = new StringBuilder($"<div class=\"kpilab-view\"><style>{KpiCard.Style}\n{Style}</style>");
        write(html);
        return html.Append("</div>").ToString();
    }

    private void Result(StringBuilder html, KpiResult result)
    {
        html.Append(KpiCard.Html(result, language, series: result.Grain is null ? null : result));
        if (result.Rows.Length > 0)
            Rows(html, NotebookViews.Of(result, language));
        foreach (var note in result.Notes)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"kpilab-note\">{HtmlText.Encode(note.In(language))}</p>");
    }

    private void Cards(StringBuilder html, Scorecard scorecard)
    {
        html.Append(CultureInfo.InvariantCulture, $"<p><strong>{HtmlText.Encode(scorecard.Name)}</strong></p><div class=\"kpilab-cards\">");
        foreach (var entry in scorecard.Entries)
            html.Append(Card(entry));
        html.Append("</div>");
    }

    private void Entry(StringBuilder html, ScorecardEntry entry)
    {
        html.Append(Card(entry));
        Findings(html, entry.Findings);
    }

    private string Card(ScorecardEntry entry) => entry.Result is { } result
        ? KpiCard.Html(result, language, entry.Verdict, entry.Series, entry.Benchmark)
        : KpiCard.Missing(entry.Kpi, entry.Missing!, language, null);

    private void Findings(StringBuilder html, IReadOnlyList<Finding> findings)
    {
        html.Append("<ul>");
        foreach (var finding in findings)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li>{HtmlText.Encode(finding.Text.In(language))}");
            if (finding.Actions is { Count: > 0 } actions)
                html.Append("<ul>").AppendJoin("", actions.Select(a => $"<li><strong>{HtmlText.Encode(a.Cause.In(language))}</strong>: {HtmlText.Encode(a.Action.In(language))}</li>")).Append("</ul>");
            html.Append("</li>");
        }

        html.Append("</ul>");
    }

    private void Discoveries(StringBuilder html, DiscoveryList found)
    {
        html.Append(CultureInfo.InvariantCulture, $"<p><strong>{HtmlText.Encode(found.Summary.In(language))}</strong></p><ol>");
        foreach (var discovery in found.Take(MostDiscoveries))
            html.Append(CultureInfo.InvariantCulture, $"<li>{Discovery(discovery)}</li>");
        html.Append("</ol>");
        if (found.Count > MostDiscoveries)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"kpilab-note\">{ValueText.Count(found.Count - MostDiscoveries, language)} {(Dutch ? "meer" : "more")}</p>");
        foreach (var note in found.Notes)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"kpilab-note\">{HtmlText.Encode(note.In(language))}</p>");
    }

    private string Discovery(Discovery discovery) =>
        $"<p><strong>{HtmlText.Encode(DiscoveryChart.Title(discovery, language))}</strong><br>{HtmlText.Encode(discovery.Text.In(language))}{string.Concat(discovery.Merged.Select(text => $"<br><span class=\"kpilab-note\">{HtmlText.Encode(text.In(language))}</span>"))}<br><code>{HtmlText.Encode(discovery.Code)}</code></p>";

    private void Table(StringBuilder html, FrameTable table, string what, IReadOnlyList<QualityEntry> quality)
    {
        html.Append(CultureInfo.InvariantCulture, $"<p><strong>{HtmlText.Encode(table.Name)}</strong> <span class=\"kpilab-note\">{what}, {table.Columns.Count} {(Dutch ? "kolommen; rollen tussen haakjes" : "columns; roles in brackets")}</span></p>");
        Rows(html, NotebookViews.Of(table));
        foreach (var entry in quality.Where(e => e.Severity != Severity.Note))
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"kpilab-note\">{HtmlText.Encode($"{entry.Severity}: {entry.Message}")}</p>");
    }

    private void Model(StringBuilder html, ModelView model)
    {
        html.Append(CultureInfo.InvariantCulture, $"<article class=\"kpilab-card\" style=\"max-width:none\"><p class=\"kpilab-name\">{HtmlText.Encode(model.Name)}</p><p class=\"kpilab-soft\">{HtmlText.Encode(model.Evidence)}</p>");
        if (model.Meaning.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Encode(model.Meaning)}</p>");
        html.Append(model.Drawing);
        Rows(html, (model.Table, model.Hidden));
        foreach (var note in model.Notes)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"kpilab-note\">{HtmlText.Encode(note)}</p>");
        html.Append("</article>");
    }

    private void Insight(StringBuilder html, InsightView insight)
    {
        foreach (var sentence in insight.Text.Split('\n'))
            html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Encode(sentence)}</p>");
        html.Append(insight.Drawing);
        Rows(html, (insight.Table, 0));
        foreach (var note in insight.Notes)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"kpilab-note\">{HtmlText.Encode(note)}</p>");
    }

    private void Rows(StringBuilder html, (PlotTable Table, int Hidden) view)
    {
        ReportFigure.Table(html, view.Table);
        if (view.Hidden > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"kpilab-note\">{ValueText.Count(view.Hidden, language)} {(Dutch ? "rijen meer" : "more rows")}</p>");
    }
}
