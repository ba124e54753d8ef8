using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using KpiLab.Charts;
using KpiLab.Scenarios;

namespace KpiLab.Benchmarks;

/// <summary>How long a page with sliders takes for one step of a drag in Chromium: formulas, cards, charts and layout, over 300 steps of every slider in turn.</summary>
internal static partial class ExplorerDrag
{
    private const string Measure = """
        <script>
        const frames = [];
        addEventListener('load', () => {
          const sliders = [...document.querySelectorAll('input[type=range]')], times = [];
          window.requestAnimationFrame = f => { frames.push(f); return frames.length; };
          window.cancelAnimationFrame = k => { frames[k - 1] = null; };
          for (let k = 0; k < 330; k++) {
            const s = sliders[k % sliders.length];
            s.value = +s.min + (+s.max - +s.min) * ((k * 0.37) % 1);
            const from = performance.now();
            s.dispatchEvent(new Event('input', { bubbles: true }));
            for (const f of frames.splice(0)) if (f) f(performance.now());
            document.body.offsetHeight;
            if (k >= 30) times.push(performance.now() - from);
          }
          times.sort((a, b) => a - b);
          document.title = `median ${times[150].toFixed(2)} p95 ${times[285].toFixed(2)} most ${times[299].toFixed(2)}`;
        });
        </script>
        """;

    public static int Run()
    {
        var now = UnitEconomics.Blank("EUR").With(
            (UnitEconomics.Visitors, Change.To(20_000)), (UnitEconomics.Conversion, Change.To(0.006)), (UnitEconomics.CustomersPerPurchase, Change.To(1)), (UnitEconomics.LeadRate, Change.To(0.012)),
            (UnitEconomics.Marketing, Change.To(12_000)), (UnitEconomics.Sales, Change.To(48_000)), (UnitEconomics.OrderValue, Change.To(25)), (UnitEconomics.Frequency, Change.To(2)),
            (UnitEconomics.Margin, Change.To(0.8)), (UnitEconomics.Churn, Change.To(0.03)), (UnitEconomics.Customers, Change.To(2_500)));
        var file = Path.Combine(Directory.CreateTempSubdirectory("kpilab-explorer").FullName, "explorer.html");
        var fragment = now.Explorer().ToHtml();
        File.WriteAllText(file, $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>not measured</title></head><body>{fragment}{Measure}</body></html>");
        var start = new ProcessStartInfo("chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", new Uri(file).AbsoluteUri]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var browser = Process.Start(start)!;
        var errors = browser.StandardError.ReadToEndAsync();
        var title = Title().Match(browser.StandardOutput.ReadToEnd());
        browser.WaitForExit();
        if (!title.Success)
        {
            Console.Error.WriteLine($"Chromium gave no times: {errors.Result.Trim().Split('\n').LastOrDefault()}");
            return 1;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| a step of a drag, unit economics | median | 95th percentile | most | a frame |\n|---|---|---|---|---|\n| page of {fragment.Length / 1000} kB | {title.Groups[1].Value} ms | {title.Groups[2].Value} ms | {title.Groups[3].Value} ms | 16.7 ms |"));
        return 0;
    }

    [GeneratedRegex("<title>median ([0-9.]+) p95 ([0-9.]+) most ([0-9.]+)</title>")]
    private static partial Regex Title();
}
