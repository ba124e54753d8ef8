using System.Globalization;
using System.Text;
using KpiLab.Charts.Report;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Insights;

/// <summary>An explanation as a page that stands alone: the sentences, a waterfall of the drivers and of each split, and the numbers. It needs no script and no network.</summary>
internal static class ExplanationPage
{
    private const string Style = """
        :root{color-scheme:light dark}body{font-family:system-ui,'Segoe UI','Liberation Sans',sans-serif;line-height:1.5;max-width:56rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}
        table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:.6rem 0}th,td{padding:.2rem .6rem;text-align:left;border-bottom:1px solid rgba(128,138,148,.35)}.num{text-align:right}.scroll{overflow-x:auto}.note{opacity:.8;font-size:.9em}
        """;

    public static string Of(Explanation explanation, Language language)
    {
        var dutch = language == Language.Dutch;
        var title = $"{explanation.Kpi.Text.Name.In(language)}: {explanation.From.Name.In(language)} → {explanation.To.Name.In(language)}";
        var html = new StringBuilder($"<!doctype html>\n<html lang=\"{(dutch ? "nl" : "en")}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{HtmlText.Encode(title)}</title><style>{Style}</style></head><body><main><h1>{HtmlText.Encode(title)}</h1>\n");
        foreach (var sentence in explanation.Sentences)
            html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Encode(sentence.In(language))}</p>\n");
        if (Waterfall.Of(explanation, null, language) is { } drivers)
            html.Append(CultureInfo.InvariantCulture, $"<h2>{HtmlText.Encode(drivers.Title)}</h2>{WaterfallDrawing.Of(drivers, language)}\n");
        foreach (var split in explanation.Splits)
        {
            if (Waterfall.Of(explanation, split, language) is { } waterfall)
                html.Append(CultureInfo.InvariantCulture, $"<h2>{HtmlText.Encode(waterfall.Title)}</h2>{WaterfallDrawing.Of(waterfall, language)}");
            html.Append(CultureInfo.InvariantCulture, $"<details><summary>{(dutch ? "De getallen" : "The numbers")}</summary>");
            ReportFigure.Table(html, ExplanationView.Segments(explanation, split, language));
            html.Append("</details>\n");
        }

        foreach (var note in explanation.Notes)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{HtmlText.Encode(note.In(language))}</p>");
        return html.Append("</main></body></html>\n").ToString();
    }
}
