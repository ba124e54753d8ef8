using KpiLab.Notebooks.Documents;
using KpiLab.Notebooks.Running;

namespace KpiLab.Notebooks.Tests.Running;

public class RunPlanTests
{
    private static string Book(TemporaryFolder folder, string name, params Cell[] cells)
    {
        Books.Of(cells).Save(folder.File(name));
        return folder.File(name);
    }

    [Fact]
    public void A_folder_gives_its_notebooks_in_order_without_hidden_and_written_ones()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "b.ipynb", "a.dib", "in/c.ipynb", ".ipynb_checkpoints/b.ipynb", "executed/b.ipynb", "out/b.ipynb" })
            Book(folder, name);
        var jobs = RunPlan.Of(folder.Path, folder.File("out"), withPages: true, []);
        Assert.Equal(["a.dib", "b.ipynb", Path.Combine("in", "c.ipynb")], jobs.Select(job => job.Name));
        Assert.Equal(folder.File("out/a.ipynb"), jobs[0].Executed);
        Assert.Equal(folder.File("out/in/c.html"), jobs[2].Page);
    }

    [Theory]
    [InlineData(null, "executed/a.ipynb", "executed/a.html")]
    [InlineData("new", "new/a.ipynb", "new/a.html")]
    [InlineData("b.ipynb", "b.ipynb", "b.html")]
    [InlineData("b.html", null, "b.html")]
    public void One_notebook_is_written_to_a_folder_or_to_the_file_that_is_named(string? output, string? executed, string page)
    {
        using var folder = new TemporaryFolder();
        var job = RunPlan.Of(Book(folder, "a.ipynb"), output is null ? null : folder.File(output), withPages: true, []).Single();
        Assert.Equal((executed is null ? null : folder.File(executed), folder.File(page)), (job.Executed, job.Page));
    }

    [Fact]
    public void In_a_folder_each_notebook_takes_the_parameters_that_it_declares()
    {
        using var folder = new TemporaryFolder();
        Book(folder, "a.ipynb", Books.Code("var x = 1;", "parameters"));
        Book(folder, "b.ipynb", Books.Code("var x = 1; var y = 2;", "parameters"));
        Book(folder, "c.ipynb", Books.Code("1"));
        folder.Write("d.ipynb", "damaged");
        var jobs = RunPlan.Of(folder.Path, null, withPages: false, [new("x", "3"), new("y", "4")]);
        Assert.Equal(["x", "xy", "", ""], jobs.Select(job => string.Concat(job.Parameters.Select(p => p.Name))));
        Assert.All(jobs, job => Assert.Null(job.Page));
    }

    [Fact]
    public void A_parameter_that_no_notebook_declares_a_folder_without_notebooks_and_a_wrong_path_are_errors()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("has no notebooks", Assert.Throws<NotebookException>(() => RunPlan.Of(folder.Path, null, true, [])).Message, StringComparison.Ordinal);
        Book(folder, "a.ipynb");
        Assert.Contains("declares a parameter \"z\"", Assert.Throws<NotebookException>(() => RunPlan.Of(folder.Path, null, true, [new("z", "1")])).Message, StringComparison.Ordinal);
        Assert.Contains("no notebook or folder", Assert.Throws<NotebookException>(() => RunPlan.Of(folder.File("x"), null, true, [])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_notebooks_that_would_be_written_to_one_file_are_an_error()
    {
        using var folder = new TemporaryFolder();
        Book(folder, "a.ipynb");
        Book(folder, "a.dib");
        Assert.Contains("a.dib and a.ipynb would both be written", Assert.Throws<NotebookException>(() => RunPlan.Of(folder.Path, null, true, [])).Message, StringComparison.Ordinal);
    }
}
