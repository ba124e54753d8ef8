using Microsoft.Playwright;

namespace KpiLab.Browser.Tests;

/// <summary>One Chromium for all tests: that of the system, so that nothing is downloaded.</summary>
/// <remarks>Where there is none the tests skip, and say so; under CI that is a failure.</remarks>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } path)
            return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>The page of a file, opened and drawn, with all that it complained of or asked the network for.</summary>
    public async Task<SeenPage> Open(string html, int width, ColorScheme scheme = ColorScheme.Light)
    {
        if (browser is null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"There is no Chromium at {string.Join(" or ", Places)}; .ci/run installs it.");
            Assert.Skip($"There is no Chromium at {string.Join(" or ", Places)}. Install it to see the pages drawn: apt-get install chromium.");
        }

        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        var seen = new SeenPage(page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                seen.Complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => seen.Complaints.Add(error);
        page.Dialog += (_, dialog) =>
        {
            seen.Complaints.Add("dialog: " + dialog.Message);
            _ = dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                seen.Requests.Add(request.Url);
        };
        var file = Path.Combine(Directory.CreateTempSubdirectory("kpilab-browser").FullName, "page.html");
        await File.WriteAllTextAsync(file, html);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return seen;
    }
}

/// <summary>A page and what was noticed of it.</summary>
public sealed record SeenPage(IPage Page)
{
    /// <summary>Errors, warnings and dialogs.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Addresses that were asked for, beside the file itself.</summary>
    public List<string> Requests { get; } = [];
}
