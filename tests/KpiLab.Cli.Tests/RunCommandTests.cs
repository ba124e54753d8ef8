using System.Diagnostics;
using System.Text.Json;

namespace KpiLab.Cli.Tests;

/// <summary><c>kpilab run</c> as a user calls it: one process for the command and one for each notebook.</summary>
public sealed class RunCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpilab-run").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int Code, string Out, string Error) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder, Environment = { ["LANG"] = "nl_NL.UTF-8" } };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "KpiLab.Cli.dll"), "run", .. arguments])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    private string Book(string name, params string[] cells) => Write(name, JsonSerializer.Serialize(new
    {
        nbformat = 4,
        nbformat_minor = 5,
        metadata = new { },
        cells = cells.Select((source, i) => new { cell_type = "code", id = $"c{i}", metadata = new { tags = source.StartsWith("/*p*/", StringComparison.Ordinal) ? new[] { "parameters" } : [] }, source, outputs = Array.Empty<int>(), execution_count = (int?)null }),
    }));

    private bool Exists(string name) => File.Exists(Path.Combine(folder, name));

    private string Read(string name) => File.ReadAllText(Path.Combine(folder, name));

    [Fact]
    public void A_folder_is_run_and_leaves_notebooks_and_pages()
    {
        Book("a.ipynb", "Console.WriteLine(6 * 7);");
        Write("in/b.dib", "#!markdown\n\n# Title\n\n#!csharp\n\nFile.ReadAllText(\"data.txt\")");
        Write("in/data.txt", "beside the notebook");
        var (code, output, error) = Run(".");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("2 ran, 0 failed", output, StringComparison.Ordinal);
        Assert.Contains("\"42\\n\"", Read("executed/a.ipynb"), StringComparison.Ordinal);
        Assert.Contains("beside the notebook", Read("executed/in/b.ipynb"), StringComparison.Ordinal);
        Assert.Contains("<h1 id=\"title\">Title</h1>", Read("executed/in/b.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_may_name_a_culture_and_without_one_writes_numbers_as_everywhere()
    {
        Book("a.ipynb", "using System.Globalization;\nConsole.WriteLine(1234.5.ToString(\"N2\", new CultureInfo(\"nl-NL\")) + \" \" + 1234.5);");
        Assert.Equal(0, Run("a.ipynb").Code);
        Assert.Contains("1.234,50 1234.5", Read("executed/a.ipynb"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_notebook_is_exit_code_1_with_cell_and_message_and_the_others_run()
    {
        Book("a.ipynb", "var x = 1;", "Console.WriteLine(\"got here\");\nFile.ReadAllText(\"nothing-here.csv\");");
        Book("b.ipynb", "var b = 1;");
        var (code, output, error) = Run(".", "--html", "false");
        Assert.Equal(1, code);
        Assert.Contains("1 ran, 1 failed", output, StringComparison.Ordinal);
        Assert.Contains("a.ipynb: cell 2 failed.", error, StringComparison.Ordinal);
        Assert.Contains("nothing-here.csv", error, StringComparison.Ordinal);
        Assert.DoesNotContain("KpiLab.Notebooks", error, StringComparison.Ordinal);
        Assert.Contains("got here", Read("executed/a.ipynb"), StringComparison.Ordinal);
        Assert.Contains("FileNotFoundException", Read("executed/a.ipynb"), StringComparison.Ordinal);
        Assert.False(Exists("executed/a.html"));
    }

    [Fact]
    public void Fail_fast_stops_the_others_and_leaves_nothing_of_them()
    {
        Book("a.ipynb", "throw new Exception(\"first\");");
        Book("b.ipynb", "await Task.Delay(600_000);");
        Book("c.ipynb", "await Task.Delay(600_000);");
        var (code, output, error) = Run(".", "--fail-fast");
        Assert.Equal(1, code);
        Assert.Contains("0 ran, 1 failed, 2 not run", output, StringComparison.Ordinal);
        Assert.Contains("first", error, StringComparison.Ordinal);
        Assert.Equal(["a.html", "a.ipynb"], Directory.GetFiles(Path.Combine(folder, "executed")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_package_that_does_not_exist_is_named_each_time()
    {
        Book("a.ipynb", "#r \"nuget: No.Such.Package.Of.KpiLab, 1.0.0\"");
        for (var i = 0; i < 2; i++)
        {
            var (code, _, error) = Run("a.ipynb");
            Assert.Equal(1, code);
            Assert.Contains("No.Such.Package.Of.KpiLab", error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parameters_reach_the_notebook_and_the_output_may_be_named()
    {
        Book("a.ipynb", "/*p*/ var region = \"North\";", "Console.WriteLine(region);");
        var (code, _, error) = Run("a.ipynb", "-p", "region=Zuid \"x\"", "-o", "out/b.ipynb");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Zuid \\\"x\\\"\\n", Read("out/b.ipynb"), StringComparison.Ordinal);
        Assert.True(Exists("out/b.html"));
    }

    [Fact]
    public void An_endless_loop_ends_at_the_timeout()
    {
        Book("a.ipynb", "while (true) { }");
        var (code, _, error) = Run("a.ipynb", "--timeout", "2");
        Assert.Equal(1, code);
        Assert.Contains("cell 1 failed", error, StringComparison.Ordinal);
        Assert.Contains("ran longer than 2 s", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notebook_that_ends_its_own_process_is_a_failure_and_leaves_what_was_there()
    {
        Book("a.ipynb", "1", "Environment.Exit(7);");
        Write("executed/a.ipynb", "as it was");
        var (code, _, error) = Run("a.ipynb");
        Assert.Equal(1, code);
        Assert.Contains("ended with code 7 in cell 2", error, StringComparison.Ordinal);
        Assert.Equal("as it was", Read("executed/a.ipynb"));
        Assert.Single(Directory.GetFiles(Path.Combine(folder, "executed")));
    }

    [Theory]
    [InlineData("{\"cells\": [", "is not valid JSON")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "old notebook format 3")]
    [InlineData("{\"nbformat\": 4, \"metadata\": {\"kernelspec\": {\"name\": \"python3\"}}, \"cells\": []}", "python3")]
    public void A_notebook_that_cannot_be_run_says_why_and_nothing_is_written(string text, string expected)
    {
        Write("a.ipynb", text);
        var (code, _, error) = Run("a.ipynb");
        Assert.Equal(1, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.False(Exists("executed/a.ipynb"));
    }

    [Fact]
    public void A_missing_notebook_and_an_unknown_parameter_are_exit_code_1_in_plain_words()
    {
        Book("a.ipynb", "/*p*/ var region = \"North\";");
        Assert.Equal((1, "There is no notebook or folder b.ipynb. Check the name."), (Run("b.ipynb").Code, Run("b.ipynb").Error.Trim()));
        var (code, _, error) = Run("a.ipynb", "-p", "regio=North");
        Assert.Equal(1, code);
        Assert.Contains("There is no parameter \"regio\". The cell tagged parameters declares region.", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.ipynb", "--timeout", "-1")]
    [InlineData("a.ipynb", "--fail-fast", "--keep-going")]
    [InlineData("a.ipynb", "--no-such-option")]
    public void Wrong_usage_is_exit_code_2(params string[] arguments)
    {
        Book("a.ipynb", "1");
        Assert.Equal(2, Run(arguments).Code);
    }
}
