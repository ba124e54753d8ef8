using KpiLab.Kpis;
using Microsoft.Playwright;

namespace KpiLab.Browser.Tests;

/// <summary>The report of the sample company as a reader's browser shows it.</summary>
public class ReportTests(Chromium chromium) : IClassFixture<Chromium>
{
    // Chromium reports what lies beyond the right edge, also where it is clipped.
    private const string Overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private async Task<SeenPage> Open(int width, Language language = Language.English, ColorScheme scheme = ColorScheme.Light)
    {
        var seen = await chromium.Open(SampleReport.Html(language), width, scheme);
        await seen.Page.WaitForSelectorAsync("html[data-drawn]");
        return seen;
    }

    [Theory]
    [InlineData(400, Language.English, ColorScheme.Light)]
    [InlineData(1280, Language.Dutch, ColorScheme.Dark)]
    public async Task It_draws_every_chart_without_a_complaint_and_asks_nothing_of_the_network(int width, Language language, ColorScheme scheme)
    {
        var seen = await Open(width, language, scheme);
        var plots = await seen.Page.Locator(".plot").CountAsync();
        var drawn = await seen.Page.EvaluateAsync<int>("[...document.querySelectorAll('.plot')].filter(p => p.querySelector('.main-svg .trace, .main-svg .point')).length");
        Assert.True(plots >= 25, $"{plots} charts");
        Assert.Equal(plots, drawn);
        Assert.Empty(seen.Complaints);
        Assert.Empty(seen.Requests);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(1280)]
    public async Task Nothing_lies_beyond_the_edge_of_the_screen(int width)
    {
        var seen = await Open(width);
        Assert.Equal(0, await seen.Page.EvaluateAsync<int>(Overflow));
        var wide = await seen.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.plot')].filter(p => p.querySelector('.main-svg').getBoundingClientRect().right > innerWidth + 1).map(p => p.dataset.figure)");
        Assert.Empty(wide);
        await seen.Page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");
        Assert.Equal(0, await seen.Page.EvaluateAsync<int>(Overflow));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task It_follows_the_system_and_the_button_changes_page_and_charts(ColorScheme scheme)
    {
        var seen = await Open(1280, scheme: scheme);
        const string Look = "getComputedStyle(document.body).backgroundColor + ' ' + getComputedStyle(document.querySelector('.plot .main-svg')).backgroundColor";
        const string Light = "rgb(255, 255, 255) rgb(255, 255, 255)", Dark = "rgb(15, 20, 25) rgb(15, 20, 25)";
        Assert.Equal(scheme == ColorScheme.Dark ? Dark : Light, await seen.Page.EvaluateAsync<string>(Look));
        await seen.Page.ClickAsync("#kpilab-theme");
        Assert.Equal(scheme == ColorScheme.Dark ? Light : Dark, await seen.Page.EvaluateAsync<string>(Look));
        await seen.Page.ClickAsync("#kpilab-theme");
        Assert.Equal(scheme == ColorScheme.Dark ? Dark : Light, await seen.Page.EvaluateAsync<string>(Look));
        Assert.Empty(seen.Complaints);
    }

    [Fact]
    public async Task Every_line_of_the_contents_leads_to_its_place()
    {
        var seen = await Open(1280);
        Assert.Empty(await seen.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('nav a, .kpilab-card a')].map(a => a.getAttribute('href')).filter(h => !document.getElementById(h.slice(1)))"));
        var ids = await seen.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map(e => e.id).filter(id => !/^(clip|g[0-9a-f])/.test(id))");
        Assert.Equal(ids.Distinct().Order(), ids.Order());
    }

    [Fact]
    public async Task Each_chart_is_named_for_those_who_do_not_see_it_and_has_its_numbers_in_a_table()
    {
        var seen = await Open(1280);
        Assert.Equal(0, await seen.Page.EvaluateAsync<int>("[...document.querySelectorAll('.plot')].filter(p => p.getAttribute('role') !== 'img' || !(p.getAttribute('aria-label') || '').trim()).length"));
        Assert.Equal(0, await seen.Page.EvaluateAsync<int>("[...document.querySelectorAll('figure')].filter(f => !f.querySelector('details table tbody tr')).length"));
    }

    [Fact]
    public async Task Printed_it_is_light_and_its_charts_fit_their_columns()
    {
        var seen = await Open(1280, scheme: ColorScheme.Dark);
        await seen.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await seen.Page.EvaluateAsync("window.dispatchEvent(new Event('beforeprint'))");
        Assert.Equal("rgb(27, 31, 36)", await seen.Page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
        Assert.Equal("rgb(255, 255, 255)", await seen.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.plot .main-svg')).backgroundColor"));
        Assert.True(await seen.Page.EvaluateAsync<int>("Math.max(...[...document.querySelectorAll('.plot .main-svg')].map(s => s.getBoundingClientRect().width))") <= 340);
    }

    [Fact]
    public async Task In_Dutch_axes_have_a_decimal_comma()
    {
        var seen = await Open(1280, Language.Dutch);
        var ticks = await seen.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('#churn-rate .xtick, #churn-rate .ytick, #employee-engagement .ytick')].map(t => t.textContent)");
        Assert.NotEmpty(ticks);
        Assert.DoesNotContain(ticks, tick => System.Text.RegularExpressions.Regex.IsMatch(tick, @"\d\.\d(?!\d\d)"));
    }
}
