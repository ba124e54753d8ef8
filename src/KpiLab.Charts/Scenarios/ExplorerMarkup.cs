using System.Globalization;
using System.Text;
using KpiLab.Kpis;
using KpiLab.Scenarios;

namespace KpiLab.Charts.Scenarios;

/// <summary>The elements of an explorer: one slider and one number for each input, one card for each output, room for two charts.</summary>
internal static class ExplorerMarkup
{
    public static string Of(ExplorerModel model, Scenario scenario, ExplorerOptions options)
    {
        string T(string english, string dutch) => options.Language == Language.Dutch ? dutch : english;
        string E(string text) => HtmlText.Encode(text);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"kpilab-explorer\" data-model=\"{ExplorerScript.IdOf(model, scenario, options)}\" lang=\"{model.LanguageCode}\" aria-label=\"{E(model.Title)}\"><style>{ExplorerScript.Style}</style><div class=\"ke-head\"><strong class=\"ke-title\">{E(model.Title)}</strong><span class=\"ke-buttons\"><button type=\"button\" class=\"ke-reset\">{T("Reset", "Herstel")}</button><button type=\"button\" class=\"ke-copy\">{T("Copy as C#", "Kopieer als C#")}</button></span></div>");
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"ke-body\"><div class=\"ke-inputs\" role=\"group\" aria-label=\"{T("Inputs", "Invoer")}\">");
        foreach (var input in model.Inputs)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"ke-row\" data-input=\"{E(input.Name)}\"><label><span class=\"ke-label\" title=\"{E(input.Source)}\">{E(input.Label)}</span><input type=\"range\" step=\"any\" min=\"{N(input.Low)}\" max=\"{N(input.High)}\" value=\"{N(input.Value)}\"></label><span class=\"ke-number\"><span>{E(input.Before.Trim())}</span><input type=\"number\" step=\"any\" value=\"{N(Math.Round(input.Value * input.Scale, 6))}\" aria-label=\"{E($"{input.Label}, {(input.Before + input.After).Trim()}")}\"><span>{E(input.After.Trim())}</span></span></div>");
        }

        html.Append(CultureInfo.InvariantCulture, $"</div><div class=\"ke-right\"><div class=\"ke-outputs\" role=\"group\" aria-label=\"{T("Outputs; choose one for the charts", "Uitkomsten; kies er een voor de grafieken")}\">");
        foreach (var output in model.Outputs)
            html.Append(CultureInfo.InvariantCulture, $"<button type=\"button\" class=\"ke-card\" data-output=\"{E(output.Name)}\" aria-pressed=\"{(output.Name == model.Focus ? "true" : "false")}\" title=\"{E(output.Formula)}\"><span>{E(output.Label)}</span><output>{E(output.Text)}</output><em>{E(output.Unit)}</em><small></small></button>");
        html.Append($"</div><figure class=\"ke-tornado\"><figcaption></figcaption><svg role=\"img\"></svg></figure><figure class=\"ke-curve\"><figcaption></figcaption><svg role=\"img\"></svg></figure></div></div>");
        html.Append(CultureInfo.InvariantCulture, $"<textarea class=\"ke-code\" readonly rows=\"2\" spellcheck=\"false\" aria-label=\"{T("The scenario as C#", "Het scenario als C#")}\">{E(options.Variable)}</textarea><p class=\"ke-status\" role=\"status\"></p><noscript>{T("The sliders need JavaScript.", "De schuiven hebben JavaScript nodig.")}</noscript></section>");
        return html.ToString();
    }

    private static string N(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
