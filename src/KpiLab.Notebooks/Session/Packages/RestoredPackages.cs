using System.Text.Json;

namespace KpiLab.Notebooks.Session.Packages;

/// <summary>The files of restored packages.</summary>
/// <param name="Assemblies">What code compiles against.</param>
/// <param name="RuntimeAssemblies">What runs.</param>
/// <param name="NativeLibraries">Native code for this machine.</param>
/// <param name="Extensions">What the requested package runs in a notebook when it is added.</param>
internal sealed record RestoredPackages(IReadOnlyList<string> Assemblies, IReadOnlyList<string> RuntimeAssemblies, IReadOnlyList<string> NativeLibraries, IReadOnlyList<string> Extensions)
{
    /// <summary>Reads the assets file that a restore for one runtime leaves.</summary>
    public static RestoredPackages Read(string path, PackageReference requested)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(path));
        var root = assets.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        var target = root.GetProperty("targets").EnumerateObject().Last().Value;
        List<string> compile = [], runtime = [], native = [], extensions = [];
        foreach (var package in target.EnumerateObject().Where(package => package.Value.GetProperty("type").GetString() == "package"))
        {
            var relative = root.GetProperty("libraries").GetProperty(package.Name).GetProperty("path").GetString()!;
            if (folders.Select(folder => Path.Combine(folder, relative)).FirstOrDefault(Directory.Exists) is not { } home)
                continue;
            compile.AddRange(Files(package.Value, "compile", home));
            runtime.AddRange(Files(package.Value, "runtime", home));
            native.AddRange(Files(package.Value, "native", home));
            var extension = Path.Combine(home, "interactive-extensions", "dotnet", "extension.dib");
            if (package.Name.StartsWith(requested.Name + "/", StringComparison.OrdinalIgnoreCase) && File.Exists(extension))
                extensions.Add(extension);
        }
        return new([.. compile.Where(IsNew)], [.. runtime.Where(IsNew)], native, extensions);
    }

    private static IEnumerable<string> Files(JsonElement package, string kind, string home) => package.TryGetProperty(kind, out var files)
        ? files.EnumerateObject().Select(file => Path.Combine(home, file.Name)).Where(file => !file.EndsWith("_._", StringComparison.Ordinal))
        : [];

    private static bool IsNew(string file) => !CellReferences.IsBuiltIn(Path.GetFileNameWithoutExtension(file));
}
