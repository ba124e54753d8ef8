using System.Text;
using KpiLab.Charts.Plots;
using KpiLab.Charts.Report;
using KpiLab.Kpis;

namespace KpiLab.Charts.Scenarios;

/// <summary>Scenarios and the answers to questions about them as HTML for a notebook: what was found in a sentence, a drawing where there is one, and the numbers.</summary>
internal static class ScenarioHtml
{
    private const string Style = """
        .kpilab-answer{font-family:system-ui,'Segoe UI','Liberation Sans',sans-serif;line-height:1.4;--ka-main:#0072b2;--ka-strong:#c24e00}
        @media(prefers-color-scheme:dark){.kpilab-answer{--ka-main:#56b4e9;--ka-strong:#ff9248}}
        .kpilab-answer table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:.4rem 0}.kpilab-answer th,.kpilab-answer td{padding:.2rem .6rem;text-align:left;border-bottom:1px solid rgba(128,138,148,.35)}.kpilab-answer .num{text-align:right}.kpilab-answer .scroll{overflow-x:auto}
        .kpilab-answer svg{width:100%;max-width:640px;height:auto;display:block}.kpilab-answer svg text{fill:currentColor;font-size:12px}.kpilab-answer .bar{fill:var(--ka-main)}.kpilab-answer .low{fill:var(--ka-strong)}.kpilab-answer .axis{stroke:rgba(128,138,148,.45)}.kpilab-answer .line{fill:none;stroke:var(--ka-main);stroke-width:2}.kpilab-answer .mark{stroke:var(--ka-strong);stroke-width:2}
        """;

    /// <summary>The HTML of a value; null where it is none of these.</summary>
    public static string? Of(object value, Language language)
    {
        if (value is ScenarioExplorer explorer)
            return (explorer.Options.Language == language || language == Language.English ? explorer : explorer.Scenario.Explorer(explorer.Options with { Language = language })).ToHtml();
        if (ScenarioAnswer.Of(value, language) is not { } answer)
            return null;
        var html = new StringBuilder($"<div class=\"kpilab-answer\"><style>{Style}</style><p><strong>{HtmlText.Encode(answer.Sentence)}</strong></p>");
        html.Append(ScenarioDrawing.Of(value, answer.Sentence, language));
        if (answer.Table is { } table)
            ReportFigure.Table(html, table);
        return html.Append("</div>").ToString();
    }
}

/// <summary>What was found, in a sentence and a table.</summary>
internal sealed record Answer(string Sentence, PlotTable? Table);
