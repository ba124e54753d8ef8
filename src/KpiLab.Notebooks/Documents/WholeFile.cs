using System.Text;

namespace KpiLab.Notebooks.Documents;

/// <summary>Writes a file completely or not at all: beside its place first, then moved there.</summary>
internal static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(string path, string text)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        var unfinished = $"{full}.{Environment.ProcessId}.unfinished";
        try
        {
            File.WriteAllText(unfinished, text, Utf8);
            File.Move(unfinished, full, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
