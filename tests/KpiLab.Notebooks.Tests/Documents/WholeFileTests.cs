using KpiLab.Notebooks.Documents;

namespace KpiLab.Notebooks.Tests.Documents;

public class WholeFileTests
{
    [Fact]
    public void A_file_that_cannot_take_its_place_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        var occupied = folder.File("out.ipynb");
        Directory.CreateDirectory(occupied);
        Assert.ThrowsAny<Exception>(() => WholeFile.Write(occupied, "text"));
        Assert.Equal([occupied], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void An_existing_file_is_replaced_as_a_whole()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("out.ipynb", "a much longer text than the new one");
        WholeFile.Write(path, "new");
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }
}
