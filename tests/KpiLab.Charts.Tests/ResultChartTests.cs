using System.Text.Json;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using Plotly.NET;

namespace KpiLab.Charts.Tests;

public class ResultChartTests
{
    private static FrameTable Sessions(string name = "phone") => FrameTable.Of(
        "sessions",
        TextColumn.Of("device", Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? name : "2024")),
        new DateColumn("date", [.. Enumerable.Range(0, 400).Select(i => new DateTime(2026, 1, 1).AddDays(i % 120).Ticks)]),
        new FlagColumn("converted", [.. Enumerable.Range(0, 400).Select(i => (sbyte)(i % 10 == 0 ? 1 : 0))]));

    private static JsonElement Figure(GenericChart chart) => JsonDocument.Parse(ChartJson.Of(chart)).RootElement;

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    [Fact]
    public void A_single_value_is_one_bar_with_its_interval()
    {
        var figure = Figure(ConversionRate.Of(Sessions()).Chart());
        var bar = figure.GetProperty("data")[0];
        Assert.Equal("bar", bar.GetProperty("type").GetString());
        Assert.Equal(0.1, bar.GetProperty("x")[0].GetDouble());
        Assert.Equal(1, bar.GetProperty("error_x").GetProperty("array").GetArrayLength());
    }

    [Fact]
    public void Segments_are_bars_at_numbered_places_so_that_a_name_such_as_2024_stays_a_name()
    {
        var figure = Figure(ConversionRate.Of(Sessions()).By("device").Chart());
        var axis = figure.GetProperty("layout").GetProperty("yaxis");
        Assert.Equal("linear", axis.GetProperty("type").GetString());
        Assert.Equal(["phone", "2024"], axis.GetProperty("ticktext").EnumerateArray().Select(t => t.GetString()!));
        Assert.Equal([0.2, 0], figure.GetProperty("data")[0].GetProperty("x").EnumerateArray().Select(v => v.GetDouble()));
    }

    [Fact]
    public void Time_is_a_line_on_a_band()
    {
        var figure = Figure(ConversionRate.Of(Sessions()).Every(Period.Month).Chart());
        Assert.Equal("toself", figure.GetProperty("data")[0].GetProperty("fill").GetString());
        Assert.Equal(["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"], figure.GetProperty("data")[1].GetProperty("x").EnumerateArray().Select(v => v.GetString()!));
    }

    [Fact]
    public void Segments_over_time_are_a_line_each()
    {
        var figure = Figure(ConversionRate.Of(Sessions()).By("device").Every(Period.Month).Chart());
        Assert.Equal(["2024", "phone"], figure.GetProperty("data").EnumerateArray().Where(t => t.TryGetProperty("name", out _)).Select(t => t.GetProperty("name").GetString()!));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<b>bold</b>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("&lt;b&gt; %{x} $a$")]
    public void Text_from_data_has_no_tag_in_any_title_hover_or_label(string hostile)
    {
        var results = new[] { ConversionRate.Of(Sessions(hostile)).By("device"), ConversionRate.Of(Sessions(hostile)).By("device").Every(Period.Month) };
        foreach (var text in results.SelectMany(query => Texts(Figure(query.Chart()))))
            Assert.DoesNotMatch("<(?!br>)", text);
        Assert.DoesNotContain("<", ChartJson.Of(results[0].Chart()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, ".,", "Conversion rate (%)")]
    [InlineData(Language.Dutch, ",.", "Conversiepercentage (%)")]
    public void Axes_have_a_title_with_the_unit_and_the_decimal_mark_of_the_language(Language language, string separators, string title)
    {
        var layout = Figure(ConversionRate.Of(Sessions()).By("device").Chart(new() { Language = language })).GetProperty("layout");
        Assert.Equal(separators, layout.GetProperty("separators").GetString());
        Assert.Equal(title, layout.GetProperty("xaxis").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void A_title_claims_a_difference_only_where_it_is_reliable()
    {
        var sure = Figure(ConversionRate.Of(Sessions()).By("device").Chart());
        Assert.Contains("2024 is clearly worse, 0.0 % against 20.0 % for the rest", sure.GetProperty("layout").GetProperty("title").GetProperty("text").GetString()!.Replace("<br>", " ", StringComparison.Ordinal).Replace("\u00a0", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        var alike = Sessions().WithColumn(new FlagColumn("converted", [.. Enumerable.Range(0, 400).Select(i => (sbyte)(i % 10 < 2 ? 1 : 0))]));
        var unsure = Figure(ConversionRate.Of(alike).By("device").Chart());
        Assert.Contains("no reliable difference", unsure.GetProperty("layout").GetProperty("title").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_dark_chart_differs_from_the_light_one_in_colours_alone()
    {
        var query = ConversionRate.Of(Sessions()).By("device");
        var light = ChartJson.Of(query.Chart());
        var dark = ChartJson.Of(query.Chart(new() { Theme = ChartTheme.Dark }));
        Assert.NotEqual(light, dark);
        foreach (var (from, to) in Plots.Palette.LightToDark)
            light = light.Replace($"\"{from}\"", $"\"{to}\"", StringComparison.Ordinal);
        Assert.Equal(dark, light);
    }
}
