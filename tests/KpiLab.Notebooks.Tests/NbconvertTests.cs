using KpiLab.Notebooks.Jupyter;
using Microsoft.Playwright;

namespace KpiLab.Notebooks.Tests;

/// <summary>Jupyter's own runner and exporter with the installed kernel.</summary>
[Collection("Jupyter")]
public sealed class NbconvertTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kpilab-nbconvert-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    [Trait("Category", "heavy")]
    public async Task An_executed_notebook_is_valid_and_its_exported_page_draws_the_chart_without_network()
    {
        var python = await PythonWithJupyter.FindAsync();
        Assert.SkipWhen(python is null, PythonWithJupyter.Reason);
        KernelSpec.Install(Path.Combine(folder.FullName, "kernels"), KernelSpec.DefaultName, ["dotnet", Path.Combine(AppContext.BaseDirectory, "KpiLab.Cli.dll")]);
        var book = Path.Combine(folder.FullName, "book.ipynb");
        await File.WriteAllTextAsync(book, Book);

        await PythonAsync(python, "-m", "nbconvert", "--to", "notebook", "--execute", "--inplace", book);
        var said = await PythonAsync(python, "-c", "import nbformat, sys; b = nbformat.read(sys.argv[1], 4); nbformat.validate(b); print([o.output_type for c in b.cells for o in c.outputs], b.cells[0].outputs[1].data['application/vnd.plotly.v1+json'].data[0].y)", book);
        Assert.Contains("['display_data', 'execute_result', 'stream', 'execute_result'] [3, 4, 2]", said, StringComparison.Ordinal);

        await PythonAsync(python, "-m", "nbconvert", "--to", "html", book);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Browser.StartAsync(playwright);
        var page = await browser.NewPageAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(new Uri(Path.Combine(folder.FullName, "book.html")).AbsoluteUri);
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.js-plotly-plot .main-svg').length > 0");
        // What nbconvert itself asks of the network is not the kernel's.
        Assert.DoesNotContain(asked, address => address.Contains("plotly", StringComparison.OrdinalIgnoreCase));
    }

    private async Task<string> PythonAsync(string python, string first, params string[] rest)
    {
        var (exitCode, output) = await PythonWithJupyter.RunAsync(python, first, folder.FullName, rest);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private const string Book = """
        {"cells":[
         {"cell_type":"code","id":"a","execution_count":null,"metadata":{},"outputs":[],"source":"Plotly.NET.CSharp.Chart.Line<int, int, string>(new[] { 1, 2, 3 }, new[] { 3, 4, 2 })"},
         {"cell_type":"code","id":"b","execution_count":null,"metadata":{},"outputs":[],"source":"Console.WriteLine(1); Enumerable.Range(1, 30)"}],
         "metadata":{"kernelspec":{"display_name":"KpiLab (C#)","language":"C#","name":"kpilab"},"language_info":{"name":"C#"}},"nbformat":4,"nbformat_minor":5}
        """;
}
