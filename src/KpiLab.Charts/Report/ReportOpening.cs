using System.Globalization;
using System.Text;
using KpiLab.Charts.Plots;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Charts.Report;

/// <summary>What the report opens with: the three findings that matter most over all KPIs, each with a link to its section and its chart; or that nothing reliable was found.</summary>
internal sealed class ReportOpening
{
    public const string Id = "what-matters-most";

    private const int Most = 3;

    private readonly DiscoveryList found;
    private readonly IReadOnlyList<Discovery> first;

    public ReportOpening(DiscoveryList found)
    {
        this.found = found;
        first = First(found);
    }

    /// <summary>The first of each KPI, so that three stories are told; where fewer KPIs have any, the next ones.</summary>
    public static IReadOnlyList<Discovery> First(DiscoveryList found)
    {
        var each = found.DistinctBy(discovery => discovery.Kpi.Id).Take(Most).ToArray();
        return [.. each, .. found.Except(each).Take(Most - each.Length)];
    }

    public static string Title(Language language) => language == Language.Dutch ? "Wat er het meest toe doet" : "What matters most";

    public void Write(StringBuilder html, Language language)
    {
        string T(string english, string dutch) => language == Language.Dutch ? dutch : english;
        html.Append(CultureInfo.InvariantCulture, $"<section class=\"opening\" id=\"{Id}\" aria-labelledby=\"{Id}-title\"><h2 id=\"{Id}-title\">{Title(language)}</h2>");
        if (first.Count > 0)
            html.Append("<ol>");
        for (var i = 0; i < first.Count; i++)
        {
            var discovery = first[i];
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"{(discovery.IsWorse ? "worse" : "better")}\"><h3><a href=\"#{discovery.Kpi.Id}\">{HtmlText.Encode(discovery.Title(language))}</a></h3>");
            if (discovery.Money is { } money)
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"amount\">{HtmlText.Encode(ValueText.Short(money, new Unit(UnitKind.Money, discovery.Result.Unit.Currency ?? discovery.Query.Currency), language))} <span class=\"soft\">{T("the difference", "het verschil")}{(discovery.Result.Range is { } range ? ", " + HtmlText.Encode(ValueText.Range(range, language)) : "")}</span></p>");
            html.Append(CultureInfo.InvariantCulture, $"<p>{HtmlText.Encode(discovery.Text.In(language))}</p>");
            if (discovery.Actions.Count > 0)
                html.Append(CultureInfo.InvariantCulture, $"<p><strong>{T("Look first at", "Kijk eerst naar")}</strong>: {HtmlText.Encode(discovery.Actions[0].Cause.In(language))}. {HtmlText.Encode(discovery.Actions[0].Action.In(language))}</p>");
            html.Append(CultureInfo.InvariantCulture, $"<p><a href=\"#{Anchor(i)}\">{T("Show the chart", "Toon de grafiek")}</a></p></li>");
        }

        if (first.Count > 0)
            html.Append("</ol>");
        html.Append(CultureInfo.InvariantCulture, $"<p class=\"soft\">{HtmlText.Encode(found.Summary.In(language))}</p></section>\n");
    }

    /// <summary>The plots of a KPI with the places that the opening links to; a plot is added where none shows what was found.</summary>
    public IReadOnlyList<(Plot Plot, IReadOnlyList<string> Anchors)> Linked(Kpi kpi, IEnumerable<Plot> plots, Scorecard scorecard, ChartOptions options)
    {
        List<(Plot Plot, List<string> Anchors)> linked = [.. plots.Select(plot => (plot, new List<string>()))];
        for (var i = 0; i < first.Count; i++)
        {
            if (first[i].Kpi.Id != kpi.Id)
                continue;
            var at = linked.FindIndex(plot => IsBy(plot.Plot.SplitBy, first[i].Columns, scorecard));
            if (at < 0)
                linked.Insert(at = 0, (DiscoveryChart.PlotOf(first[i], options), []));
            linked[at].Anchors.Add(Anchor(i));
        }

        return [.. linked.Select(plot => (plot.Plot, (IReadOnlyList<string>)plot.Anchors))];
    }

    private static string Anchor(int i) => $"found-{(i + 1).ToString(CultureInfo.InvariantCulture)}";

    // By the same columns, be they named or known by their role.
    private static bool IsBy(IReadOnlyList<string> plot, IReadOnlyList<string> columns, Scorecard scorecard) => plot.Count == columns.Count && plot.Zip(columns, (shown, column) =>
        string.Equals(shown, column, StringComparison.OrdinalIgnoreCase) || scorecard.Tables.Any(table => ((Field)shown).In(table) is { } name && name == ((Field)column).In(table))).All(same => same);
}
