using System.Diagnostics;

namespace KpiLab.Notebooks.Tests;

/// <summary>Debian's Python with nbformat, nbclient and nbconvert: another implementation to be held against.</summary>
internal static class SystemPython
{
    private const string Path = "/usr/bin/python3";

    private static readonly Lazy<bool> HasJupyter = new(() => File.Exists(Path) && Execute(["-c", "import nbformat, nbclient, nbconvert"], "").ExitCode == 0);

    /// <summary>Runs a script with arguments and gives what it printed; skips where Jupyter's packages are absent, except on the CI machine.</summary>
    public static string Run(string script, params string[] arguments)
    {
        Require();
        var (exitCode, output, error) = Execute(["-c", script, .. arguments], "");
        Assert.True(exitCode == 0, error);
        return output;
    }

    /// <summary>Fails a notebook that nbformat does not call valid.</summary>
    public static void ValidateNotebook(string path) => Run(
        "import nbformat, sys\nnb = nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT)\nassert nb.nbformat == 4 and nb.nbformat_minor == 5\nnbformat.validate(nb)", path);

    /// <summary>Skips where Jupyter's packages are absent; fails there on the CI machine.</summary>
    public static void Require()
    {
        if (HasJupyter.Value)
            return;
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail("The CI machine needs python3-nbformat, python3-nbclient and python3-nbconvert.");
        Assert.Skip("python3-nbformat, python3-nbclient and python3-nbconvert of Debian are not installed.");
    }

    private static (int ExitCode, string Output, string Error) Execute(string[] arguments, string input)
    {
        var start = new ProcessStartInfo(Path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
