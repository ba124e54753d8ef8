using System.Globalization;
using System.Text.RegularExpressions;
using KpiLab.Charts;
using KpiLab.Kpis;
using KpiLab.Scenarios;
using Microsoft.Playwright;

namespace KpiLab.Browser.Tests;

/// <summary>The sliders of a scenario as a reader moves them: what the page shows is what the library computes.</summary>
public class ScenarioExplorerTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly Scenario Now = UnitEconomics.Blank("EUR").With(
        (UnitEconomics.Visitors, Change.To(20_000)), (UnitEconomics.Conversion, Change.To(0.006)), (UnitEconomics.CustomersPerPurchase, Change.To(1)), (UnitEconomics.LeadRate, Change.To(0.012)),
        (UnitEconomics.Marketing, Change.To(12_000)), (UnitEconomics.Sales, Change.To(48_000)), (UnitEconomics.OrderValue, Change.To(25)), (UnitEconomics.Frequency, Change.To(2)),
        (UnitEconomics.Margin, Change.To(0.8)), (UnitEconomics.Churn, Change.To(0.03)), (UnitEconomics.Customers, Change.To(2_500)));

    private static string Slider(string input) => $"[data-input={input}] input[type=range]";

    private static async Task<double> Number(IPage page, string selector, string property = "el => +el.value") => await page.Locator(selector).EvaluateAsync<double>(property);

    private static async Task Drawn(SeenPage seen) => await seen.Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");

    private static async Task ShowsTheNumbersOf(IPage page, Scenario scenario, Language language = Language.English)
    {
        foreach (var formula in scenario.Model.Formulas.Where(f => Now.Find(f.Name) is not null))
        {
            var card = $"[data-output={formula.Name}] output";
            var shown = double.Parse((await page.Locator(card).GetAttributeAsync("data-value"))!, CultureInfo.InvariantCulture);
            Assert.Equal(scenario[formula.Name], shown, 1e-9 * Math.Max(1, Math.Abs(scenario[formula.Name])));
            Assert.Equal(DriverText.Number(scenario[formula.Name], formula.Unit, language), await page.Locator(card).TextContentAsync());
        }
    }

    [Theory]
    [InlineData(Language.English, 1280)]
    [InlineData(Language.Dutch, 390)]
    public async Task After_dragging_a_slider_the_page_shows_the_librarys_numbers(Language language, int width)
    {
        var seen = await chromium.Open(Now.Explorer(language).ToPage(), width);
        await ShowsTheNumbersOf(seen.Page, Now, language);
        await Drag(seen, UnitEconomics.Churn, 0.8);
        await Drag(seen, UnitEconomics.Conversion, 0.3);
        var (churn, conversion) = (await Number(seen.Page, Slider(UnitEconomics.Churn)), await Number(seen.Page, Slider(UnitEconomics.Conversion)));
        Assert.InRange(churn, 0.04, 0.055);
        Assert.InRange(conversion, 0.002, 0.005);
        await ShowsTheNumbersOf(seen.Page, Now.With((UnitEconomics.Churn, Change.To(churn)), (UnitEconomics.Conversion, Change.To(conversion))), language);
        Assert.Empty(seen.Complaints);
        Assert.Empty(seen.Requests);
    }

    [Fact]
    public async Task The_copied_CSharp_is_the_scenario_that_is_shown_and_reset_brings_it_back()
    {
        var seen = await chromium.Open(Now.Explorer(new ExplorerOptions { Variable = "today" }).ToPage(), 1000);
        await Drag(seen, UnitEconomics.Margin, 0.4);
        await Drag(seen, UnitEconomics.Visitors, 0.9);
        await seen.Page.ClickAsync(".ke-copy");
        var code = await seen.Page.InputValueAsync(".ke-code");
        Assert.Matches(@"^today\.With\(\(""visitors"", Change\.To\([0-9.]+\)\), \(""margin"", Change\.To\([0-9.]+\)\)\)$", code);
        var changes = Regex.Matches(code, @"\(""([a-z-]+)"", Change\.To\(([0-9.]+)\)\)").Select(m => (m.Groups[1].Value, Change.To(double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture)))).ToArray();
        await ShowsTheNumbersOf(seen.Page, Now.With(changes));
        Assert.NotEqual("", await seen.Page.TextContentAsync(".ke-status"));
        await seen.Page.ClickAsync(".ke-reset");
        await ShowsTheNumbersOf(seen.Page, Now);
        Assert.Equal("today", await seen.Page.InputValueAsync(".ke-code"));
    }

    [Fact]
    public async Task Everything_can_be_done_with_the_keyboard_and_is_told_to_a_screen_reader()
    {
        var seen = await chromium.Open(Now.Explorer().ToPage(), 1000);
        await seen.Page.FocusAsync(Slider(UnitEconomics.Churn));
        for (var k = 0; k < 5; k++)
            await seen.Page.Keyboard.PressAsync("ArrowRight");
        await Drawn(seen);
        var churn = await Number(seen.Page, Slider(UnitEconomics.Churn));
        Assert.True(churn > 0.03);
        await ShowsTheNumbersOf(seen.Page, Now.With(UnitEconomics.Churn, churn));
        Assert.Equal(DriverText.Of(churn, Now.Model.Inputs.Single(i => i.Name == UnitEconomics.Churn).Unit, Language.English), await seen.Page.GetAttributeAsync(Slider(UnitEconomics.Churn), "aria-valuetext"));
        await seen.Page.WaitForFunctionAsync("() => document.querySelector('.ke-status').textContent.startsWith('LTV:CAC: ')");

        await seen.Page.FocusAsync("[data-output=payback]");
        await seen.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("true", await seen.Page.GetAttributeAsync("[data-output=payback]", "aria-pressed"));
        Assert.Equal(1, await seen.Page.Locator("[aria-pressed=true]").CountAsync());
        Assert.StartsWith("Payback of CAC moves most with", await seen.Page.GetAttributeAsync(".ke-tornado svg", "aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_typed_value_beyond_the_bounds_stops_at_them()
    {
        var seen = await chromium.Open(Now.Explorer().ToPage(), 1000);
        await seen.Page.FillAsync("[data-input=margin] input[type=number]", "140");
        await seen.Page.Keyboard.PressAsync("Tab");
        await Drawn(seen);
        await ShowsTheNumbersOf(seen.Page, Now.With(UnitEconomics.Margin, 1));
        Assert.Equal(100, await Number(seen.Page, "[data-input=margin] input[type=number]"));
    }

    [Fact]
    public async Task Two_explorers_on_one_page_move_apart_and_one_that_divides_by_zero_says_so()
    {
        var page = $"<!DOCTYPE html><html><body>{Now.Explorer().ToHtml()}{Now.With(UnitEconomics.Margin, 0.5).Explorer().ToHtml()}</body></html>";
        var seen = await chromium.Open(page, 1000);
        await seen.Page.Locator("[data-input=churn] input[type=number]").First.FillAsync("0");
        await Drawn(seen);
        Assert.Equal("no value", await seen.Page.Locator("[data-output=lifetime] output").First.TextContentAsync());
        Assert.Equal("33.33", await seen.Page.Locator("[data-output=lifetime] output").Last.TextContentAsync());
        Assert.Empty(seen.Complaints);
    }

    [Fact]
    public async Task In_the_report_the_sliders_work_under_its_policy()
    {
        var seen = await chromium.Open(HtmlReport.Write(SampleReport.Company.Value, Language.English, Now.Explorer()), 1280);
        await seen.Page.WaitForSelectorAsync("html[data-drawn]");
        await Drag(seen, UnitEconomics.Churn, 0.7);
        await ShowsTheNumbersOf(seen.Page, Now.With(UnitEconomics.Churn, await Number(seen.Page, Slider(UnitEconomics.Churn))));
        Assert.Equal(1, await seen.Page.Locator("nav a[href='#what-if']").CountAsync());
        Assert.Empty(seen.Complaints);
        Assert.Empty(seen.Requests);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Texts_have_contrast_in_light_and_dark(ColorScheme scheme)
    {
        var seen = await chromium.Open(Now.Explorer().ToPage(), 1000, scheme);
        var ratio = await seen.Page.EvaluateAsync<double>("""
            () => {
              const parts = c => c.match(/[\d.]+/g).slice(0, 3).map(Number), light = c => parts(c).map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [.2126, .7152, .0722][i], 0);
              const back = light(getComputedStyle(document.body).backgroundColor);
              return Math.min(...['.ke-label', '.ke-card span', '.ke-card output', '.ke-number', 'figcaption'].map(s => light(getComputedStyle(document.querySelector(s)).color)).map(ink => (Math.max(ink, back) + .05) / (Math.min(ink, back) + .05)));
            }
            """);
        Assert.InRange(ratio, 4.5, 21);
    }

    private static async Task Drag(SeenPage seen, string input, double share)
    {
        var slider = seen.Page.Locator(Slider(input));
        await slider.ScrollIntoViewIfNeededAsync();
        var box = (await slider.BoundingBoxAsync())!;
        await seen.Page.Mouse.MoveAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        await seen.Page.Mouse.DownAsync();
        await seen.Page.Mouse.MoveAsync(box.X + (float)(box.Width * share), box.Y + box.Height / 2, new() { Steps = 8 });
        await seen.Page.Mouse.UpAsync();
        await Drawn(seen);
    }
}
