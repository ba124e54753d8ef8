using System.Globalization;
using System.Text;
using KpiLab.Charts.Plots;
using KpiLab.Kpis;

namespace KpiLab.Charts.Report;

/// <summary>A plot in a page: its finding as a caption, the drawing with its words for those who cannot see it, and its numbers in a table below.</summary>
internal static class ReportFigure
{
    public static void Write(StringBuilder html, Plot plot, string id, params IReadOnlyList<string> anchors)
    {
        bool dutch = plot.Language == Language.Dutch;
        html.Append(CultureInfo.InvariantCulture, $"<figure>{string.Concat(anchors.Select(anchor => $"<span id=\"{anchor}\"></span>"))}<figcaption>{HtmlText.Encode(plot.Title)}</figcaption>");
        var chart = plot.ToUntitledChart();
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"plot\" role=\"img\" aria-label=\"{HtmlText.Encode(plot.Description + ". " + plot.Title)}\" data-figure=\"{id}\" style=\"min-height:{plot.Height}px\"></div>");
        html.Append(CultureInfo.InvariantCulture, $"<script type=\"application/json\" id=\"{id}\">{ChartJson.Of(chart)}</script>");
        html.Append(CultureInfo.InvariantCulture, $"<details><summary>{(dutch ? "De getallen" : "The numbers")}</summary>");
        Table(html, plot.Table);
        html.Append("</details></figure>\n");
    }

    public static void Table(StringBuilder html, PlotTable table)
    {
        string Number(int column) => column == 0 ? "" : " class=\"num\"";
        html.Append("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr>");
        for (var i = 0; i < table.Columns.Count; i++)
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{Number(i)}>{HtmlText.Encode(table.Columns[i])}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                html.Append(CultureInfo.InvariantCulture, $"<td{Number(i)}>{HtmlText.Encode(row[i])}</td>");
            html.Append("</tr>");
        }

        html.Append("</tbody></table></div>");
    }
}
