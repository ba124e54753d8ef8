using KpiLab.Data;
using KpiLab.Insights;

namespace KpiLab.Cli.Tests;

/// <summary>Without a folder the report is of the sample company, also where the tool is installed apart from its sources.</summary>
public sealed class ReportFolderTests
{
    [Fact]
    public void An_installed_tool_writes_the_sample_company_and_removes_it()
    {
        var installation = Directory.CreateTempSubdirectory("kpilab-tool");
        string made;
        using (var folder = ReportFolder.Of(null, installation.FullName))
        {
            made = folder.Path;
            var scorecard = Scorecard.Of(Workspace.Open(made));
            Assert.All(scorecard.Entries, entry => Assert.NotNull(entry.Result?.Total.Value));
        }

        Assert.False(Directory.Exists(made));
        installation.Delete();
    }

    [Fact]
    public void A_folder_that_was_named_stays()
    {
        var mine = Directory.CreateTempSubdirectory("kpilab");
        using (var folder = ReportFolder.Of(mine.FullName, AppContext.BaseDirectory))
            Assert.Equal(mine.FullName, folder.Path);
        Assert.True(mine.Exists);
        mine.Delete();
    }

    [Fact]
    public void A_clone_has_the_samples_above_the_tool()
    {
        using var folder = ReportFolder.Of(null, AppContext.BaseDirectory);
        Assert.Equal("data-samples", Path.GetFileName(folder.Path));
    }
}
