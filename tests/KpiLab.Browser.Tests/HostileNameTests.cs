using KpiLab.Charts;
using KpiLab.Charts.Cards;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Browser.Tests;

/// <summary>Names from data that would like to be code, in the report, in cards and in the titles, labels and hover texts of charts.</summary>
public class HostileNameTests(Chromium chromium) : IClassFixture<Chromium>
{
    public static TheoryData<string> Names() =>
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">pay</a>",
        "<b>bold</b> &lt;i&gt; %{x} $a$ \u2028",
        "</script><script>alert(1)</script>",
    ];

    private static FrameTable Sessions(string name) => FrameTable.Of(
        "sessions",
        TextColumn.Of("device", Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? name : "desk")),
        new DateColumn("date", [.. Enumerable.Range(0, 400).Select(i => new DateTime(2026, 1, 1).AddDays(i % 120).Ticks)]),
        new FlagColumn("converted", [.. Enumerable.Range(0, 400).Select(i => (sbyte)(i % 10 == 0 ? 1 : 0))]));

    // The longest bar is that of the hostile name; plotly.js puts a layer above the bars that takes the pointer.
    private static async Task Hover(SeenPage seen, string plot)
    {
        await seen.Page.Locator(plot).First.ScrollIntoViewIfNeededAsync();
        var bars = await seen.Page.Locator($"{plot} .point path").AllAsync();
        var boxes = await Task.WhenAll(bars.Select(bar => bar.BoundingBoxAsync()));
        var longest = boxes.OfType<Microsoft.Playwright.LocatorBoundingBoxResult>().MaxBy(box => box.Width)!;
        await seen.Page.Mouse.MoveAsync(longest.X + longest.Width / 2, longest.Y + longest.Height / 2, new() { Steps = 3 });
        await seen.Page.WaitForSelectorAsync($"{plot} .hoverlayer .hovertext");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task In_the_report_they_are_text(string name)
    {
        var seen = await chromium.Open(HtmlReport.Write(Scorecard.Of(new Workspace(name, [Sessions(name)], [])), Language.English), 1280);
        await seen.Page.WaitForSelectorAsync("html[data-drawn]");
        await Hover(seen, "#conversion-rate .plot");
        Assert.Empty(seen.Complaints);
        Assert.Empty(seen.Requests);
        Assert.Equal(0, await seen.Page.Locator(".plot a, .plot b, .plot img, .plot [style*='font-weight: bold'], h1 *").CountAsync());
        Assert.Equal(string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), string.Join(' ', (await seen.Page.TextContentAsync("h1"))!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task In_a_chart_with_its_own_title_and_in_a_card_they_are_text(string name)
    {
        var query = ConversionRate.Of(Sessions(name)).By("device");
        var card = KpiCard.Html(query.Run(), Language.English);
        var page = $$"""
            <!DOCTYPE html><meta charset="utf-8"><body>{{card}}<div id="chart"></div><div id="lines"></div><script>{{PlotlyScript.Full}}</script>
            <script>
            for (const [id, f] of [["chart", {{ChartJson.Of(query.Chart())}}], ["lines", {{ChartJson.Of(query.Every(Period.Month).Chart())}}]]) Plotly.newPlot(id, f.data, f.layout, f.config).then(() => document.body.dataset[id] = 'drawn');
            </script>
            """;
        var seen = await chromium.Open(page, 800);
        await seen.Page.WaitForSelectorAsync("body[data-chart=drawn][data-lines=drawn]");
        await Hover(seen, "#chart");
        Assert.Empty(seen.Complaints);
        Assert.Empty(seen.Requests);
        Assert.Equal(0, await seen.Page.Locator("svg a, svg [style*='font-weight: bold'], #chart img").CountAsync());
        Assert.Contains(name[..8], await seen.Page.TextContentAsync("#chart"), StringComparison.Ordinal);
    }
}
