using System.Text.Json;
using KpiLab.Notebooks.Documents;

namespace KpiLab.Notebooks.Tests.Documents;

public class IpynbTests
{
    private const string Rich = """
        {
          "nbformat": 4, "nbformat_minor": 4,
          "metadata": {
            "kernelspec": {"name": ".net-csharp", "language": "C#", "display_name": ".NET (C#)"},
            "zeta": {"b": [1, 2.5, true, null], "a": {}}, "signature": "abc", "orig_nbformat": 3
          },
          "cells": [
            {"cell_type": "markdown", "metadata": {"tags": ["x"]}, "source": ["# Kop\n", "Crème brûlée 😀 \u2028 tail\n"],
             "attachments": {"a.png": {"image/png": "iVBOR"}}},
            {"cell_type": "code", "metadata": {"trusted": true, "own": {"deep": [1]}}, "execution_count": 3, "source": "var a = 1;\r\na",
             "outputs": [
               {"output_type": "stream", "name": "stdout", "text": ["een\n", "twee"]},
               {"output_type": "execute_result", "execution_count": 3, "metadata": {}, "data": {"text/plain": ["1\n", "2"], "text/html": "<b>1</b>\n<i>2</i>", "application/json": {"z": 1, "a": [1, 2]}}},
               {"output_type": "display_data", "metadata": {"isolated": true}, "data": {"image/png": "iVBOR\nabc", "image/svg+xml": "<svg>\n</svg>"}},
               {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["a\nb", "c"]}
             ]},
            {"cell_type": "raw", "metadata": {}, "source": []}
          ]
        }
        """;

    private static Notebook Read(string text) => IpynbReader.Read(text, "test.ipynb");

    [Fact]
    public void A_notebook_is_written_byte_for_byte_as_nbformat_writes_it()
    {
        using var folder = new TemporaryFolder();
        var ours = folder.File("ours.ipynb");
        Read(Rich).Save(ours);
        var theirs = folder.File("theirs.ipynb");
        SystemPython.Run("import nbformat, sys\nnbformat.write(nbformat.read(sys.argv[1], as_version=4), sys.argv[2])", ours, theirs);
        Assert.Equal(File.ReadAllText(theirs), File.ReadAllText(ours));
    }

