using KpiLab.Samples;

namespace KpiLab.Cli;

/// <summary>The folder that a report is made of: the one that was named, or the sample company. An installed tool has no samples beside it; it writes them into a temporary folder, which disposing removes.</summary>
internal sealed class ReportFolder : IDisposable
{
    private readonly string? temporary;

    private ReportFolder(string path, string? temporary)
    {
        Path = path;
        this.temporary = temporary;
    }

    /// <summary>Where the exports are.</summary>
    public string Path { get; }

    /// <summary>The folder to read.</summary>
    /// <param name="named">What the user named; null for the sample company.</param>
    /// <param name="installation">Where the tool is; the samples of a clone lie in a folder above it.</param>
    public static ReportFolder Of(string? named, string installation)
    {
        if (named is not null)
            return new ReportFolder(named, null);
        for (var folder = new DirectoryInfo(installation); folder is not null; folder = folder.Parent)
        {
            var samples = System.IO.Path.Combine(folder.FullName, "data-samples");
            if (File.Exists(System.IO.Path.Combine(samples, "STORIES.md")))
                return new ReportFolder(samples, null);
        }

        var made = Directory.CreateTempSubdirectory("kpilab-sample").FullName;
        var written = new ReportFolder(made, made);
        try
        {
            SampleCompany.Write(made, new SampleOptions(RawExports: false));
            return written;
        }
        catch
        {
            written.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (temporary is not null && Directory.Exists(temporary))
            Directory.Delete(temporary, recursive: true);
    }
}
