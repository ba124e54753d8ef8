using KpiLab.Notebooks.Documents;

namespace KpiLab.Notebooks.Tests.Documents;

public class DibTests
{
    private const string Text = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"}]},"own":1}

        #!markdown

        # Churn

        #!csharp

        #!time
        var a = 1;

        a

        #!sql

        select 1

        #!html

        <b>x</b>
        """;

    [Fact]
    public void Cells_languages_and_metadata_are_read()
    {
        var notebook = DibFile.Read(Text);
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Code, CellKind.Code], notebook.Cells.Select(cell => cell.Kind));
        Assert.Equal([null, null, "sql", "html"], notebook.Cells.Select(cell => cell.Language));
        Assert.Equal("#!time\nvar a = 1;\n\na", notebook.Cells[1].Source);
        Assert.Equal(1, notebook.Metadata.GetProperty("own").GetInt32());
        Assert.Equal("Churn", notebook.Title);
    }

    [Fact]
    public void Text_without_a_language_line_is_csharp() =>
        Assert.Equal("1 + 1", Assert.Single(DibFile.Read("1 + 1\n").Cells).Source);

    [Fact]
    public void Writing_and_reading_keeps_every_cell()
    {
        var notebook = DibFile.Read(Text);
        var again = DibFile.Read(DibFile.Write(notebook));
        Assert.Equal(notebook.Cells.Select(c => (c.Id, c.Kind, c.Language, c.Source)), again.Cells.Select(c => (c.Id, c.Kind, c.Language, c.Source)));
        Assert.Equal(DibFile.Write(notebook), DibFile.Write(again));
    }

    [Fact]
    public void A_dib_saved_as_ipynb_is_valid_and_keeps_its_languages()
    {
        using var folder = new TemporaryFolder();
        Notebook.Load(folder.Write("a.dib", Text)).Save(folder.File("a.ipynb"));
        SystemPython.ValidateNotebook(folder.File("a.ipynb"));
        Assert.Equal([null, null, "sql", "html"], Notebook.Load(folder.File("a.ipynb")).Cells.Select(cell => cell.Language));
    }

    [Fact]
    public void A_damaged_meta_block_is_an_error_that_names_it() =>
        Assert.Contains("#!meta is not valid JSON", Assert.Throws<NotebookException>(() => DibFile.Read("#!meta\n{oops\n#!csharp\n1")).Message, StringComparison.Ordinal);
}
