using KpiLab.Kpis;
using Plotly.NET;

namespace KpiLab.Charts.Plots;

/// <summary>How plotly.js behaves: no logo, no formulas read into text such as "$5 and $6", and its few words in the language of the chart.</summary>
internal static class PlotConfig
{
    public static Config Of(Language language) => PlotlyObject.With(
        new Config(),
        ("responsive", true),
        ("displaylogo", false),
        ("typesetMath", false),
        ("scrollZoom", false),
        ("modeBarButtonsToRemove", new[] { "select2d", "lasso2d", "pan2d", "zoom2d", "zoomIn2d", "zoomOut2d", "autoScale2d", "resetScale2d" }),
        ("locale", language == Language.Dutch ? "nl" : null),
        ("locales", language == Language.Dutch ? PlotlyObject.Node(("nl", Dutch)) : null));

    private static readonly DynamicObj.DynamicObj Dutch = PlotlyObject.Node(
        ("dictionary", new Dictionary<string, string>
        {
            ["Download plot as a PNG"] = "Opslaan als afbeelding (PNG)",
            ["Download plot as a png"] = "Opslaan als afbeelding (PNG)",
            ["Download plot"] = "Opslaan als afbeelding",
            ["Taking snapshot - this may take a few seconds"] = "De afbeelding wordt gemaakt",
            ["Snapshot succeeded"] = "De afbeelding is gemaakt",
        }),
        ("format", PlotlyObject.Node(
            ("days", new[] { "zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag" }),
            ("shortDays", new[] { "zo", "ma", "di", "wo", "do", "vr", "za" }),
            ("months", new[] { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december" }),
            ("shortMonths", new[] { "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec" }),
            ("date", "%d-%m-%Y"))));
}
