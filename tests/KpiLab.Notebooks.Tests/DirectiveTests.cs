using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Tests;

/// <summary>The lines of a cell that begin with a mark.</summary>
public class DirectiveTests : SessionCells
{
    [Fact]
    public async Task A_query_reads_the_sessions_tables_and_its_result_is_a_variable()
    {
        await Run("record Order(string Plan, decimal Amount, DateOnly Day);\nvar orders = new[] { new Order(\"a\", 10, new(2026, 1, 1)), new Order(\"b\", 5, new(2026, 1, 2)), new Order(\"a\", 7, new(2026, 1, 3)) };");
        var result = await Run("#!sql totals\nselect \"Plan\", sum(Amount) as total from orders group by 1 order by 1");
        Assert.Null(result.Error);
        Assert.Equal("17", await Value("Convert.ToInt32(totals[\"total\"][0])"));
        Assert.Equal("2", await Value("totals.Rows.Count"));
    }

    [Fact]
    public async Task A_query_reads_a_frame_and_keeps_what_is_missing()
    {
        await Run("var frame = new DataFrame(new Int32DataFrameColumn(\"n\", [1, null, 3]), new StringDataFrameColumn(\"t\", [\"x\", \"y\", null]));");
        await Run("#!sql r\nselect n, t from frame where n is null or t is null order by t nulls last");
        Assert.Equal("True False False True", await Value("$\"{r[\"n\"][0] is null} {r[\"t\"][0] is null} {r[\"n\"][1] is null} {r[\"t\"][1] is null}\""));
    }

    [Fact]
    public async Task A_query_that_is_wrong_says_what_the_tables_are()
    {
        await Run("var orders = new[] { new { A = 1 } };");
        var result = await Run("#!sql r\nselect * from sales");
        Assert.Contains("sales", result.Error!.Message, StringComparison.Ordinal);
        Assert.Contains("Tables of this session: orders.", result.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_directive_is_an_error_that_lists_the_known_ones()
    {
        var result = await Run("var x = 1;\n#!sqll r");
        Assert.Equal(
            "Cell 1, line 2: #!sqll is not a directive of KpiLab's C# cells. There are: #r, #i, #!import, #!time, #!sql, #!html, #!markdown, #!mermaid, #!javascript, #!csharp.",
            result.Error!.Message);
    }

    [Theory]
    [InlineData("#!html\n<b>x</b>", "text/html", "<b>x</b>")]
    [InlineData("#!markdown\n# Title", "text/markdown", "# Title")]
    [InlineData("#!javascript\nalert(1)", "application/javascript", "alert(1)")]
    [InlineData("#!mermaid\ngraph TD", "text/vnd.mermaid", "graph TD")]
    public async Task Markup_is_shown_as_it_stands_with_text_beside_it(string code, string mimeType, string content)
    {
        await Run(code);
        var shown = Assert.Single(Outputs.OfType<DisplayOutput>());
        Assert.Equal(content, shown.Data.Content[mimeType]);
        Assert.NotNull(shown.Data.PlainText);
    }

    [Fact]
    public async Task A_cell_may_change_between_languages_and_errors_keep_the_cells_lines()
    {
        var result = await Run("#!markdown\nText\n#!csharp\nvar x = 1;\n#!time\nfoo");
        Assert.StartsWith("Cell 1, line 6, column 1", result.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directive_inside_a_string_is_text() =>
        Assert.Equal("#!sql x", await Value("var s = \"\"\"\n#!sql x\n\"\"\";\ns.Trim()"));

    [Fact]
    public async Task Time_is_shown_at_the_end()
    {
        await Run("#!time\nConsole.Write(1);");
        Assert.StartsWith("Wall time: ", Assert.IsType<DisplayOutput>(Outputs[^1]).Data.PlainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_and_notebooks_are_imported_relative_to_where_they_lie()
    {
        var folder = Directory.CreateTempSubdirectory("kpilab-import-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "a.cs"), "int FromFile() => 1;");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "b.dib"), "#!meta\n{}\n#!markdown\ntext\n#!csharp\n#!import a.cs\nvar fromDib = FromFile() + 1;");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "c.ipynb"), """{"cells":[{"cell_type":"markdown","source":"x"},{"cell_type":"code","source":["#!import b.dib\n","var fromBook = fromDib + 1;"]}],"nbformat":4,"nbformat_minor":5,"metadata":{}}""");
            await Run($"#!import {Path.Combine(folder.FullName, "c.ipynb")}");
            Assert.Equal("1 2 3", await Value("$\"{FromFile()} {fromDib} {fromBook}\""));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_is_missing_or_imports_itself_is_an_error()
    {
        Assert.Contains("there is no file", (await Run("#!import nowhere.cs")).Error!.Message, StringComparison.Ordinal);
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.csx");
        await File.WriteAllTextAsync(file, $"#!import {file}");
        Assert.Contains("imports itself", (await Run($"#!import {file}")).Error!.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Theory]
    [InlineData("#r \"nuget: KpiLab, 9.9.9\"")]
    [InlineData("#r \"nuget:KpiLab\"")]
    [InlineData("#r \"nuget: Microsoft.Data.Analysis\"")]
    [InlineData("#r \"System.Xml\"")]
    public async Task What_the_kernel_brings_is_there_at_once(string directive)
    {
        Assert.Null((await Run(directive)).Error);
        Assert.Empty(Outputs);
    }

    [Theory]
    [InlineData("#r \"nuget: a b\"", "is not the name of a package")]
    [InlineData("#r \"nuget: A, 1.0\\\" />\"", "is not a version")]
    [InlineData("#r \"missing.dll\"", "there is no file")]
    [InlineData("#r", "needs a package or a file")]
    [InlineData("#i \"x\"", "needs a source of packages")]
    public async Task A_reference_that_cannot_be_followed_says_why(string directive, string reason) =>
        Assert.Contains(reason, (await Run(directive)).Error!.Message, StringComparison.Ordinal);
}
