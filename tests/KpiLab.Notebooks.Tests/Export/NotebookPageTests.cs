using System.Text.Json;
using KpiLab.Notebooks.Documents;
using KpiLab.Notebooks.Export;

namespace KpiLab.Notebooks.Tests.Export;

public class NotebookPageTests
{
    private const string Chart = """{"output_type": "display_data", "metadata": {}, "data": {"text/plain": "a chart", "application/vnd.plotly.v1+json": {"data": [{"type": "bar", "x": ["a</script>"], "y": [1]}], "layout": {"title": {"text": "Basic loses most<br><sub>n = 5</sub>"}}}}}""";

    private static Cell Text(string source, params string[] tags) => new() { Id = "t", Kind = CellKind.Markdown, Source = source, Metadata = Tagged(tags) };

    private static Cell Code(string source, string[]? outputs = null, params string[] tags) => new()
    {
        Id = "c", Kind = CellKind.Code, Source = source, Metadata = Tagged(tags), Outputs = [.. (outputs ?? []).Select(o => JsonDocument.Parse(o).RootElement)],
    };

    private static JsonElement Tagged(string[] tags) => JsonSerializer.SerializeToElement(new { tags });

    private static string Page(params Cell[] cells) => NotebookPage.Write(new Notebook { Cells = [.. cells] });

    private static string Body(params Cell[] cells) => Page(cells).Split("<main>")[1].Split("</main>")[0];

    [Fact]
    public void The_same_notebook_gives_the_same_page() => Assert.Equal(Page(Text("# A"), Code("1", [Chart])), Page(Text("# A"), Code("1", [Chart])));

    [Fact]
    public void Plotly_is_in_the_page_once_however_many_charts_and_not_at_all_without()
    {
        var none = Page(Code("1"));
        var one = Page(Code("1", [Chart]));
        var three = Page(Code("1", [Chart, Chart]), Code("2", [Chart]));
        Assert.True(none.Length < 20_000, $"A page without charts has {none.Length} characters.");
        Assert.True(one.Length > 900_000);
        Assert.True(three.Length - one.Length < 5_000);
    }

    [Fact]
    public void The_title_of_a_chart_stands_above_it_as_text_and_the_figure_cannot_end_its_script()
    {
        var html = Body(Code("1", [Chart]));
        Assert.Contains("<figcaption>Basic loses most<small>n = 5</small></figcaption>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("a</script>", html, StringComparison.Ordinal);
        Assert.Contains("a\\u003c/script", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Markdown_becomes_headings_tables_and_links_to_pages()
    {
        var html = Body(Text("# T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSee [next](07-nps.ipynb#a) and [site](https://example.org/x.ipynb)."));
        Assert.Contains("<h1 id=\"t\">T</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<table>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"07-nps.html#a\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.org/x.ipynb\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Sections_are_listed_and_headings_of_one_name_get_their_own_anchor()
    {
        var page = Page(Text("## One"), Text("## Two"), Text("## One & <b>"), Text("## One"));
        Assert.Contains("<a href=\"#one\">One</a>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#one-1\">One</a>", page, StringComparison.Ordinal);
        Assert.Contains(">One &amp; </a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_is_marked_by_kind_and_encoded()
    {
        var html = Body(Code("#r \"nuget: X, 1\"\n// why <b>\nvar a = Churn.Of(\"x\") + 1;"));
        Assert.Contains("<i class=\"directive\">#r &quot;nuget: X, 1&quot;</i>\n", html, StringComparison.Ordinal);
        Assert.Contains("<i class=\"comment\">// why &lt;b&gt;</i>", html, StringComparison.Ordinal);
        Assert.Contains("<i class=\"keyword\">var</i> a = <i class=\"type\">Churn</i>.<i class=\"call\">Of</i>(<i class=\"string\">&quot;x&quot;</i>) + <i class=\"number\">1</i>;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a + b")]
    [InlineData("#!time\n\nvar x = $\"{a:N2} {{\" + @\"c:\\\" ;\n#!html\n")]
    [InlineData("if (")]
    [InlineData("\"\"\"\nraw <x>\n\"\"\"\n")]
    [InlineData("")]
    [InlineData("#if X\nfoo\n#endif\nbar")]
    public void Marking_code_loses_and_adds_no_character(string code) => Assert.Equal(
        code, System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(CodeHtml.Of(code), "</?i[^>]*>", "")));

    [Fact]
    public void Streams_and_errors_show_terminal_colours_and_encode_what_they_print()
    {
        var html = Body(Code("1", [
            """{"output_type": "stream", "name": "stdout", "text": "10 %\r20 %\n\u001b[31mred\u001b[0m <b>\u0007"}""",
            """{"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["\u001b[1mE\u001b[0m: <v>"]}"""]));
        Assert.Contains("20 %\n<span class=\"ansi-red\">red</span> &lt;b&gt;\uFFFD</pre>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("10 %", html, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"error\"><span class=\"ansi-bold\">E</span>: &lt;v&gt;</pre>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_richest_form_of_an_output_is_shown()
    {
        var html = Body(Code("1", ["""{"output_type": "execute_result", "metadata": {}, "execution_count": 1, "data": {"text/plain": "plain", "text/html": "<table><tr><td>1</td></tr></table>"}}"""]));
        Assert.Contains("<td>1</td>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("plain", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_leave_out_cells_code_and_outputs()
    {
        const string Output = """{"output_type": "stream", "name": "stdout", "text": "printed"}""";
        var html = Body(Text("gone", "remove-cell"), Code("hidden()", [Output], "remove-input"), Code("shown()", [Output], "remove-output"), Code("folded()", [], "hide-input"));
        Assert.DoesNotContain("gone", html, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", html, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(html, "printed"));
        Assert.Contains("<details class=\"code\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_of_the_notebooks_folder_are_taken_in_and_others_are_not()
    {
        using var folder = new TemporaryFolder();
        folder.Write("secret.png", "s");
        folder.Write("book/a b.png", "x");
        var notebook = new Notebook { Cells = [Text("![in](a%20b.png) ![out](../secret.png)")] };
        var page = NotebookPage.Write(notebook, new() { Folder = folder.File("book") });
        Assert.Contains("src=\"data:image/png;base64,eA==\"", page, StringComparison.Ordinal);
        Assert.Contains("src=\"../secret.png\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pasted_picture_is_shown() => Assert.Contains("src=\"data:image/png;base64,QUJD\"", Page(
        Text("![p](attachment:p.png)") with { Attachments = JsonDocument.Parse("""{"p.png": {"image/png": "QUJD"}}""").RootElement }), StringComparison.Ordinal);

    [Fact]
    public void A_page_may_load_nothing() =>
        Assert.Contains("content=\"default-src 'none';", Page(Code("1")), StringComparison.Ordinal);
}
