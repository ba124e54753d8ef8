using Microsoft.Playwright;

namespace KpiLab.Notebooks.Tests;

/// <summary>The Chromium of the system, which calls nobody.</summary>
internal static class Chromium
{
    private const string Path = "/usr/bin/chromium";

    public static bool IsInstalled => File.Exists(Path);

    public static Task<IBrowser> StartAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
}
