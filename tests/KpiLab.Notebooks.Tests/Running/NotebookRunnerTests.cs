using System.Text.Json;
using KpiLab.Notebooks.Documents;
using KpiLab.Notebooks.Running;

namespace KpiLab.Notebooks.Tests.Running;

public class NotebookRunnerTests
{
    private static Task<RunResult> Run(Notebook book, RunOptions? options = null, IProgress<RunProgress>? progress = null) =>
        NotebookRunner.RunAsync(book, options, progress, TestContext.Current.CancellationToken);

    private static string Outputs(Cell cell) => string.Join('|', cell.Outputs.Select(output => output.GetProperty("output_type").GetString() switch
    {
        "stream" => output.GetProperty("text").GetString(),
        "error" => output.GetProperty("ename").GetString(),
        _ => output.GetProperty("data").GetProperty("text/plain").GetString(),
    }));

    private static string WithoutTimes(Notebook book) => IpynbWriter.Write(book with
    {
        Cells = [.. book.Cells.Select(cell => cell with { Metadata = Cell.NoMetadata })],
    });

    [Fact]
    public async Task Cells_run_in_order_in_one_session_and_keep_what_they_show()
    {
        var result = await Run(Books.Of(Books.Text("# A"), Books.Code("var a = 40;\nConsole.WriteLine(\"hi\");"), Books.Code("  "), Books.Code("a + 2")));
        Assert.Null(result.Failure);
        Assert.Equal(["", "hi\n", "", "42"], result.Notebook.Cells.Select(Outputs));
        Assert.Equal([null, 1, null, 2], result.Notebook.Cells.Select(cell => cell.ExecutionCount));
        Assert.Equal("execute_result", result.Notebook.Cells[3].Outputs[0].GetProperty("output_type").GetString());
    }

    [Fact]
    public async Task An_executed_notebook_is_valid_and_carries_kernel_language_and_times()
    {
        using var folder = new TemporaryFolder();
        var result = await Run(Books.Of(Books.Code("1 + 1"), Books.Code("throw new Exception(\"x\");")));
        result.Notebook.Save(folder.File("a.ipynb"));
        SystemPython.ValidateNotebook(folder.File("a.ipynb"));
        Assert.Equal("kpilab", result.Notebook.KernelName);
        Assert.Equal(
            ["iopub.status.busy", "iopub.execute_input", "shell.execute_reply", "iopub.status.idle"],
            result.Notebook.Cells[0].Metadata.GetProperty("execution").EnumerateObject().Select(time => time.Name));
    }

    [Fact]
    public async Task Two_runs_differ_in_nothing_but_timestamps()
    {
        var book = Books.Of(
            Books.Code("var shown = \"a\".Display();\nConsole.WriteLine(1);"), Books.Code("shown.Update(\"b\");"),
            Books.Code("Enumerable.Range(1, 40).Select(i => new { i, Square = i * i })"), Books.Code("throw new InvalidOperationException(\"no\");"));
        var first = await Run(book);
        var second = await Run(book);
        Assert.Equal(WithoutTimes(first.Notebook), WithoutTimes(second.Notebook));
        Assert.NotNull(first.Failure);
    }

    [Fact]
    public async Task An_error_stops_the_notebook_and_is_written_into_it()
    {
        var result = await Run(Books.Of(Books.Text("# A"), Books.Code("int Half(int n) => n / 0 * n;\nvar zero = 0;\nvar x = 1 / zero;"), Books.Code("Console.WriteLine(\"not reached\");")));
        Assert.Equal((2, "DivideByZeroException"), (result.Failure?.Cell, result.Failure?.Name.Split('.')[^1]));
        Assert.Contains(result.Failure!.Traceback, line => line.Contains('3', StringComparison.Ordinal));
        Assert.Empty(result.Notebook.Cells[2].Outputs);
        Assert.Null(result.Notebook.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task A_compile_error_names_what_is_wrong()
    {
        var result = await Run(Books.Of(Books.Code("var a = 1;\nvar b = missing + 1;")));
        Assert.Equal(1, result.Failure?.Cell);
        Assert.Contains("missing", result.Failure!.Message + string.Join('\n', result.Failure.Traceback), StringComparison.Ordinal);
        Assert.Equal("error", result.Notebook.Cells[0].Outputs.Last().GetProperty("output_type").GetString());
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("Thread.Sleep(60_000);")]
    [InlineData("await Task.Delay(60_000);")]
    public async Task A_cell_that_does_not_end_is_stopped_and_says_so(string code)
    {
        var result = await Run(Books.Of(Books.Code(code), Books.Code("1")), new() { CellTimeout = TimeSpan.FromSeconds(3) });
        Assert.Equal((1, "TimeoutError"), (result.Failure?.Cell, result.Failure?.Name));
        Assert.Contains("ran longer than 3 s", result.Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(["TimeoutError", ""], result.Notebook.Cells.Select(Outputs));
    }

    [Fact]
    public async Task Parameters_override_the_cell_that_declares_them()
    {
        var result = await Run(
            Books.Of(Books.Code("var region = \"North\"; double rate = 1;", "parameters"), Books.Code("$\"{region} {rate / 4}\"")),
            new() { Parameters = [new("region", "South"), new("rate", "2")] });
        Assert.Equal("South 0.5", Outputs(result.Notebook.Cells[2]).Trim('"'));
        Assert.True(result.Notebook.Cells[1].IsTagged("injected-parameters"));
    }

    [Fact]
    public async Task Expected_errors_do_not_stop_and_skipped_cells_do_not_run()
    {
        var result = await Run(Books.Of(Books.Code("throw new Exception();", "raises-exception"), Books.Code("Console.WriteLine(1);", "skip-execution"), Books.Code("Console.WriteLine(2);")));
        Assert.Null(result.Failure);
        Assert.Equal(["Exception", "", "2\n"], result.Notebook.Cells.Select(cell => Outputs(cell).Replace("System.", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Old_outputs_are_gone_also_of_cells_that_were_not_reached()
    {
        var old = JsonDocument.Parse("""{"output_type": "stream", "name": "stdout", "text": "old"}""").RootElement;
        var book = Books.Of(Books.Code("throw new Exception();") with { Outputs = [old] }, Books.Code("1") with { Outputs = [old], ExecutionCount = 9 });
        var result = await Run(book);
        Assert.DoesNotContain("old", string.Concat(result.Notebook.Cells.Select(Outputs)), StringComparison.Ordinal);
        Assert.Null(result.Notebook.Cells[1].ExecutionCount);
    }

    [Fact]
    public async Task A_cell_in_html_is_shown_as_html()
    {
        var result = await Run(Books.Of(Books.Code("<b>x</b>") with { Language = "html" }));
        Assert.Null(result.Failure);
        Assert.Contains("<b>x</b>", result.Notebook.Cells[0].Outputs[0].GetProperty("data").GetProperty("text/html").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notebook_in_another_language_is_refused()
    {
        var book = Books.Of(Books.Code("1")) with { Metadata = JsonDocument.Parse("""{"kernelspec": {"name": "python3", "language": "python"}}""").RootElement };
        Assert.Contains("\"python3\"", (await Assert.ThrowsAsync<NotebookException>(() => Run(book))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_tells_every_cell_before_it_runs()
    {
        var told = new List<RunProgress>();
        await Run(Books.Of(Books.Text("a"), Books.Code("1"), Books.Code("2")), null, new Told(told));
        Assert.Equal([new(1, 3), new(2, 3), new(3, 3)], told);
    }

    private sealed class Told(List<RunProgress> told) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => told.Add(value);
    }
}
