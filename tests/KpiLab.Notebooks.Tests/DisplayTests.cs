using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Tests;

/// <summary>What objects look like in a notebook.</summary>
public class DisplayTests : SessionCells
{
    private const string Customers = "Table customers = new DataFrame(new BooleanDataFrameColumn(\"churned\", Enumerable.Range(0, 40).Select(i => i % 4 == 0)));\n";

    [Fact]
    public async Task A_sequence_shows_its_first_rows_and_how_many_more_there_are()
    {
        var result = await Run("Enumerable.Range(1, 1234)");
        Assert.EndsWith("   20\n… 1,214 more rows, not shown", result.Value!.PlainText, StringComparison.Ordinal);
        Assert.Contains("1,214 more rows", result.Value.Content[MimeBundle.Html], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sequence_without_end_is_shown_too() =>
        Assert.EndsWith("… more than 10,000 more rows, not shown", await Value("IEnumerable<int> Endless() { var i = 0; while (true) yield return i++; }\nEndless()"), StringComparison.Ordinal);

    [Fact]
    public async Task Records_are_rows_and_their_text_is_encoded()
    {
        await Run("record P(int A, string B);");
        var result = await Run("new[] { new P(1, \"<script>\"), new P(22, \"y\") }");
        Assert.Equal(" A  B\n--  --------\n 1  <script>\n22  y", result.Value!.PlainText);
        Assert.Contains("&lt;script&gt;", result.Value.Content[MimeBundle.Html], StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", result.Value.Content[MimeBundle.Html], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1 }", "Key  Value\n---  -----\na        1")]
    [InlineData("new DataFrame(new Int32DataFrameColumn(\"n\", [1, 2]), new StringDataFrameColumn(\"t\", [\"x\", null]))", "n  t\n-  -\n1  x\n2")]
    [InlineData("new { A = 1, B = \"x\" }", "{ A = 1, B = x }")]
    [InlineData("(1, \"x\")", "(1, x)")]
    [InlineData("new[] { (1, \"x\") }", "Item1  Item2\n-----  -----\n    1  x")]
    [InlineData("new int[0]", "value\n-----")]
    [InlineData("typeof(int)", "System.Int32")]
    public async Task Plain_text_stands_beside_html(string code, string text) => Assert.Equal(text, await Value(code));

    [Fact]
    public async Task Deedle_frames_and_series_are_tables()
    {
        Assert.Equal("   value\n-  -----\na      1\nb      2", await Value("new Deedle.SeriesBuilder<string, int> { { \"a\", 1 }, { \"b\", 2 } }.Series"));
        Assert.Contains("A  B", await Value("Deedle.Frame.FromRecords(new[] { new { A = 1, B = \"x\" } })"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Displays_can_be_replaced_and_removed()
    {
        await Run("var d = 1.Display(); d.Update(2); display(\"three\", display_id: \"three\"); display(\"four\", display_id: \"three\", update: true); clear_output(wait: true);");
        var shown = Outputs.OfType<DisplayOutput>().ToList();
        Assert.Equal(["1", "2", "three", "four"], shown.Select(output => output.Data.PlainText));
        Assert.Equal([false, true, false, true], shown.Select(output => output.Update));
        Assert.Equal(shown[0].DisplayId, shown[1].DisplayId);
        Assert.Equal("three", shown[3].DisplayId);
        Assert.Equal(new ClearOutput(Wait: true), Outputs[^1]);
    }

    [Fact]
    public async Task Progress_moves_in_place()
    {
        await Run("foreach (var i in new[] { 1, 2, 3 }.WithProgress(\"Rows\")) { }");
        var shown = Outputs.Cast<DisplayOutput>().ToList();
        Assert.False(shown[0].Update);
        Assert.All(shown.Skip(1), output => Assert.True(output.Update && output.DisplayId == shown[0].DisplayId));
        Assert.Equal("Rows [##############################] 3 of 3 (100%)", shown[^1].Data.PlainText);
    }

    [Fact]
    public async Task A_type_brings_its_formatters_by_an_attribute_of_that_name()
    {
        await Run("""
            class TypeFormatterSourceAttribute(Type source) : Attribute { public Type FormatterSourceType => source; public string[] PreferredMimeTypes { get; set; } }
            class Formatter { public string MimeType => "text/html"; public bool Format(object o, System.IO.TextWriter w) { w.Write("<i>" + ((Money)o).Amount + "</i>"); return true; } }
            class Source { public IEnumerable<object> CreateTypeFormatters() { yield return new Formatter(); } }
            [TypeFormatterSource(typeof(Source))] record Money(int Amount);
            """);
        var result = await Run("new Money(5)");
        Assert.Equal("<i>5</i>", result.Value!.Content[MimeBundle.Html]);
        Assert.Equal("Money { Amount = 5 }", result.Value.PlainText);
    }

    [Fact]
    public async Task A_formatter_that_a_cell_registers_is_used()
    {
        await Run("using Microsoft.DotNet.Interactive.Formatting; record Weight(int Grams); Formatter.Register<Weight>(w => $\"<b>{w.Grams} g</b>\", \"text/html\");");
        Assert.Equal("<b>7 g</b>", (await Run("new Weight(7)")).Value!.Content[MimeBundle.Html]);
    }

    [Fact]
    public async Task A_chart_is_a_figure_and_html_and_the_first_brings_the_library_once()
    {
        await using var page = new Session.CSharpSession(new() { EmbedPlotly = true });
        const string Chart = "Plotly.NET.CSharp.Chart.Line<int, int, string>(new[] { 1, 2 }, new[] { 3, 4 })";
        List<CellOutput> first = [], second = [], again = [];
        var result = await page.RunAsync(Chart, first.Add, CancellationToken.None);
        Assert.Null(result.Error);
        await page.RunAsync(Chart + ".Display();", second.Add, CancellationToken.None);
        await page.RunAsync(Chart, again.Add, CancellationToken.None);
        Assert.Equal(3, result.Value!.Content.Count);
        Assert.Contains("\"data\"", result.Value.Content[MimeBundle.Plotly], StringComparison.Ordinal);
        Assert.Equal("(plotly.js)", Assert.IsType<DisplayOutput>(first[0]).Data.PlainText);
        Assert.Single(second);
        // The cell that brought it ran again, which removes its outputs from the page.
        Assert.Equal(2, again.Count);
        Assert.DoesNotContain("https://cdn", ((DisplayOutput)second[0]).Data.Content[MimeBundle.Html], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_knows_the_cell_that_brought_the_library_by_its_id_also_when_it_was_edited()
    {
        await using var page = new Session.CSharpSession(new() { EmbedPlotly = true });
        async Task<int> Outputs(string title, string id)
        {
            List<CellOutput> outputs = [];
            await page.RunAsync($"Plotly.NET.CSharp.Chart.Line<int, int, string>(new[] {{ 1 }}, new[] {{ 2 }}, Name: \"{title}\")", outputs.Add, CancellationToken.None, id: id);
            return outputs.Count;
        }
        Assert.Equal(2, await Outputs("first", "a"));
        Assert.Equal(1, await Outputs("second", "b"));
        Assert.Equal(2, await Outputs("first, edited", "a"));
        Assert.Equal(1, await Outputs("second, edited", "b"));
    }

    [Fact]
    public async Task Lines_bring_the_basic_library_and_what_it_cannot_draw_brings_the_whole()
    {
        await using var page = new Session.CSharpSession(new() { EmbedPlotly = true });
        async Task<int?> Library(string chart)
        {
            List<CellOutput> outputs = [];
            Assert.Null((await page.RunAsync(chart, outputs.Add, CancellationToken.None)).Error);
            return outputs.OfType<DisplayOutput>().SingleOrDefault()?.Data.Content[MimeBundle.Html].Length;
        }
        var basic = await Library("Plotly.NET.CSharp.Chart.Line<int, int, string>(new[] { 1, 2 }, new[] { 3, 4 })");
        var whole = await Library("Plotly.NET.CSharp.Chart.Heatmap<int, int, int, string>(new[] { new[] { 1, 2 } })");
        Assert.InRange(basic!.Value, 500_000, 1_500_000);
        Assert.InRange(whole!.Value, 2 * basic.Value, 6_000_000);
        Assert.Null(await Library("Plotly.NET.CSharp.Chart.Line<int, int, string>(new[] { 1, 2 }, new[] { 3, 5 })"));
    }

    [Fact]
    public async Task A_chart_keeps_its_configuration()
    {
        var result = await Run(Customers + "ChurnRate.Of(customers).Chart()");
        Assert.Null(result.Error);
        Assert.Contains("\"typesetMath\":false", result.Value!.Content[MimeBundle.Plotly], StringComparison.Ordinal);
        Assert.Contains("\"typesetMath\":false", result.Value.Content[MimeBundle.Html], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ChurnRate.Of(customers)", "Churn rate: 25.0")]
    [InlineData("ChurnRate.Of(customers).Run()", "Churn rate: 25.0")]
    [InlineData("ChurnRate.Of(customers).Run().Total", "25.0")]
    [InlineData("Scorecard.Of(Workspace.Of((FrameTable)customers))", "Churn rate")]
    [InlineData("Scorecard.Of(Workspace.Of((FrameTable)customers)).Entries.SelectMany(entry => entry.Findings).First()", "25.0")]
    [InlineData("customers", "30 more rows")]
    public async Task The_librarys_own_types_show_as_cards_and_tables_with_their_text(string code, string text)
    {
        var result = await Run(Customers + code);
        Assert.Null(result.Error);
        Assert.Contains(text, result.Value!.PlainText, StringComparison.Ordinal);
        Assert.Contains("class=\"kpilab-view\"", result.Value.Content[MimeBundle.Html], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_things_that_show_themselves_shows_each_of_them()
    {
        var result = await Run(Customers + "var one = ChurnRate.Of(customers).Run();\nFindings.Of(one, null, [], null)");
        Assert.Null(result.Error);
        Assert.Contains("<li>", result.Value!.Content[MimeBundle.Html], StringComparison.Ordinal);
        Assert.Contains("Churn rate", result.Value.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Kind", result.Value.PlainText, StringComparison.Ordinal);
    }
}
