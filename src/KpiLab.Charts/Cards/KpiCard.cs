using System.Globalization;
using System.Text;
using KpiLab.Benchmarks;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Cards;

/// <summary>A KPI at a glance, as HTML: value, how sure it is, verdict, course and benchmark. The same card stands in the report and in a notebook.</summary>
public static class KpiCard
{
    /// <summary>The style of cards; once in a page is enough. It takes the colours of what is around it, light or dark.</summary>
    public const string Style = """
        .kpilab-card{border:1px solid rgba(128,138,148,.4);border-radius:.6rem;padding:.7rem .9rem;max-width:24rem;font-family:system-ui,'Segoe UI','Liberation Sans',sans-serif;line-height:1.4;overflow-wrap:anywhere}
        .kpilab-card p{margin:.15rem 0}.kpilab-card .kpilab-name{font-weight:600;font-size:1rem}.kpilab-card .kpilab-name a{color:inherit}
        .kpilab-row{display:flex;flex-wrap:wrap;align-items:center;gap:.2rem .8rem;justify-content:space-between}
        .kpilab-value{font-size:1.7rem;font-weight:650;font-variant-numeric:tabular-nums}.kpilab-card .kpilab-soft{opacity:.78;font-size:.86rem}
        .kpilab-verdict{display:inline-block;border-radius:1rem;padding:.05rem .6rem;font-size:.86rem;font-weight:600;white-space:nowrap;color:#fff;background:#57606a}
        .kpilab-verdict.good{background:#006d4e}.kpilab-verdict.fair{background:#7a5b00}.kpilab-verdict.poor{background:#a4371c}
        .kpilab-spark{display:block;max-width:100%}
        """;

    /// <summary>The card of a result. Text from data is encoded.</summary>
    /// <param name="result">What is shown: its total.</param>
    /// <param name="language">The language of every text.</param>
    /// <param name="verdict">How it stands; null to leave it out.</param>
    /// <param name="series">The same KPI over time, for the small course; null to leave it out.</param>
    /// <param name="benchmark">A published figure; null to leave it out.</param>
    /// <param name="link">Where the name leads, as "#churn-rate"; null for nowhere.</param>
    /// <returns>One article element, without the style.</returns>
    public static string Html(KpiResult result, Language language, Verdict? verdict = null, KpiResult? series = null, BenchmarkMatch? benchmark = null, string? link = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var total = result.Total;
        var html = Open(result.Kpi, language, link);
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"kpilab-row\"><p class=\"kpilab-value\">{HtmlText.Encode(ValueText.Short(total, language))}</p>{SparkLine.Svg(series, language)}</div>");
        if (total.Value is null)
            html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Encode((total.Reason ?? new("no value", "geen waarde")).In(language))}</p>");
        else if (result.Unit.Per is { } per)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"kpilab-soft\">per {HtmlText.Encode(per.In(language))}</p>");
        if (ValueText.Evidence(total, language) is { Length: > 0 } evidence && total.Value is not null)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"kpilab-soft\">{HtmlText.Encode(evidence)}</p>");
        if (verdict is { } word)
            html.Append(CultureInfo.InvariantCulture, $"<p><span class=\"kpilab-verdict {VerdictText.ClassOf(word)}\">{VerdictText.Of(word, language)}</span></p>");
        if (benchmark is not null)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"kpilab-soft\">{HtmlText.Encode(BenchmarkText.Short(benchmark, result.Unit, language))}</p>");
        return html.Append("</article>").ToString();
    }

    /// <summary>The card of a KPI that the data cannot give, with what is missing.</summary>
    internal static string Missing(Kpi kpi, LocalText reason, Language language, string? link)
    {
        var html = Open(kpi, language, link);
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"kpilab-value\">–</p><p class=\"kpilab-soft\">{HtmlText.Encode(reason.In(language))}</p>");
        return html.Append("</article>").ToString();
    }

    private static StringBuilder Open(Kpi kpi, Language language, string? link)
    {
        var name = HtmlText.Encode(kpi.Text.Name.In(language));
        return new($"<article class=\"kpilab-card\"><p class=\"kpilab-name\">{(link is null ? name : $"<a href=\"{HtmlText.Encode(link)}\">{name}</a>")}</p>");
    }
}
