using System.Globalization;
using System.Text;
using KpiLab.Kpis;
using KpiLab.Models.ChurnRisk;

namespace KpiLab.Charts.Models;

/// <summary>Small drawings in the cards of churn models: drivers with their intervals, and the gains curve.</summary>
internal static class ChurnDrawing
{
    private const int Most = 8;

    /// <summary>Bars of what the model looks at.</summary>
    public static string Drivers(ChurnModel model, Language language)
    {
        FeatureImportance[] rows = [.. model.Importance.Take(Most)];
        var low = Math.Min(0, rows.Min(r => Math.Min(r.AucLoss, r.Interval?.Low ?? 0)));
        var high = rows.Max(r => Math.Max(r.AucLoss, r.Interval?.High ?? 0));
        if (!(high > low))
            return "";
        double X(double value) => 210 + 410 * (value - low) / (high - low);
        var svg = Open(rows.Length * 22 + 6, language == Language.Dutch ? "Waar het model op let, met intervallen" : "What the model looks at, with intervals");
        for (var k = 0; k < rows.Length; k++)
        {
            var (row, middle) = (rows[k], k * 22 + 13);
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"202\" y=\"{middle + 4}\" text-anchor=\"end\" font-size=\"12\" fill=\"currentColor\">{HtmlText.Encode(FeatureText.Of(row.Feature, language))}</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{N(Math.Min(X(0), X(row.AucLoss)))}\" y=\"{middle - 7}\" width=\"{N(Math.Abs(X(row.AucLoss) - X(0)))}\" height=\"14\" fill=\"#0072b2\"/>");
            if (row.Interval is { } interval)
                svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(X(interval.Low))}\" x2=\"{N(X(interval.High))}\" y1=\"{middle}\" y2=\"{middle}\" stroke=\"currentColor\" stroke-width=\"1.4\"/>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>Leavers found by customers contacted, the highest risk first.</summary>
    public static string Gains(ChurnAssessment assessment, Language language)
    {
        bool dutch = language == Language.Dutch;
        double X(double share) => 48 + 300 * share;
        double Y(double share) => 150 - 140 * share;
        var svg = Open(186, dutch ? "Aandeel gevonden vertrekkers naar aandeel benaderde klanten, hoogste risico eerst" : "Share of leavers found by share of customers contacted, highest risk first");
        foreach (var share in new[] { 0, 0.5, 1 })
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(X(share))}\" y=\"166\" text-anchor=\"middle\" font-size=\"12\" fill=\"currentColor\">{N(100 * share)} %</text>");
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"42\" y=\"{N(Y(share) + 4)}\" text-anchor=\"end\" font-size=\"12\" fill=\"currentColor\">{N(100 * share)} %</text>");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{N(X(0))}\" y1=\"{N(Y(0))}\" x2=\"{N(X(1))}\" y2=\"{N(Y(1))}\" stroke=\"currentColor\" stroke-dasharray=\"3 4\" opacity=\".6\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{string.Join(' ', GainPoint.Of(assessment).Select(p => N(X(p.Contacted)) + "," + N(Y(p.Found))))}\" fill=\"none\" stroke=\"#0072b2\" stroke-width=\"2\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"198\" y=\"182\" text-anchor=\"middle\" font-size=\"12\" fill=\"currentColor\">{(dutch ? "klanten, hoogste risico eerst; omhoog: gevonden vertrekkers" : "customers, highest risk first; upwards: leavers found")}</text>");
        return svg.Append("</svg>").ToString();
    }

    private static StringBuilder Open(int height, string title) =>
        new($"<svg viewBox=\"0 0 640 {height}\" role=\"img\" aria-label=\"{HtmlText.Encode(title)}\" style=\"width:100%;max-width:640px;height:auto;display:block\">");

    private static string N(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
