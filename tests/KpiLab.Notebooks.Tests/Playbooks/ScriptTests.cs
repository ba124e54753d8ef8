using System.Diagnostics;

namespace KpiLab.Notebooks.Tests.Playbooks;

/// <summary>The scripts, each run as a user runs it.</summary>
[Collection(nameof(PlaybookTests))]
[Trait("Category", "heavy")]
public class ScriptTests
{
    private static (int Code, string Out, string Error) Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        foreach (var argument in (string[])["run", Path.Combine("notebooks", "scripts", script), "--", .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    [Fact]
    public void Churn_is_reported_with_findings_and_written_as_a_table()
    {
        using var folder = new TemporaryFolder();
        var (code, output, error) = Run("churn.cs", "--data", "data-samples", "--out", folder.File("churn.csv"));
        Assert.True(code == 0, output + error);
        Assert.Contains("Churn rate for plan “Basic”", output, StringComparison.Ordinal);
        Assert.True(File.ReadAllLines(folder.File("churn.csv")).Length > 60);
    }

    [Fact]
    public void The_scorecard_becomes_a_workbook()
    {
        using var folder = new TemporaryFolder();
        var (code, output, error) = Run("scorecard.cs", "--data", "data-samples", "--out", folder.File("scorecard.xlsx"), "--industry", "E-commerce", "--currency", "EUR");
        Assert.True(code == 0, output + error);
        Assert.Contains("Churn rate", output, StringComparison.Ordinal);
        Assert.Equal("PK"u8.ToArray(), File.ReadAllBytes(folder.File("scorecard.xlsx"))[..2]);
    }

    [Fact]
    public void Two_periods_are_compared_and_the_shift_between_devices_is_told_from_the_devices()
    {
        var (code, output, error) = Run("compare.cs");
        Assert.True(code == 0, output + error);
        Assert.Contains("+1.1 percentage points in the segments themselves", output.Replace('\u00a0', ' ').Replace('\u202f', ' '), StringComparison.Ordinal);
        Assert.Contains("mobile", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_exit_code_1_with_the_reason()
    {
        var (code, _, error) = Run("churn.cs", "--data", "no-such-folder");
        Assert.Equal(1, code);
        Assert.Contains("no-such-folder", error, StringComparison.Ordinal);
    }
}
