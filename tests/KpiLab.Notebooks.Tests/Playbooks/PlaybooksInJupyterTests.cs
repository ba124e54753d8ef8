using System.Text.Json;
using KpiLab.Notebooks.Documents;
using KpiLab.Notebooks.Jupyter;
using JupyterJson = KpiLab.Notebooks.Documents.JupyterJson;

namespace KpiLab.Notebooks.Tests.Playbooks;

/// <summary>Every playbook executed by Jupyter's nbconvert with the installed kernel: another runner over the same session.</summary>
[Collection(nameof(PlaybookTests))]
[Trait("Category", "heavy")]
public sealed class PlaybooksInJupyterTests(ExecutedPlaybooks playbooks) : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("kpilab-nbconvert-");

    public static TheoryData<string> Names() => [.. ExecutedPlaybooks.Names];

    public void Dispose() => data.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nbconvert_executes_a_playbook_and_gets_what_the_runner_gets(string name)
    {
        SystemPython.Require();
        KernelSpec.Install(Path.Combine(data.FullName, "kernels"), KernelSpec.DefaultName, ["dotnet", Path.Combine(AppContext.BaseDirectory, "KpiLab.Cli.dll")]);
        var (exitCode, output) = await PythonWithJupyter.RunAsync(
            "/usr/bin/python3", "-m", data.FullName, "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=300",
            "--output-dir", data.FullName, Path.Combine(Repository.Notebooks, name + ".ipynb"));
        Assert.True(exitCode == 0, output);
        var jupyters = Notebook.Load(Path.Combine(data.FullName, name + ".ipynb"));
        var ours = (await playbooks.Of(name)).Notebook;
        foreach (var (cell, other) in ours.Cells.Zip(jupyters.Cells))
            Assert.Equal((cell.Id, cell.Source, cell.ExecutionCount, Shown(cell)), (other.Id, other.Source, other.ExecutionCount, Shown(other)));
    }

    // A chart is a figure for a page, and markup for a notebook in a browser, where plotly.js comes before the first; all draw the same.
    private static string Shown(Cell cell) => string.Join('\n', cell.Outputs.Where(output => !IsScript(output)).Select(output =>
        !output.TryGetProperty("data", out var data) ? JupyterJson.Write(output)
        : data.GetRawText().Contains("Plotly", StringComparison.OrdinalIgnoreCase) ? "a chart"
        : JupyterJson.Write(data)));

    private static bool IsScript(JsonElement output) =>
        output.TryGetProperty("data", out var data) && data.TryGetProperty("text/html", out var html) && html.GetString()!.StartsWith("<script>", StringComparison.Ordinal);
}
