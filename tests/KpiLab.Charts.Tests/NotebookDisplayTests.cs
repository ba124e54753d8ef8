using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using Microsoft.DotNet.Interactive.Formatting;

namespace KpiLab.Charts.Tests;

/// <summary>The library's types as the formatting engine of .NET Interactive shows them, which knows nothing of the library.</summary>
public class NotebookDisplayTests
{
    private const string Hostile = "<script>alert(1)</script>";

    private static FrameTable Sessions => FrameTable.Of(
        Hostile,
        TextColumn.Of("device", Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? Hostile : "desk")),
        new DateColumn("date", [.. Enumerable.Range(0, 200).Select(i => new DateTime(2026, 1, 1).AddDays(i % 120).Ticks)]),
        new FlagColumn("converted", [.. Enumerable.Range(0, 200).Select(i => (sbyte)(i % 10 == 0 ? 1 : 0))]));

    private static Scorecard Scorecard => Scorecard.Of(Workspace.Of(Sessions));

    [Fact]
    public void A_query_shows_its_result_as_a_card_and_a_table()
    {
        var html = ConversionRate.Of(Sessions).By("device").ToDisplayString("text/html");
        Assert.Contains("<article class=\"kpilab-card\">", html, StringComparison.Ordinal);
        Assert.Contains("10.0\u00a0%", html, StringComparison.Ordinal);
        Assert.Contains("<td>desk</td>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_is_aligned()
    {
        var text = ConversionRate.Of(Sessions).By("device").ToDisplayString("text/plain").ReplaceLineEndings("\n").Split('\n');
        Assert.StartsWith("Conversion rate: 10.0", text[0], StringComparison.Ordinal);
        Assert.Equal(text[1].Length, text[2].Length);
    }

    public static TheoryData<string> Kinds() => ["query", "result", "measurement", "scorecard", "entry", "finding", "discoveries", "discovery", "table"];

    private static object Value(string kind) => kind switch
    {
        "query" => ConversionRate.Of(Sessions).By("device"),
        "result" => ConversionRate.Of(Sessions).By("device").Run(),
        "measurement" => ConversionRate.From(10, 100),
        "scorecard" => Scorecard,
        "entry" => Scorecard.Entries.First(e => e.Result is not null),
        "finding" => Scorecard.Entries.First(e => e.Result is not null).Findings[0],
        "discoveries" => Found,
        "discovery" => Found[0],
        _ => Sessions,
    };

    // On one device nobody buys.
    private static DiscoveryList Found => Workspace.Of(Sessions.WithColumn(new FlagColumn("converted", [.. Enumerable.Range(0, 200).Select(i => (sbyte)(i % 2 == 0 && i % 5 == 0 ? 1 : 0))])))
        .Discover(new() { Kpis = [ConversionRate.Kpi] });

    [Fact]
    public void A_discovery_has_a_chart_whose_title_says_what_stands_out()
    {
        Assert.Equal("Conversion rate: device “desk”, 0.0\u00a0% against 20.0\u00a0% for the rest", Found[0].Title(Language.English));
        Assert.Equal("Conversiepercentage: apparaat “desk”, 0,0% tegenover 20,0% bij de rest", Found[0].Title(Language.Dutch));
        Assert.DoesNotContain("<script>alert", Plotly.NET.GenericChart.toChartHTML(Found[0].Chart()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_discoveries_tells_what_was_searched_and_the_query_of_each()
    {
        var html = Found.ToDisplayString("text/html");
        Assert.Contains("1 reliable difference out of 1 comparisons", html, StringComparison.Ordinal);
        Assert.Contains("<code>ConversionRate.Of(", html, StringComparison.Ordinal);
        Assert.Contains("\n1. Conversion rate for device “desk”", Found.ToDisplayString("text/plain"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_type_shows_itself_as_html_and_as_text_and_hostile_text_is_harmless(string kind)
    {
        var value = Value(kind);
        var html = value.ToDisplayString("text/html");
        Assert.StartsWith("<div class=\"kpilab-view\">", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        var text = value.ToDisplayString("text/plain");
        Assert.NotEmpty(text);
        Assert.DoesNotContain("kpilab", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Html_is_what_a_notebook_prefers(string kind) =>
        Assert.Contains("text/html", Formatter.GetPreferredMimeTypesFor(Value(kind).GetType()));

    [Fact]
    public void A_card_is_the_same_in_a_notebook_and_in_the_report()
    {
        var scorecard = Scorecard;
        var entry = scorecard.Entries.First(e => e.Result is not null);
        var card = Cards.KpiCard.Html(entry.Result!, Language.English, entry.Verdict, entry.Series, entry.Benchmark);
        Assert.Contains(card, entry.ToDisplayString("text/html"), StringComparison.Ordinal);
        var linked = Cards.KpiCard.Html(entry.Result!, Language.English, entry.Verdict, entry.Series, entry.Benchmark, "#" + entry.Kpi.Id);
        Assert.Contains(linked, HtmlReport.Write(scorecard, Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_view_in_a_language_shows_the_value_in_it(string kind)
    {
        var value = Value(kind);
        Assert.Equal(value.ToDisplayString("text/html"), LocalView.Of(value, Language.English).ToDisplayString("text/html"));
        var dutch = LocalView.Of(value, Language.Dutch).ToDisplayString("text/html");
        Assert.StartsWith("<div class=\"kpilab-view\">", dutch, StringComparison.Ordinal);
        Assert.NotEqual(value.ToDisplayString("text/html"), dutch);
        Assert.NotEqual(value.ToDisplayString("text/plain"), LocalView.Of(value, Language.Dutch).ToDisplayString("text/plain"));
    }
}
