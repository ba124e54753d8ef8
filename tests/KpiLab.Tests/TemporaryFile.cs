using System.Text;

namespace KpiLab.Tests;

/// <summary>A file with a text, removed when the test is done.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public TemporaryFile(string text, string name = "table.csv", Encoding? encoding = null)
        : this((encoding ?? new UTF8Encoding(false)).GetPreamble().Concat((encoding ?? new UTF8Encoding(false)).GetBytes(text)).ToArray(), name)
    {
    }

    public TemporaryFile(byte[] bytes, string name = "table.csv")
    {
        Path = System.IO.Path.Combine(folder, name);
        File.WriteAllBytes(Path, bytes);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
