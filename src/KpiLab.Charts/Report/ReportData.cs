using System.Globalization;
using System.Text;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Report;

/// <summary>The tables behind a report: their columns, the roles found, and what was doubtful.</summary>
internal static class ReportData
{
    public static void Write(StringBuilder html, Scorecard scorecard, Language language)
    {
        string T(string english, string dutch) => language == Language.Dutch ? dutch : english;
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"data\" id=\"data\" aria-labelledby=\"data-title\"><h2 id=\"data-title\">{T("The data", "De gegevens")}</h2>");
        foreach (var table in scorecard.Tables)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h3>{HtmlText.Encode(table.Name)}</h3><p class=\"soft\">{ValueText.Count(table.RowCount, language)} {T("rows", "rijen")}: ");
            html.AppendJoin(", ", table.Columns.Select(column => HtmlText.Encode(column.Name) + (table.Roles.RoleOf(column.Name) is { } role ? $" ({T("role", "rol")} {RoleText.Name(role, language)})" : "")));
            html.Append("</p>");
            if (table.Quality.Length == 0)
                continue;
            html.Append("<ul>");
            foreach (var entry in table.Quality.OrderByDescending(e => e.Severity))
                html.Append(CultureInfo.InvariantCulture, $"<li>{(entry.Severity == Severity.Note ? "" : $"<strong>{Word(entry.Severity, language)}:</strong> ")}{HtmlText.Encode(language == Language.Dutch ? entry.Dutch : entry.Message)}</li>");
            html.Append("</ul>");
        }

        html.Append("</section>\n");
    }

    private static string Word(Severity severity, Language language) => (severity, language) switch
    {
        (Severity.Problem, Language.Dutch) => "Probleem",
        (Severity.Problem, _) => "Problem",
        (_, Language.Dutch) => "Waarschuwing",
        _ => "Warning",
    };
}
