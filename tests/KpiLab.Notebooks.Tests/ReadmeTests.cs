using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Tests;

/// <summary>What the README promises.</summary>
public class ReadmeTests : SessionCells
{
    [Fact]
    public async Task The_example_of_the_README_runs_as_it_stands()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));
        var code = readme.Split("```csharp\n")[1].Split("\n```")[0];
        var result = await Run(code.Replace("\"data-samples\"", $"@\"{Path.Combine(Repository.Root, "data-samples")}\"", StringComparison.Ordinal));
        Assert.Null(result.Error);
        var shown = Text(StreamName.Stdout);
        Assert.Contains("Basic 2024-03: ", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("no value", shown, StringComparison.Ordinal);
    }
}
