using System.Diagnostics;
using KpiLab.Notebooks.Jupyter;

namespace KpiLab.Notebooks.Tests;

/// <summary>The installed kernel, driven from outside by Jupyter's own client. The cases are the scripts in the folder Python.</summary>
[Collection("Jupyter")]
public sealed class KernelTests : IDisposable
{
    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("kpilab-jupyter-");

    public void Dispose() => data.Delete(recursive: true);

    [Theory]
    [InlineData("messages.py")]
    [InlineData("interrupts.py")]
    [InlineData("queueing.py")]
    [InlineData("hostile.py")]
    [Trait("Category", "heavy")]
    public async Task The_kernel_passes_the_cases_of(string script)
    {
        var python = await PythonWithJupyter.FindAsync();
        Assert.SkipWhen(python is null, PythonWithJupyter.Reason);
        KernelSpec.Install(Path.Combine(data.FullName, "kernels"), KernelSpec.DefaultName, ["dotnet", Path.Combine(AppContext.BaseDirectory, "KpiLab.Cli.dll")]);
        var (exitCode, output) = await PythonWithJupyter.RunAsync(python, Path.Combine(AppContext.BaseDirectory, "Python", script), data.FullName);
        Assert.True(exitCode == 0 && output.Contains("ok ", StringComparison.Ordinal) && !output.Contains("FAILED", StringComparison.Ordinal), output);
    }
}

/// <summary>The Python of the system with Jupyter's client.</summary>
internal static class PythonWithJupyter
{
    /// <summary>Why a test is skipped where there is none.</summary>
    public const string Reason = "Python with jupyter_client is missing: apt-get install python3-jupyter-client.";

    /// <summary>The interpreter; null where it or the client is missing, which CI does not forgive.</summary>
    public static async Task<string?> FindAsync()
    {
        const string Python = "/usr/bin/python3";
        if (File.Exists(Python) && (await RunAsync(Python, "-c", null, "import jupyter_client")).ExitCode == 0)
            return Python;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Reason);
        return null;
    }

    /// <summary>Runs a script with a folder as Jupyter's data.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string python, string script, string? dataFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo(python, [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (dataFolder is not null)
            start.Environment["JUPYTER_DATA_DIR"] = dataFolder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
