using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using KpiLab.Notebooks.Jupyter;
using Microsoft.Playwright;

namespace KpiLab.Notebooks.Tests;

/// <summary>The classic Jupyter Notebook in a browser, with the installed kernel.</summary>
[Collection("Jupyter")]
public sealed class ClassicNotebookTests : IDisposable
{
    private const string Server = "/usr/bin/jupyter-notebook";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kpilab-classic-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    [Trait("Category", "heavy")]
    public async Task All_cells_run_a_chart_is_drawn_and_drawn_again_on_reload_sliders_move_numbers_completion_pops_up_and_interrupt_and_restart_work()
    {
        var isMissing = !File.Exists(Server);
        Assert.False(isMissing && Environment.GetEnvironmentVariable("CI") == "true", "jupyter-notebook is missing.");
        Assert.SkipWhen(isMissing, "jupyter-notebook is missing: apt-get install jupyter-notebook.");
        KernelSpec.Install(Path.Combine(folder.FullName, "data", "kernels"), KernelSpec.DefaultName, ["dotnet", Path.Combine(AppContext.BaseDirectory, "KpiLab.Cli.dll")]);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "book.ipynb"), Book);
        var port = FreePort();
        using var server = StartServer(port);
        try
        {
            await WaitForAsync(new Uri($"http://127.0.0.1:{port}/api"));
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await Browser.StartAsync(playwright);
            var page = await browser.NewPageAsync();
            page.SetDefaultTimeout(120_000);
            await page.GotoAsync($"http://127.0.0.1:{port}/notebooks/book.ipynb?token=t");
            await page.WaitForFunctionAsync("() => window.Jupyter && Jupyter.notebook && Jupyter.notebook.kernel && Jupyter.notebook.kernel.info_reply.status === 'ok'");

            await page.EvaluateAsync("() => Jupyter.notebook.execute_all_cells()");
            await page.WaitForFunctionAsync("() => document.querySelectorAll('.js-plotly-plot .main-svg').length > 0");
            await page.WaitForFunctionAsync("() => document.querySelector('.kpilab-table tbody tr')");
            await page.WaitForFunctionAsync("() => document.querySelector('[data-output=takings] output[data-value]')");
            Assert.Contains("6", await page.Locator(".cell").Nth(0).Locator(".output_result").InnerTextAsync(), StringComparison.Ordinal);

            // The sliders of a scenario: 3 × 80, and with the price at 4, 320.
            var takings = page.Locator("[data-output=takings] output");
            Assert.Equal("240", await takings.GetAttributeAsync("data-value"));
            await page.Locator("[data-input=price] input[type=range]").EvaluateAsync("slider => { slider.value = 4; slider.dispatchEvent(new Event('input', { bubbles: true })); }");
            await page.WaitForFunctionAsync("() => document.querySelector('[data-output=takings] output').getAttribute('data-value') === '320'");

            await page.EvaluateAsync("() => { const n = Jupyter.notebook; const c = n.insert_cell_at_bottom('code'); n.select(n.ncells() - 1); c.set_text('bigg'); n.edit_mode(); c.code_mirror.setCursor(0, 4); c.completer.startCompletion(); }");
            // A single proposal is inserted at once, several are listed.
            await page.WaitForFunctionAsync("() => document.querySelector('.completions') || Jupyter.notebook.get_cells().at(-1).get_text() === 'biggest'");

            await page.EvaluateAsync("() => { const n = Jupyter.notebook; const c = n.insert_cell_at_bottom('code'); c.set_text('Console.Write(\"go\"); while (true) { }'); c.execute(); }");
            await page.Locator(".cell").Last.GetByText("go", new() { Exact = true }).WaitForAsync();
            await page.EvaluateAsync("() => Jupyter.notebook.kernel.interrupt()");
            await page.Locator(".cell").Last.GetByText("the cell was interrupted").WaitForAsync();

            await page.EvaluateAsync("() => new Promise(done => Jupyter.notebook.kernel.restart(done))");
            await page.WaitForFunctionAsync("() => Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.status === 'ok'");
            await page.EvaluateAsync("() => { const n = Jupyter.notebook; const c = n.insert_cell_at_bottom('code'); c.set_text('biggest'); c.execute(); }");
            await page.Locator(".cell").Last.GetByText("does not exist in the current context").First.WaitForAsync();
            if (Environment.GetEnvironmentVariable("KPILAB_SCREENSHOT") is { Length: > 0 } picture)
                await page.ScreenshotAsync(new() { Path = picture, FullPage = true });
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    private const string Book = """
        {"cells":[
         {"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":"var biggest = 5; biggest + 1"},
         {"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":"Enumerable.Range(1, 100).Select(i => new { Month = i, Churn = 1.0 / i })"},
         {"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":"Plotly.NET.CSharp.Chart.Line<int, int, string>(new[] { 1, 2, 3 }, new[] { 3, 4, 2 })"},
         {"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":"#r \"nuget: KpiLab, 0.1.0\"\nusing KpiLab.Scenarios; using KpiLab.Charts;\nDriverModel.Define(\"Kiosk\").Input(\"price\", 3, DriverUnit.None, low: 1, high: 5).Input(\"cups\", 80, DriverUnit.None, low: 0, high: 200)\n    .Formula(\"takings\", DriverUnit.None, Term.Of(\"price\") * Term.Of(\"cups\")).Scenario().Explorer()"}],
         "metadata":{"kernelspec":{"display_name":"KpiLab (C#)","language":"C#","name":"kpilab"},"language_info":{"name":"C#"}},"nbformat":4,"nbformat_minor":5}
        """;

    private Process StartServer(int port)
    {
        var start = new ProcessStartInfo(Server, ["--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={port}", "--NotebookApp.token=t", $"--notebook-dir={folder.FullName}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(folder.FullName, "data");
        start.Environment["JUPYTER_CONFIG_DIR"] = Path.Combine(folder.FullName, "config");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(folder.FullName, "runtime");
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task WaitForAsync(Uri address)
    {
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                await client.GetStringAsync(address);
                return;
            }
            catch (HttpRequestException) when (tries < 200)
            {
                await Task.Delay(300);
            }
        }
    }
}
