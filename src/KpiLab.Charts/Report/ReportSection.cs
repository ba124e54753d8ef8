using System.Globalization;
using System.Text;
using KpiLab.Charts.Cards;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Report;

/// <summary>One KPI in the report: what it says, its charts, what it is, and what to do.</summary>
internal static class ReportSection
{
    // The rest stands below the charts.
    private const int FirstFindings = 2;

    public static void Write(StringBuilder html, ScorecardEntry entry, Scorecard scorecard, ReportOpening opening, Language language)
    {
        string T(string english, string dutch) => language == Language.Dutch ? dutch : english;
        string E(LocalText text) => HtmlText.Encode(text.In(language));
        var text = entry.Kpi.Text;
        var id = entry.Kpi.Id;
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"kpi\" id=\"{id}\" aria-labelledby=\"{id}-title\"><div class=\"head\"><h2 id=\"{id}-title\">{E(text.Name)}</h2>");
        if (entry.Result is not { } result)
        {
            html.Append(CultureInfo.InvariantCulture, $"</div><p class=\"soft\">{E(text.Question)}</p><p><strong>{T("Not computed.", "Niet berekend.")}</strong> {E(entry.Missing!)}</p>");
            About(html, entry, language);
            html.Append("</section>\n");
            return;
        }

        html.Append(CultureInfo.InvariantCulture, $"<span class=\"kpilab-verdict {VerdictText.ClassOf(entry.Verdict)}\">{VerdictText.Of(entry.Verdict, language)}</span></div>");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{E(text.Question)}</p>");
        var evidence = ValueText.Evidence(result.Total, language);
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"lead\"><strong>{HtmlText.Encode(ValueText.Full(result.Total, language))}</strong>{(evidence.Length > 0 ? $" <span class=\"soft\">({HtmlText.Encode(evidence)})</span>" : "")}</p>");
        About(html, entry, language);
        Findings(html, entry.Findings.Take(FirstFindings), language);
        html.Append("<div class=\"figures\">");
        var number = 0;
        var options = new ChartOptions { Language = language };
        foreach (var (plot, anchors) in opening.Linked(entry.Kpi, new ReportPlots(entry, scorecard, options).All(), scorecard, options))
            ReportFigure.Write(html, plot, $"{id}-{++number}", anchors);
        html.Append("</div>\n");
        if (entry.Findings.Count > FirstFindings)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h3>{T("More findings", "Meer bevindingen")}</h3>");
            Findings(html, entry.Findings.Skip(FirstFindings), language);
        }

        if (entry.Beside.Count > 0)
        {
            List(html, T("Read beside it", "Lees ernaast"), entry.Beside.Select(other =>
                $"{E(other.Kpi.Text.Name)}: <strong>{HtmlText.Encode(ValueText.Full(other.Total, language))}</strong> <span class=\"soft\">{HtmlText.Encode(ValueText.Evidence(other.Total, language))}</span>"));
        }

        if (entry.Benchmark is { } benchmark)
        {
            var row = benchmark.Row;
            var source = row.Url.StartsWith("https://", StringComparison.Ordinal)
                ? $"<a href=\"{HtmlText.Encode(row.Url)}\" rel=\"noreferrer\">{HtmlText.Encode(row.Title)}</a>" : HtmlText.Encode(row.Title);
            html.Append(CultureInfo.InvariantCulture, $"<h3>{T("Benchmark", "Benchmark")}</h3><p>{HtmlText.Encode(BenchmarkText.Short(benchmark, result.Unit, language))}, <span lang=\"en\">{source}</span>. <span class=\"soft\">{HtmlText.Encode(BenchmarkText.About(benchmark, language))}</span></p>");
        }

        List(html, T("What to do when it is bad", "Wat te doen als het slecht is"), text.Actions.Select(a => $"<strong>{E(a.Cause)}</strong>: {E(a.Action)}"));
        List(html, T("Careful", "Let op"), text.Pitfalls.Select(E));
        List(html, T("About these data", "Over deze gegevens"), result.Notes.Select(E));
        html.Append("</section>\n");
    }

    private static void About(StringBuilder html, ScorecardEntry entry, Language language)
    {
        string E(LocalText text) => HtmlText.Encode(text.In(language));
        var text = entry.Kpi.Text;
        html.Append(CultureInfo.InvariantCulture, $"<details class=\"about\"><summary>{(language == Language.Dutch ? "Wat het is en hoe het wordt berekend" : "What it is and how it is computed")}</summary><p>{E(text.Definition)}</p><p><em>{E(text.Formula)}</em></p></details>");
    }

    private static void Findings(StringBuilder html, IEnumerable<Finding> findings, Language language)
    {
        html.Append("<ul class=\"findings\">");
        foreach (var finding in findings)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li>{HtmlText.Encode(finding.Text.In(language))}");
            if (finding.Actions is { Count: > 0 } actions)
                html.Append("<ul>").AppendJoin("", actions.Select(a => $"<li><strong>{HtmlText.Encode(a.Cause.In(language))}</strong>: {HtmlText.Encode(a.Action.In(language))}</li>")).Append("</ul>");
            html.Append("</li>");
        }

        html.Append("</ul>");
    }

    private static void List(StringBuilder html, string title, IEnumerable<string> items)
    {
        string[] all = [.. items];
        if (all.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<h3>{title}</h3><ul>").AppendJoin("", all.Select(item => $"<li>{item}</li>")).Append("</ul>");
    }
}
