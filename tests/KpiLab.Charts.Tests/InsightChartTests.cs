using System.Xml.Linq;
using KpiLab.Charts.Insights;
using KpiLab.Charts.Notebooks;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Charts.Tests;

public class InsightChartTests
{
    private const string Hostile = "<img src=x onerror=alert(1)>\"'&";

    private static KpiResult Series(params double[] values) => new()
    {
        Kpi = ChurnRate.Kpi,
        Unit = Unit.Percent,
        Total = new(0.03, Unit.Percent, null, null, 500, null),
        Dimensions = ["plan"],
        Grain = Period.Month,
        Rows = [.. values.Select((value, i) => new KpiRow(new Segment(Hostile), Period.Month.Containing(new DateOnly(2024, 1, 1).AddMonths(i)), false, new(value, Unit.Percent, null, null, 500, null)))],
    };

    private static KpiResult Shifted { get; } = Series([.. Enumerable.Range(0, 24).Select(i => 0.03 + 0.001 * (i * 7 % 5) + (i >= 14 ? 0.02 : 0) + (i == 5 ? 0.015 : 0))]);

    private static XElement Parse(string svg) => XDocument.Parse(svg).Root!;

    private static IEnumerable<XElement> Of(XElement svg, string kind) => svg.Descendants().Where(e => (string?)e.Attribute("class") == kind);

    [Fact]
    public void A_control_chart_has_a_band_a_stretch_a_line_at_the_turn_and_a_diamond_where_it_is_news()
    {
        var reading = Shifted.NewsOrNoise(Hostile);
        var svg = Parse(reading.Svg());
        Assert.Equal(2, Of(svg, "band").Count());
        Assert.Equal(2, Of(svg, "dash").Count());
        Assert.Single(Of(svg, "turn"));
        Assert.Equal(24, Of(svg, "dot").Count() + Of(svg, "mark").Count());
        Assert.Equal(reading.Signals.Count(), Of(svg, "mark").Count());
        Assert.Contains(svg.Descendants(), e => e.Value == "Mar\u00A02025");
        Assert.Equal(reading.Text.English, (string?)svg.Attribute("aria-label"));
    }

    [Fact]
    public void The_chart_of_a_series_marks_the_month_in_which_it_turned()
    {
        var json = ChartJson.Of(ResultChart.PlotOf(Shifted, new() { Language = Language.Dutch }, null).ToChart());
        Assert.Contains("\"2025-03-01\"", json, StringComparison.Ordinal);
        Assert.Contains("omslag mrt", json, StringComparison.Ordinal);
        Assert.DoesNotContain("turned", ChartJson.Of(ResultChart.PlotOf(Series([.. Enumerable.Range(0, 24).Select(i => 0.03 + 0.001 * (i * 7 % 5))]), null, null).ToChart()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fan_has_two_bands_and_the_target()
    {
        var outlook = Shifted.Outlook(6, 0.04, Hostile);
        var svg = Parse(outlook.Svg(Language.Dutch));
        Assert.Equal(2, Of(svg, "band").Count());
        Assert.Single(Of(svg, "target"));
        Assert.Contains(svg.Descendants(), e => e.Value == "doel 4,0%");
        Assert.Equal(30, Of(svg, "dot").Count());
    }

    [Fact]
    public void Text_from_data_is_encoded_in_drawings_and_notebooks()
    {
        var reading = Shifted.NewsOrNoise(Hostile);
        Assert.DoesNotContain("<img", reading.Svg(), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", new NotebookHtml(Language.English).Of(reading)!, StringComparison.Ordinal);
        Assert.Contains("&lt;img", new NotebookHtml(Language.English).Of(reading)!, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", new NotebookHtml(Language.English).Of(Shifted.Outlook(3, null, Hostile))!, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_told_has_no_drawing_and_says_why()
    {
        var reading = Series(0.03, 0.02).NewsOrNoise(Hostile);
        Assert.Empty(reading.Svg());
        Assert.Contains("at least 8 are needed", new NotebookHtml(Language.English).Of(reading)!, StringComparison.Ordinal);
        Assert.Empty(Series(0.03, 0.02).Outlook(3, null, Hostile).Svg());
    }

    [Fact]
    public void A_notebook_shows_the_sentence_and_the_numbers_as_text()
    {
        var text = new NotebookText(Language.English).Of(Shifted.NewsOrNoise(Hostile))!;
        Assert.Contains("turned in Mar", text, StringComparison.Ordinal);
        Assert.Contains("noise", text, StringComparison.Ordinal);
        Assert.StartsWith("There are no answers", new NotebookText(Language.English).Of(EngagementLinks.Of(Data.Workspace.Of()))!, StringComparison.Ordinal);
    }
}
