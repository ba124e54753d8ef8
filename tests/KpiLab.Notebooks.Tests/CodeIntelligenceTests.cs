namespace KpiLab.Notebooks.Tests;

/// <summary>Completion and inspection at a cursor, written as a bar in the code.</summary>
public class CodeIntelligenceTests : SessionCells
{
    private async Task<List<(string Text, string Kind, string Signature)>> Complete(string marked)
    {
        var position = marked.IndexOf('|', StringComparison.Ordinal);
        var list = await Session.CompleteAsync(marked.Remove(position, 1), position, CancellationToken.None);
        return [.. list.Items.Select(item => (item.Text, item.Kind, item.Signature))];
    }

    [Fact]
    public async Task What_begins_as_typed_comes_first_with_its_type()
    {
        var items = await Complete("Console.Wri|");
        Assert.Equal(["Write", "WriteLine"], items.Take(2).Select(item => item.Text));
        Assert.StartsWith("void Console.Write", items[0].Signature, StringComparison.Ordinal);
        Assert.Equal("method", items[0].Kind);
    }

    [Fact]
    public async Task Variables_and_types_of_earlier_cells_are_proposed()
    {
        await Run("record Order(string Id, decimal Amount); var biggest = new Order(\"a\", 1);");
        Assert.Contains(await Complete("bigg|"), item => item is { Text: "biggest", Kind: "variable" });
        Assert.Equal("Amount", (await Complete("biggest.Am|"))[0].Text);
    }

    [Fact]
    public async Task Keywords_are_proposed_but_not_after_a_dot()
    {
        Assert.Contains(await Complete("fore|"), item => item.Text == "foreach");
        Assert.DoesNotContain(await Complete("\"\".|"), item => item.Text == "foreach");
    }

    [Fact]
    public async Task Directives_are_proposed_at_the_start_of_a_line() => Assert.Equal("#!sql", (await Complete("var x = 1;\n#!s|"))[0].Text);

    [Fact]
    public async Task The_span_is_the_word_at_the_cursor()
    {
        var list = await Session.CompleteAsync("Math.Max(1, 2)", 7, CancellationToken.None);
        Assert.Equal((5, 8), (list.Start, list.End));
    }

    [Theory]
    [InlineData("Math.Ma|x(1, 2)", "int Math.Max(int val1, int val2)")]
    [InlineData("Math.Max(|", "Math.Max")]
    public async Task Inspection_shows_the_signature(string marked, string expected)
    {
        var position = marked.IndexOf('|', StringComparison.Ordinal);
        var found = await Session.InspectAsync(marked.Remove(position, 1), position, CancellationToken.None);
        Assert.Contains(expected, found!.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_answers_while_a_cell_runs()
    {
        using var interrupt = new CancellationTokenSource();
        var ready = new TaskCompletionSource();
        var cell = Session.RunAsync("Console.Write(1); while (true) { }", _ => ready.TrySetResult(), interrupt.Token);
        await ready.Task;
        Assert.NotEmpty(await Complete("Mat|"));
        Assert.False(cell.IsCompleted);
        await interrupt.CancelAsync();
        await cell;
    }
}
