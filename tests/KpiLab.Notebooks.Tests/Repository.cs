namespace KpiLab.Notebooks.Tests;

/// <summary>Where the repository stands.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Notebooks { get; } = Path.Combine(Root, "notebooks");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "KpiLab.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
