using System.Text.Json;

namespace KpiLab.Notebooks.Jupyter;

/// <summary>The entry by which Jupyter and VS Code find the kernel.</summary>
public static class KernelSpec
{
    /// <summary>The name under which the kernel is installed if no other is given.</summary>
    public const string DefaultName = "kpilab";

    /// <summary>The folder of the current user's kernels, as Jupyter looks for it.</summary>
    public static string UserFolder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("JUPYTER_DATA_DIR") is { Length: > 0 } chosen)
                return Path.Combine(chosen, "kernels");
            var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (OperatingSystem.IsWindows())
                return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter", "kernels");
            if (OperatingSystem.IsMacOS())
                return Path.Combine(home, "Library", "Jupyter", "kernels");
            var data = Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } xdg ? xdg : Path.Combine(home, ".local", "share");
            return Path.Combine(data, "jupyter", "kernels");
        }
    }

    /// <summary>The folder of kernels below a prefix, such as that of a Python environment.</summary>
    /// <param name="prefix">The prefix.</param>
    public static string FolderBelow(string prefix) => Path.Combine(Path.GetFullPath(prefix), "share", "jupyter", "kernels");

    /// <summary>Installs the kernel; one of the same name is replaced.</summary>
    /// <param name="folder">The folder of kernels.</param>
    /// <param name="name">The kernel's name.</param>
    /// <param name="command">The command that starts this tool, without its arguments.</param>
    /// <returns>The folder that was written.</returns>
    /// <exception cref="KernelException">The name is not one that Jupyter takes, or the folder cannot be written.</exception>
    public static string Install(string folder, string name, IReadOnlyList<string> command)
    {
        Check(name);
        var target = Path.Combine(folder, name);
        try
        {
            Directory.CreateDirectory(target);
            var file = Path.Combine(target, "kernel.json");
            File.WriteAllBytes(file + ".new", Json(command));
            File.Move(file + ".new", file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"The kernel cannot be installed in {target}: {e.Message} Use --user for your own folder, or --prefix for one that you may write to.");
        }
        return target;
    }

    /// <summary>Removes the kernel.</summary>
    /// <param name="folder">The folder of kernels.</param>
    /// <param name="name">The kernel's name.</param>
    /// <returns>The folder that was removed; null where there was none.</returns>
    /// <exception cref="KernelException">The name is not one that Jupyter takes, or the folder cannot be removed.</exception>
    public static string? Uninstall(string folder, string name)
    {
        Check(name);
        var target = Path.Combine(folder, name);
        if (!File.Exists(Path.Combine(target, "kernel.json")))
            return null;
        try
        {
            Directory.Delete(target, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KernelException($"The kernel in {target} cannot be removed: {e.Message}");
        }
        return target;
    }

    private static void Check(string name)
    {
        if (name.Length == 0 || name is "." or ".." || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
            throw new KernelException($"\"{name}\" cannot be the name of a kernel: letters, digits, dot, dash and underscore only.");
    }

    private static byte[] Json(IReadOnlyList<string> command)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteStartArray("argv");
            foreach (var part in (IEnumerable<string>)[.. command, "kernel", "start", "{connection_file}"])
                json.WriteStringValue(part);
            json.WriteEndArray();
            json.WriteString("display_name", "KpiLab (C#)");
            json.WriteString("language", "C#");
            json.WriteString("interrupt_mode", "message");
            json.WriteStartObject("env");
            // Compiled code starts faster when nothing is measured first.
            json.WriteString("DOTNET_TieredPGO", "0");
            json.WriteString("DOTNET_TC_QuickJitForLoops", "1");
            json.WriteEndObject();
            json.WriteStartObject("metadata");
            json.WriteBoolean("debugger", false);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }
}
