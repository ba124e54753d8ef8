using KpiLab.Notebooks.Export;
using Microsoft.Playwright;

namespace KpiLab.Notebooks.Tests.Playbooks;

/// <summary>The page of every playbook, as a reader opens it.</summary>
[Collection(nameof(PlaybookTests))]
[Trait("Category", "heavy")]
public class PlaybookPageTests(ExecutedPlaybooks playbooks)
{
    public static TheoryData<string> Names() => [.. ExecutedPlaybooks.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_page_draws_every_chart_fits_a_screen_and_a_phone_and_asks_for_nothing(string name)
    {
        using var folder = new TemporaryFolder();
        var book = (await playbooks.Of(name)).Notebook;
        var path = folder.Write(name + ".html", NotebookPage.Write(book, new() { Folder = Repository.Notebooks }));
        var charts = book.Cells.Sum(cell => cell.Outputs.Count(output => output.TryGetProperty("data", out var data) && data.TryGetProperty("application/vnd.plotly.v1+json", out _)));
        foreach (var (width, scheme) in new[] { (1280, ColorScheme.Light), (400, ColorScheme.Dark) })
        {
            var complaints = await Browser.Look(path, width, scheme, async page =>
            {
                if (charts > 0)
                    await page.Locator("html[data-drawn]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
                Assert.Equal(charts, await page.EvaluateAsync<int>("document.querySelectorAll('figure.plotly .plot.js-plotly-plot .main-svg:first-child').length"));
                Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"The page is wider than {width} pixels.");
            });
            Assert.Empty(complaints);
        }

        // Scenarios draw themselves as SVG, which needs no library.
        Assert.True(charts > 0 || (await File.ReadAllTextAsync(path)).Contains("<svg", StringComparison.Ordinal) || name.StartsWith("00", StringComparison.Ordinal));
        Assert.True(new FileInfo(path).Length < 5_000_000, $"The page has {new FileInfo(path).Length:N0} bytes.");
    }
}
