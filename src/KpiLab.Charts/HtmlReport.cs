using System.Text;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts;

/// <summary>The scorecard as one HTML file that works offline, in light and dark, on a phone and printed. It loads nothing and runs no script.</summary>
public static class HtmlReport
{
    private const string Style = """
        :root{--bg:#fff;--ink:#1b1f24;--soft:#57606a;--edge:#d8dee4;--card:#f6f8fa;--blue:#0072b2;--band:#0072b233;--strong:#b34700;--good:#006d4e;--poor:#a4371c;--fair:#7a5b00;color-scheme:light dark}
        @media(prefers-color-scheme:dark){:root{--bg:#0f1419;--ink:#e6edf3;--soft:#9aa7b4;--edge:#30363d;--card:#161b22;--blue:#56b4e9;--band:#56b4e933;--strong:#e69f00;--good:#3fcf9b;--poor:#ff9a7a;--fair:#e3c25a}}
        *{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 system-ui,sans-serif}main,header{max-width:1080px;margin:auto;padding:1.25rem}
        h1{font-size:1.8rem;margin:.5rem 0 0}h2{font-size:1.35rem;margin:0}h3{font-size:1rem;margin:1.4rem 0 .4rem}p{margin:.4rem 0}.soft{color:var(--soft)}
        .grid-cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.8rem;margin:1.2rem 0 2rem;padding:0;list-style:none}
        .card{background:var(--card);border:1px solid var(--edge);border-radius:.6rem;padding:.8rem 1rem}.card a{color:inherit;text-decoration:none}.card b{display:block;font-size:1.6rem;font-variant-numeric:tabular-nums}
        .verdict{font-weight:600}.Good{color:var(--good)}.Poor{color:var(--poor)}.Fair{color:var(--fair)}.NotRated{color:var(--soft)}
        section{border-top:1px solid var(--edge);padding:1.6rem 0}.scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.92rem;width:100%}
        th,td{padding:.3rem .6rem;border-bottom:1px solid var(--edge);text-align:left;vertical-align:top;overflow-wrap:anywhere}.num{text-align:right;white-space:nowrap}
        svg{width:100%;max-width:720px;height:auto;display:block}svg text{fill:var(--ink);font-size:12.5px;font-family:inherit}.grid{stroke:var(--edge)}.band{fill:var(--band)}.line{fill:none;stroke:var(--blue);stroke-width:2}.point{fill:var(--blue)}.partial{fill:var(--bg);stroke:var(--blue);stroke-width:2}.bar{fill:var(--blue)}.strong{fill:var(--strong)}.whisker{stroke:var(--ink);stroke-width:1.5}
        li{margin:.25rem 0;overflow-wrap:anywhere}figure{margin:0}figcaption{font-weight:600;margin:1rem 0 .4rem}
        @media print{.card,figure,tr{break-inside:avoid}}
        """;

    /// <summary>Writes the report.</summary>
    /// <param name="scorecard">What is shown.</param>
    /// <param name="language">The language of every text.</param>
    /// <returns>One HTML document; the same bytes for the same scorecard.</returns>
    public static string Write(Scorecard scorecard, Language language)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        string T(string english, string dutch) => language == Language.Dutch ? dutch : english;
        string E(string text) => HtmlText.Encode(text);
        var html = new StringBuilder();
        html.Append($"<!DOCTYPE html>\n<html lang=\"{T("en", "nl")}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"><link rel=\"icon\" href=\"data:,\"><title>{E(scorecard.Name)} · KpiLab</title><style>{Style}</style></head><body>\n");
        html.Append($"<header><p class=\"soft\">KpiLab</p><h1>{E(scorecard.Name)}</h1>");
        if (scorecard.Range is { } range)
            html.Append($"<p class=\"soft\">{range.Start:yyyy-MM-dd} – {range.End.AddDays(-1):yyyy-MM-dd}</p>");
        html.Append("</header>\n<main><ul class=\"grid-cards\">");
        foreach (var entry in scorecard.Entries)
        {
            var total = entry.Result?.Total;
            html.Append($"<li class=\"card\"><a href=\"#{entry.Kpi.Id}\">{E(entry.Kpi.Text.Name.In(language))}<b>{E(total is null ? "–" : ValueText.Short(total, language))}</b>");
            html.Append($"<span class=\"soft\">{E(total?.Interval is { } interval ? ValueText.Interval(interval, total.Unit, language) : "")}</span> <span class=\"verdict {entry.Verdict}\">{(total is null ? T("no data", "geen data") : Word(entry.Verdict, language))}</span></a></li>\n");
        }

