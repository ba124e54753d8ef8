using System.Xml.Linq;
using KpiLab.Charts.Insights;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using Microsoft.DotNet.Interactive.Formatting;

namespace KpiLab.Charts.Tests;

/// <summary>Waterfalls of why a KPI changed.</summary>
public class ExplanationChartTests
{
    private const string Hostile = "<script>alert(1)</script>";

    // Desks convert 600 of 6,000, then 210 of 2,000; phones 100 of 4,000, then 300 of 10,000: both rise, the whole falls from 7 % to 4.25 %.
    private static Explanation Shifted(string phone = "phone") => ConversionRate.Of(Sessions([(phone, 1, 4000, 100), ("desk", 1, 6000, 600), (phone, 2, 10000, 300), ("desk", 2, 2000, 210)])).By("device").Explain("2026-01", "2026-02");

    private static Explanation Many => ConversionRate.Of(Sessions(Enumerable.Range(0, 15).SelectMany(i => new[] { ($"d{i:00}", 1, 1000, 100), ($"d{i:00}", 2, 1000 + 10 * i, 20 + 10 * i) }))).By("device").Explain("2026-01", "2026-02");

    [Fact]
    public void Bars_lead_from_the_first_value_to_the_last_each_from_where_the_one_before_ended()
    {
        foreach (var explanation in new[] { Shifted(), Many })
        {
            var waterfall = Waterfall.Of(explanation, explanation.Splits[0], Language.English)!;
            Assert.Equal(waterfall.Start.Value, waterfall.Bars[0].From, 12);
            Assert.All(waterfall.Bars.Zip(waterfall.Bars.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From, 12));
            Assert.Equal(waterfall.End.Value, waterfall.Bars[^1].To, 12);
        }
    }

    [Fact]
    public void What_is_too_small_for_a_bar_of_its_own_is_one_bar()
    {
        var bars = Waterfall.Of(Many, Many.Splits[0], Language.Dutch)!.Bars;
        Assert.Equal(9, bars.Count);
        Assert.Matches("^[0-9]+ kleinere delen$", bars[^1].Name);
    }

    [Fact]
    public void The_title_states_the_finding()
    {
        Assert.Equal(
            "Conversion rate: −2.8 percentage points, though no segment of device moved with it: the shift made −3.3 percentage points, the segments themselves +0.50 percentage points",
            Waterfall.Of(Shifted(), Shifted().Splits[0], Language.English)!.Title.Replace('\u00A0', ' '));
        Assert.Contains("het meest door apparaat “d00”", Waterfall.Of(Many, Many.Splits[0], Language.Dutch)!.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "its share shifted", "phone: share", "Conversion rate (%)")]
    [InlineData(Language.Dutch, "het aandeel verschoof", "phone: aandeel", "Conversiepercentage (%)")]
    public void The_drawing_is_xml_with_names_amounts_axis_and_a_legend_that_needs_no_colour(Language language, params string[] said)
    {
        var svg = XElement.Parse(Shifted().Svg(language));
        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.All(said, text => Assert.Contains(svg.Descendants().Where(e => e.Name.LocalName == "text"), e => e.Value == text));
        Assert.Contains(svg.Descendants(), e => e.Name.LocalName == "pattern");
    }

    [Fact]
    public void A_hostile_segment_is_encoded_in_drawing_page_and_chart()
    {
        var explanation = Shifted(Hostile);
        Assert.All(new[] { explanation.Svg(), explanation.ToHtml(), ChartJson.Of(explanation.Chart()), explanation.ToDisplayString("text/html") }, text => Assert.DoesNotContain(Hostile, text, StringComparison.Ordinal));
        XElement.Parse(explanation.Svg());
    }

    [Fact]
    public void A_chart_has_the_numbers_as_a_table_and_diamonds_at_both_ends()
    {
        var plot = WaterfallPlot.Of(Waterfall.Of(Shifted(), Shifted().Splits[0], Language.English)!, ChartOptions.Default);
        Assert.Equal(6, plot.Table.Rows.Count);
        Assert.Contains("diamond", ChartJson.Of(plot.ToChart()), StringComparison.Ordinal);
    }

    [Fact]
    public void Drivers_have_a_waterfall_of_their_own()
    {
        var spend = FrameTable.Of("spend", Dates("2026-01-01", "2026-01-31", "2026-02-01", "2026-02-28"), TextColumn.Of("category", ["a", "a", "a", "a"]), new NumberColumn("amount", [500, 500, 800, 800]));
        var customers = FrameTable.Of("customers", TextColumn.Of("customer_id", ["1", "2", "3", "4", "5", "6"]), new DateColumn("start_date", [.. new[] { "2026-01-01", "2026-01-31", "2026-02-01", "2026-02-02", "2026-02-03", "2026-02-28" }.Select(d => DateTime.Parse(d).Ticks)]));
        var explanation = Cac.Of(spend, customers).Explain("2026-01", "2026-02");
        var json = ChartJson.Of(ExplanationChart.Drivers(explanation));
        Assert.Contains("sales and marketing cost", json, StringComparison.Ordinal);
        Assert.Contains("new customers", explanation.Svg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_no_change_there_is_no_drawing_and_the_chart_says_why()
    {
        var explanation = ConversionRate.Of(Sessions([("phone", 1, 10, 1), ("phone", 3, 10, 1)])).By("device").Explain("2026-01", "2026-02");
        Assert.Equal("", explanation.Svg());
        Assert.Contains("no visits", Assert.Throws<ArgumentException>(() => explanation.Chart()).Message, StringComparison.Ordinal);
        Assert.Contains("no visits", explanation.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_shows_the_sentences_the_drawing_and_the_segments()
    {
        var html = Shifted().ToDisplayString("text/html");
        Assert.Contains("although no device fell", html, StringComparison.Ordinal);
        Assert.Contains("<svg", html, StringComparison.Ordinal);
        Assert.Contains("<td>phone</td>", html, StringComparison.Ordinal);
        var text = Shifted().ToDisplayString("text/plain");
        Assert.StartsWith("Conversion rate fell from", text, StringComparison.Ordinal);
        Assert.Contains("own figure made", text, StringComparison.Ordinal);
    }

    private static DateColumn Dates(params string[] days) => new("date", [.. days.Select(d => DateTime.Parse(d).Ticks)]);

    private static FrameTable Sessions(IEnumerable<(string Device, int Month, int Visits, int Orders)> months)
    {
        var rows = months.SelectMany(m => Enumerable.Range(0, m.Visits).Select(i => (m.Device, Day: new DateTime(2026, m.Month, 1 + i % 28), Bought: i < m.Orders))).ToArray();
        return FrameTable.Of(
            "sessions", new DateColumn("date", [.. rows.Select(r => r.Day.Ticks)]), TextColumn.Of("device", rows.Select(r => r.Device)), new FlagColumn("converted", [.. rows.Select(r => (sbyte)(r.Bought ? 1 : 0))]));
    }
}
