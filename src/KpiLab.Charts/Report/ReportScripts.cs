using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KpiLab.Charts.Plots;

namespace KpiLab.Charts.Report;

/// <summary>What the page of a report runs: plotly.js and a script that draws. Both are named by their hash in the page's policy, so nothing else can run.</summary>
internal static class ReportScripts
{
    private static readonly Lazy<string> StyleText = new(() => Read("report.css"));
    private static readonly Lazy<string> DrawText = new(() => Read("report.js"));
    private static readonly Lazy<string> Hashes = new(() => Hash(PlotlyScript.Basic) + " " + Hash(Draw));

    public static string Style => StyleText.Value;

    public static string Draw => DrawText.Value;

    /// <summary>Nothing is loaded from anywhere; of scripts, those two alone run, and that of an explorer where there is one; styles stand in the page.</summary>
    public static string Policy(ScenarioExplorer? whatIf) =>
        $"default-src 'none'; script-src {Hashes.Value}{(whatIf is null ? "" : " " + Hash(whatIf.Script))}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'";

    /// <summary>Light colours and the dark ones in their place.</summary>
    public static string Colours => JsonSerializer.Serialize(Palette.LightToDark);

    private static string Hash(string script) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'";

    // Line ends as a browser counts them in the hash, whatever the checkout made of them.
    private static string Read(string resource)
    {
        using var text = new StreamReader(typeof(ReportScripts).Assembly.GetManifestResourceStream(resource)!);
        return text.ReadToEnd().ReplaceLineEndings("\n");
    }
}
