using KpiLab.Data;

namespace KpiLab.Exports;

/// <summary>A file that is written whole or not at all.</summary>
internal static class OutputFile
{
    /// <summary>Writes beside the path and moves there.</summary>
    /// <exception cref="ArgumentException">The ending is none of those given.</exception>
    /// <exception cref="DataException">The folder is not there, or the file may not be written.</exception>
    public static void Write(string path, IReadOnlyList<string> endings, Action<string, Stream> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var ending = Path.GetExtension(path).ToLowerInvariant();
        if (!endings.Contains(ending))
            throw new ArgumentException($"{path}: the ending says what to write; it is one of {string.Join(", ", endings)}.", nameof(path));
        var unfinished = path + ".unfinished";
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16))
                write(ending, stream);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new DataException($"{path} cannot be written: there is no folder {Path.GetDirectoryName(path)}. Make it first, or name another.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be written: {e.Message} Close the program that has it open, or write to another place.", e);
        }
        finally
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
        }
    }
}