    [Fact]
    public void A_notebook_of_an_older_minor_format_becomes_a_valid_one_of_4_5()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("new.ipynb");
        Read(Rich).Save(path);
        SystemPython.ValidateNotebook(path);
    }

    [Fact]
    public void Reading_what_was_written_gives_the_same_text_again()
    {
        var once = IpynbWriter.Write(Read(Rich));
        Assert.Equal(once, IpynbWriter.Write(Read(once)));
    }

    [Fact]
    public void Metadata_that_is_not_ours_is_kept_and_what_never_belongs_in_a_file_is_dropped()
    {
        var notebook = Read(Rich);
        Assert.Equal("""{"b":[1,2.5,true,null],"a":{}}""", notebook.Metadata.GetProperty("zeta").GetRawText());
        Assert.False(notebook.Metadata.TryGetProperty("signature", out _));
        Assert.False(notebook.Metadata.TryGetProperty("orig_nbformat", out _));
        Assert.Equal(1, notebook.Cells[1].Metadata.GetProperty("own").GetProperty("deep")[0].GetInt32());
        Assert.False(notebook.Cells[1].Metadata.TryGetProperty("trusted", out _));
    }

    [Fact]
    public void Lines_are_joined_on_reading()
    {
        var notebook = Read(Rich);
        Assert.Equal("# Kop\nCrème brûlée 😀 \u2028 tail\n", notebook.Cells[0].Source);
        Assert.Equal("een\ntwee", notebook.Cells[1].Outputs[0].GetProperty("text").GetString());
        Assert.Equal("1\n2", notebook.Cells[1].Outputs[1].GetProperty("data").GetProperty("text/plain").GetString());
        Assert.Equal(JsonValueKind.Object, notebook.Cells[1].Outputs[1].GetProperty("data").GetProperty("application/json").ValueKind);
    }

    [Fact]
    public void Cell_ids_are_kept_and_missing_or_repeated_ones_follow_from_the_place()
    {
        var notebook = Read("""
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
              {"cell_type": "code", "id": "abc_1-2", "metadata": {}, "source": "", "outputs": [], "execution_count": null},
              {"cell_type": "code", "id": "abc_1-2", "metadata": {}, "source": "", "outputs": [], "execution_count": null},
              {"cell_type": "raw", "id": "not valid!", "metadata": {}, "source": ""},
              {"cell_type": "raw", "metadata": {}, "source": ""},
              {"cell_type": "raw", "id": "cell-4", "metadata": {}, "source": ""}]}
            """);
        Assert.Equal(["abc_1-2", "cell-2", "cell-3", "cell-4-", "cell-4"], notebook.Cells.Select(cell => cell.Id));
    }

    [Theory]
    [InlineData("""{"nbformat": 4, "cells": [""", "not valid JSON at line 1")]
    [InlineData("", "not valid JSON")]
    [InlineData("[]", "it has no \"nbformat\"")]
    [InlineData("""{"nbformat": 3, "worksheets": []}""", "the old notebook format 3. Convert it first: jupyter nbconvert --to notebook test.ipynb")]
    [InlineData("""{"nbformat": 5, "cells": []}""", "format 5, which is newer")]
    [InlineData("""{"nbformat": 4, "metadata": {}}""", "has no list of cells")]
    [InlineData("""{"nbformat": 4, "cells": [7]}""", "cell 1 is not an object")]
    [InlineData("""{"nbformat": 4, "cells": [{"cell_type": "heading", "source": "x"}]}""", "cell 1 has the type \"heading\"")]
    public void A_file_that_is_no_notebook_says_what_is_wrong_and_what_to_do(string text, string expected)
    {
        var error = Assert.Throws<NotebookException>(() => Read(text));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("test.ipynb", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_wrong_ending_are_named()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("There is no notebook", Assert.Throws<NotebookException>(() => Notebook.Load(folder.File("none.ipynb"))).Message, StringComparison.Ordinal);
        Assert.Contains("ends in \".txt\"", Assert.Throws<NotebookException>(() => Notebook.Load(folder.Write("a.txt", "x"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kpilab", "C#", true)]
    [InlineData(".net-csharp", "C#", true)]
    [InlineData("python3", "python", false)]
    [InlineData(".net-fsharp", "F#", false)]
    public void The_kernel_tells_whether_a_notebook_is_in_csharp(string kernel, string language, bool expected) =>
        Assert.Equal(expected, Read($$$"""{"nbformat": 4, "cells": [], "metadata": {"kernelspec": {"name": "{{{kernel}}}", "language": "{{{language}}}"} } }""").IsCSharp);

    [Fact]
    public void A_notebook_without_a_kernel_is_taken_to_be_in_csharp() =>
        Assert.True(Read("""{"nbformat": 4, "cells": [], "metadata": {}}""").IsCSharp);

    [Fact]
    public void The_language_of_one_cell_is_read_and_written_where_dotnet_notebooks_have_it()
    {
        var notebook = Read("""
            {"nbformat": 4, "metadata": {}, "cells": [
              {"cell_type": "code", "metadata": {"dotnet_interactive": {"language": "sql"}}, "source": "select 1", "outputs": [], "execution_count": null},
              {"cell_type": "code", "metadata": {"polyglot_notebook": {"kernelName": "html"}}, "source": "<b/>", "outputs": [], "execution_count": null}]}
            """);
        Assert.Equal(["sql", "html"], notebook.Cells.Select(cell => cell.Language));
        Assert.Contains("\"dotnet_interactive\": {\n     \"language\": \"sql\"\n    }", IpynbWriter.Write(notebook), StringComparison.Ordinal);
    }
}
