using System.Text;
using KpiLab.Charts.Notebooks;
using KpiLab.Charts.Scenarios;
using KpiLab.Kpis;
using KpiLab.Scenarios;

namespace KpiLab.Charts;

/// <summary>A scenario with sliders: outputs and charts follow in the page itself, with the formulas of the model as JavaScript. It needs no kernel and no network.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed class ScenarioExplorer
{
    internal ScenarioExplorer(Scenario scenario, ExplorerOptions options)
    {
        Scenario = scenario;
        Options = options;
        Model = ExplorerModel.Of(scenario, options);
        Script = ExplorerScript.Of(Model, scenario, options);
    }

    /// <summary>What the sliders start from.</summary>
    public Scenario Scenario { get; }

    /// <summary>What is shown.</summary>
    public ExplorerOptions Options { get; }

    /// <summary>The script of the fragment, for a page whose policy names scripts by their hash.</summary>
    public string Script { get; }

    /// <summary>What the sliders and cards are of.</summary>
    internal ExplorerModel Model { get; }

    /// <summary>One HTML fragment with its style and script: for a notebook, a report or a page of one's own. Without scripts the values of the scenario stand in it.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder(ToMarkup());
        return html.Append("<script>").Append(Script).Append("</script>").ToString();
    }

    /// <summary>A page with nothing else in it.</summary>
    public string ToPage() =>
        $"<!DOCTYPE html>\n<html lang=\"{Model.LanguageCode}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {ExplorerScript.Hash(Script)}; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\"><link rel=\"icon\" href=\"data:,\"><title>{HtmlText.Encode(Model.Title)} · KpiLab</title><style>:root{{color-scheme:light dark}}body{{margin:0;padding:1rem;background:Canvas;color:CanvasText}}</style></head><body><main>{ToHtml()}</main></body></html>\n";

    /// <summary>The values in plain text, for a terminal.</summary>
    public override string ToString() => string.Join('\n', Model.Outputs.Select(o => $"{o.Label}: {o.Text} {o.Unit}".TrimEnd()));

    /// <summary>The fragment without its script.</summary>
    internal string ToMarkup() => ExplorerMarkup.Of(Model, Scenario, Options);
}

/// <summary>Makes explorers.</summary>
public static class ScenarioExplorers
{
    /// <summary>The scenario with sliders.</summary>
    /// <exception cref="ModelException">An input or formula that is named does not exist, or nothing has a value.</exception>
    public static ScenarioExplorer Explorer(this Scenario scenario, ExplorerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(scenario, options ?? new());
    }

    /// <summary>The scenario with sliders, in a language.</summary>
    /// <exception cref="ModelException">Nothing has a value.</exception>
    public static ScenarioExplorer Explorer(this Scenario scenario, Language language) => scenario.Explorer(new ExplorerOptions { Language = language });
}
