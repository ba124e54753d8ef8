using System.Globalization;
using System.Text;
using KpiLab.Charts.Cards;
using KpiLab.Charts.Report;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts;

/// <summary>The scorecard as one HTML file that works offline, in light and dark, on a phone and printed.</summary>
public static class HtmlReport
{
    /// <summary>Writes the report.</summary>
    /// <remarks>plotly.js stands in the page once. The page's policy lets nothing be loaded and no other script run. Without scripts every number is still there, in tables.</remarks>
    /// <param name="scorecard">What is shown.</param>
    /// <param name="language">The language of every text.</param>
    /// <param name="whatIf">Sliders for a section "What if" at the end; null for none.</param>
    /// <param name="found">What a search found in the same tables, of which the report opens with the first three; null to search now.</param>
    /// <returns>One HTML document; the same bytes for the same scorecard.</returns>
    public static string Write(Scorecard scorecard, Language language, ScenarioExplorer? whatIf = null, DiscoveryList? found = null)
    {
        ArgumentNullException.ThrowIfNull(scorecard);
        var opening = new ReportOpening(found ?? new Workspace(scorecard.Name, scorecard.Tables, []).Discover(new() { Currency = scorecard.Options.Currency, AsOf = scorecard.Options.AsOf }));
        string T(string english, string dutch) => language == Language.Dutch ? dutch : english;
        string E(string text) => HtmlText.Encode(text);
        var html = new StringBuilder(2_000_000);
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{T("en", "nl")}\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{ReportScripts.Policy(whatIf)}\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"referrer\" content=\"no-referrer\"><link rel=\"icon\" href=\"data:,\"><title>{E(scorecard.Name)} · KpiLab</title>\n<style>{KpiCard.Style}\n{ReportScripts.Style}</style></head><body>\n");
        html.Append(CultureInfo.InvariantCulture, $"<a class=\"skip\" href=\"#scorecard\">{T("To the scorecard", "Naar de scorekaart")}</a><div class=\"page\"><header class=\"top\"><div><p class=\"soft\">KpiLab</p><h1>{E(scorecard.Name)}</h1>");
        if (scorecard.Range is { } range)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{E(ValueText.Range(range, language))}</p>");
        html.Append(CultureInfo.InvariantCulture, $"</div><button id=\"kpilab-theme\" type=\"button\" hidden>{T("Light or dark", "Licht of donker")}</button></header>\n<main>");
        opening.Write(html, language);
        html.Append("<ul class=\"cards\" id=\"scorecard\">");
        foreach (var entry in scorecard.Entries)
            html.Append("<li>").Append(Card(entry, language)).Append("</li>\n");
        html.Append(CultureInfo.InvariantCulture, $"</ul>\n<div class=\"body\"><nav aria-label=\"{T("Contents", "Inhoud")}\"><ol><li><a href=\"#{ReportOpening.Id}\">{ReportOpening.Title(language)}</a></li><li><a href=\"#scorecard\">{T("Scorecard", "Scorekaart")}</a></li>");
        foreach (var entry in scorecard.Entries)
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{entry.Kpi.Id}\">{E(entry.Kpi.Text.Name.In(language))}</a></li>");
        html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{ReportValue.Id}\">{ReportValue.Title(language)}</a></li><li><a href=\"#{ReportRisk.Id}\">{ReportRisk.Title(language)}</a></li>");
        if (whatIf is not null)
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#what-if\">{T("What if", "Wat als")}</a></li>");
        html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#data\">{T("The data", "De gegevens")}</a></li></ol></nav>\n<div>");
        html.Append(CultureInfo.InvariantCulture, $"<noscript><p>{T("The charts need JavaScript; their numbers stand in the tables.", "De grafieken hebben JavaScript nodig; de getallen staan in de tabellen.")}</p></noscript>");
        foreach (var entry in scorecard.Entries)
            ReportSection.Write(html, entry, scorecard, opening, language);
        ReportValue.Write(html, scorecard, language);
        ReportRisk.Write(html, scorecard, language);
        if (whatIf is not null)
            html.Append(CultureInfo.InvariantCulture, $"<section id=\"what-if\"><h2>{T("What if", "Wat als")}</h2><p class=\"soft\">{T("How the figures hang together over the last twelve months. Move a slider and all that follows from it moves along; intervals and months stand in the tables above.", "Hoe de cijfers samenhangen over de laatste twaalf maanden. Verschuif een invoer en alles wat ervan afhangt beweegt mee; intervallen en maanden staan in de tabellen hierboven.")}</p>{whatIf.ToHtml()}</section>");
        ReportData.Write(html, scorecard, language);
        html.Append("</div></div></main><footer>KpiLab · plotly.js (MIT)</footer></div>\n");
        html.Append(CultureInfo.InvariantCulture, $"<script type=\"application/json\" id=\"kpilab-colours\">{ReportScripts.Colours}</script>\n<script>").Append(PlotlyScript.Basic).Append("</script>\n<script>").Append(ReportScripts.Draw).Append("</script>\n</body></html>\n");
        return html.ToString();
    }

    private static string Card(ScorecardEntry entry, Language language) => entry.Result is { } result
        ? KpiCard.Html(result, language, entry.Verdict, entry.Series, entry.Benchmark, "#" + entry.Kpi.Id)
        : KpiCard.Missing(entry.Kpi, entry.Missing!, language, "#" + entry.Kpi.Id);
}
