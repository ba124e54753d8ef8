namespace KpiLab.Tests.Samples;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kpilab-sample-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
