using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace KpiLab.Notebooks.Session;

/// <summary>The assemblies of one session: its compiled cells, and files and packages that cells refer to.</summary>
internal sealed class CellAssemblies() : AssemblyLoadContext("KpiLab cells")
{
    private readonly Dictionary<string, Assembly> cells = [];
    private readonly Dictionary<string, string> files = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> nativeFiles = [];

    /// <summary>Loads a compiled cell.</summary>
    public Assembly Load(MemoryStream assembly, MemoryStream symbols)
    {
        assembly.Position = 0;
        symbols.Position = 0;
        var loaded = LoadFromStream(assembly, symbols);
        lock (cells)
            cells[loaded.GetName().Name!] = loaded;
        return loaded;
    }

    /// <summary>Loads a compiled cell to which no later one can refer: it goes when nothing uses it any more.</summary>
    public Assembly LoadPassing(MemoryStream assembly, MemoryStream symbols) => new PassingCell(this).LoadFromStream(assembly, symbols);

    /// <summary>Makes a file known, to be loaded when code first needs it.</summary>
    public void Add(string path)
    {
        lock (cells)
            files[Path.GetFileNameWithoutExtension(path)] = path;
    }

    /// <summary>Makes a native library known.</summary>
    public void AddNative(string path)
    {
        lock (cells)
            nativeFiles.Add(path);
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string? path;
        lock (cells)
        {
            if (cells.TryGetValue(assemblyName.Name!, out var cell))
                return cell;
            files.TryGetValue(assemblyName.Name!, out path);
        }
        // What the process brings itself is shared with it: a second copy would have types of its own.
        return path is null || CellReferences.IsBuiltIn(assemblyName.Name!) ? null : LoadFromAssemblyPath(path);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string? path;
        lock (cells)
            path = nativeFiles.FirstOrDefault(file => IsNamed(Path.GetFileName(file), unmanagedDllName));
        return path is null ? 0 : NativeLibrary.Load(path);
    }

    private sealed class PassingCell(CellAssemblies session) : AssemblyLoadContext("KpiLab passing cell", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) => session.Load(assemblyName);

        protected override nint LoadUnmanagedDll(string unmanagedDllName) => session.LoadUnmanagedDll(unmanagedDllName);
    }

    private static bool IsNamed(string file, string library)
    {
        string[] names = [library, library + ".so", "lib" + library + ".so", library + ".dll", library + ".dylib", "lib" + library + ".dylib"];
        return names.Contains(file, StringComparer.OrdinalIgnoreCase);
    }
}
