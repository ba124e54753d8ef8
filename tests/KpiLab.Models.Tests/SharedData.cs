namespace KpiLab.Models.Tests;

/// <summary>Finds the real public files that stand beside the repository, and skips where they are absent.</summary>
internal static class SharedData
{
    public static string File(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "data", name);
            if (System.IO.File.Exists(path))
                return path;
        }

        Assert.Skip($"shared/data/{name} is not beside the repository.");
        return "";
    }
}
