using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KpiLab.Kpis;
using KpiLab.Scenarios;

namespace KpiLab.Charts.Scenarios;

/// <summary>The script of an explorer: the formulas, what is shown, and the code that moves it.</summary>
internal static class ExplorerScript
{
    private static readonly Lazy<string> StyleText = new(() => Read("explorer.css").Replace("\n", "", StringComparison.Ordinal));
    private static readonly Lazy<string> CodeText = new(() => Read("explorer.js"));

    public static string Style => StyleText.Value;

    /// <summary>The script; nothing in it can end the element that holds it.</summary>
    public static string Of(ExplorerModel model, Scenario scenario, ExplorerOptions options) =>
        $"({CodeText.Value})({JsonSerializer.Serialize(IdOf(model, scenario, options))},{scenario.Model.ToJavaScript()},{Data(model, scenario, options)});";

    /// <summary>A name for the explorer that is the same for the same content, and so never meets another of that name.</summary>
    public static string IdOf(ExplorerModel model, Scenario scenario, ExplorerOptions options) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(scenario.Model.ToJavaScript() + Data(model, scenario, options))))[..12];

    /// <summary>The script as a policy names it.</summary>
    public static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    private static string Data(ExplorerModel model, Scenario scenario, ExplorerOptions options)
    {
        var dutch = options.Language == Language.Dutch;
        string T(string english, string nederlands) => dutch ? nederlands : english;
        return JsonSerializer.Serialize(new
        {
            all = scenario.Model.Inputs.Select(i => scenario.Find(i.Name)),
            inputs = model.Inputs.Select(i => new { i = i.Index, name = i.Name, label = i.Label, low = i.Low, high = i.High, least = Bound(i.Least), most = Bound(i.Most), before = i.Before, after = i.After, scale = i.Scale, share = i.IsShare }),
            outputs = model.Outputs.Select(o => new { name = o.Name, label = o.Label, before = o.Before, after = o.After, scale = o.Scale, share = o.IsShare, money = o.IsMoney, better = o.Better }),
            focus = model.Focus,
            variable = options.Variable,
            dutch,
            text = new
            {
                none = T("no value", "geen waarde"),
                points = T("percentage points", "procentpunt"),
                most = T("{0} moves most with {1}: {2} to {3} when each input moves 10 %", "{0} beweegt het meest met {1}: {2} tot {3} als elke invoer 10% beweegt"),
                fixedOutput = T("Nothing moves {0}", "Niets beweegt {0}"),
                curve = T("{0} by {1}", "{0} naar {1}"),
                cross = T("{0} by {1}: 0 at {2}", "{0} naar {1}: 0 bij {2}"),
                now = T("at start", "bij begin"),
                copied = T("Copied.", "Gekopieerd."),
                select = T("Press Ctrl+C to copy.", "Druk op Ctrl+C om te kopiëren."),
            },
        });
    }

    private static double? Bound(double bound) => double.IsFinite(bound) ? bound : null;

    // Line ends as a browser counts them in a hash, whatever the checkout made of them.
    private static string Read(string resource)
    {
        using var text = new StreamReader(typeof(ExplorerScript).Assembly.GetManifestResourceStream(resource)!);
        return text.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
