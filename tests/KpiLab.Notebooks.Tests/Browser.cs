using Microsoft.Playwright;

namespace KpiLab.Notebooks.Tests;

/// <summary>The Chromium of the machine, without a screen and without a network.</summary>
internal static class Browser
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    /// <summary>Opens a page file, looks, and gives what the page complained of or asked for; skips where there is no Chromium, except on the CI machine.</summary>
    public static async Task<IReadOnlyList<string>> Look(string path, int width, ColorScheme scheme, Func<IPage, Task> look)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await StartAsync(playwright);
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                complaints.Add("asked for " + request.Url);
        };
        await page.GotoAsync(new Uri(path).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
        await look(page);
        return complaints;
    }

    /// <summary>Starts it; skips where there is none, except on the CI machine.</summary>
    public static async Task<IBrowser> StartAsync(IPlaywright playwright)
    {
        var place = Places.FirstOrDefault(File.Exists);
        if (place is null && Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail("The CI machine needs chromium.");
        Assert.SkipWhen(place is null, "There is no Chromium on this machine: apt-get install chromium.");
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = place,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }
}