        html.Append("</ul>\n");
        foreach (var entry in scorecard.Entries)
            Section(html, entry, language);
        html.Append($"<section><h2>{T("The data", "De data")}</h2>");
        foreach (var table in scorecard.Tables)
            DataTable(html, table, language);
        return html.Append("</section></main></body></html>\n").ToString();
    }

    private static void Section(StringBuilder html, ScorecardEntry entry, Language language)
    {
        string T(string english, string dutch) => language == Language.Dutch ? dutch : english;
        string E(LocalText text) => HtmlText.Encode(text.In(language));
        var text = entry.Kpi.Text;
        html.Append($"<section id=\"{entry.Kpi.Id}\"><h2>{E(text.Name)}</h2><p>{E(text.Question)}</p><p class=\"soft\">{E(text.Definition)} <em>{E(text.Formula)}</em></p>");
        if (entry.Result is not { } result)
        {
            html.Append($"<p><strong>{T("Not computed.", "Niet berekend.")}</strong> {E(entry.Missing!)}</p></section>\n");
            return;
        }

        html.Append("<ul>");
        foreach (var finding in entry.Findings)
            html.Append($"<li>{E(finding.Text)}</li>");
        html.Append("</ul>");
        if (entry.Series is { } series && SvgCharts.Series(series, text.Name.In(language), language) is { Length: > 0 } line)
            html.Append($"<figure><figcaption>{E(text.Name)} {T("per", "per")} {HtmlText.Encode(T(series.Grain.ToString()!, series.Grain.ToString() == "month" ? "maand" : series.Grain.ToString()!))}</figcaption>{line}</figure>");
        foreach (var split in entry.Segments)
        {
            var title = $"{text.Name.In(language)}, {string.Join(", ", split.Dimensions)}";
            html.Append($"<figure><figcaption>{HtmlText.Encode(title)}</figcaption>{SvgCharts.Segments(split, title, language)}</figure>");
            Rows(html, split, language);
        }

        if (entry.Beside.Count > 0)
        {
            html.Append($"<h3>{T("Read beside it", "Lees ernaast")}</h3><ul>");
            foreach (var other in entry.Beside)
                html.Append($"<li>{E(other.Kpi.Text.Name)}: {HtmlText.Encode(ValueText.Full(other.Total, language))}</li>");
            html.Append("</ul>");
        }

        Texts(html, T("What to do when it is bad", "Wat te doen als het slecht is"), text.Actions.Select(a => $"<strong>{E(a.Cause)}</strong>: {E(a.Action)}"));
        Texts(html, T("Careful", "Let op"), text.Pitfalls.Select(E).Concat(result.Notes.Select(E)));
        html.Append("</section>\n");
    }

    private static void Texts(StringBuilder html, string title, IEnumerable<string> items)
    {
        html.Append($"<h3>{title}</h3><ul>");
        foreach (var item in items)
            html.Append($"<li>{item}</li>");
        html.Append("</ul>");
    }

    private static void Rows(StringBuilder html, KpiResult result, Language language)
    {
        string T(string english, string dutch) => language == Language.Dutch ? dutch : english;
        html.Append($"<div class=\"scroll\"><table><thead><tr><th>{HtmlText.Encode(string.Join(", ", result.Dimensions))}</th><th class=\"num\">{T("value", "waarde")}</th><th class=\"num\">{T("95 % interval", "95%-interval")}</th><th class=\"num\">n</th></tr></thead><tbody>");
        foreach (var row in result.Rows)
        {
            var m = row.Measurement;
            html.Append($"<tr><td>{HtmlText.Encode(row.Segment.ToString())}</td>");
            html.Append(m.Value is null
                ? $"<td colspan=\"3\">{HtmlText.Encode(m.Reason?.In(language) ?? "")}</td></tr>"
                : $"<td class=\"num\">{HtmlText.Encode(ValueText.Short(m, language))}</td><td class=\"num\">{HtmlText.Encode(m.Interval is { } i ? ValueText.Interval(i, m.Unit, language) : "")}</td><td class=\"num\">{m.N:N0}</td></tr>");
        }

        html.Append("</tbody></table></div>");
    }

    private static void DataTable(StringBuilder html, FrameTable table, Language language)
    {
        html.Append($"<h3>{HtmlText.Encode(table.Name)}</h3><p class=\"soft\">{table.RowCount:N0} {(language == Language.Dutch ? "rijen" : "rows")}</p><p>");
        html.Append(string.Join(", ", table.Columns.Select(c => HtmlText.Encode(c.Name) + (table.Roles.RoleOf(c.Name) is { } role ? $" <span class=\"soft\">({Measures.Field.RoleName(role)})</span>" : ""))));
        html.Append("</p><ul>");
        foreach (var entry in table.Quality)
            html.Append($"<li>{HtmlText.Encode(entry.Message)}</li>");
        html.Append("</ul>");
    }

    private static string Word(Verdict verdict, Language language) => (verdict, language) switch
    {
        (Verdict.Good, Language.Dutch) => "✓ goed",
        (Verdict.Good, _) => "✓ good",
        (Verdict.Fair, Language.Dutch) => "○ redelijk",
        (Verdict.Fair, _) => "○ fair",
        (Verdict.Poor, Language.Dutch) => "! actie nodig",
        (Verdict.Poor, _) => "! needs action",
        (_, Language.Dutch) => "niet beoordeeld",
        _ => "not rated",
    };
}
