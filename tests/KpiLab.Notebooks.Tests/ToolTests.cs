using System.Diagnostics;

namespace KpiLab.Notebooks.Tests;

/// <summary>The tool as an analyst gets it: packed, installed from a folder, its kernel driven by Jupyter's client.</summary>
[Collection("Jupyter")]
public sealed class ToolTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kpilab-tool-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    [Trait("Category", "heavy")]
    public async Task The_packed_tool_installs_its_kernel_which_runs_a_notebook()
    {
        var python = await PythonWithJupyter.FindAsync();
        Assert.SkipWhen(python is null, PythonWithJupyter.Reason);
        var feed = Path.Combine(folder.FullName, "feed");
        var tools = Path.Combine(folder.FullName, "tools");
        var prefix = Path.Combine(folder.FullName, "prefix");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "nuget.config"), "<configuration><packageSources><clear /><add key=\"feed\" value=\"feed\" /></packageSources></configuration>");
        await RunAsync("dotnet", "pack", Path.Combine(Repository(), "src", "KpiLab.Cli"), "-c", Configuration, "--no-build", "-o", feed);
        await RunAsync("dotnet", "tool", "install", "KpiLab.Cli", "--tool-path", tools, "--configfile", Path.Combine(folder.FullName, "nuget.config"));
        await RunAsync(Path.Combine(tools, "kpilab"), "kernel", "install", "--prefix", prefix);

        var book = Path.Combine(folder.FullName, "book.ipynb");
        await File.WriteAllTextAsync(book, Book);
        var (exitCode, output) = await PythonWithJupyter.RunAsync(python, "-m", Path.Combine(prefix, "share", "jupyter"), "nbconvert", "--to", "notebook", "--execute", "--inplace", book);
        Assert.True(exitCode == 0, output);
        Assert.Contains("Churn rate: 25.0", await File.ReadAllTextAsync(book), StringComparison.Ordinal);
    }

    private const string Book = """
        {"cells":[
         {"cell_type":"code","id":"a","execution_count":null,"metadata":{},"outputs":[],"source":"Table customers = new DataFrame(new BooleanDataFrameColumn(\"churned\", Enumerable.Range(0, 40).Select(i => i % 4 == 0)));"},
         {"cell_type":"code","id":"b","execution_count":null,"metadata":{},"outputs":[],"source":"ChurnRate.Of(customers)"}],
         "metadata":{"kernelspec":{"display_name":"KpiLab (C#)","language":"C#","name":"kpilab"},"language_info":{"name":"C#"}},"nbformat":4,"nbformat_minor":5}
        """;

    // The tool that this test project was built with is packed, without building it again.
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "KpiLab.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.FullName };
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{await output}{await errors}");
    }
}
