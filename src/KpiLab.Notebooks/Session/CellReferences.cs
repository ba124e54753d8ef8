using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace KpiLab.Notebooks.Session;

/// <summary>The assemblies that cells may use from the start, and the namespaces imported for them.</summary>
internal static class CellReferences
{
    /// <summary>What the kernel is built from and an analyst does not look for: left out so that completion stays to the point.</summary>
    private static readonly string[] Inner =
        ["Microsoft.CodeAnalysis", "Mono.Cecil", "NetMQ", "AsyncIO", "NaCl", "System.CommandLine", "Spectre.Console", "Humanizer", "System.Composition", "Microsoft.DiaSymReader", "xunit", "Microsoft.Testing"];

    private static readonly string[] Framework =
        ["System", "System.IO", "System.Linq", "System.Text", "System.Collections.Generic", "System.Threading", "System.Threading.Tasks", "System.Globalization", "Microsoft.Data.Analysis"];

    private static readonly string[] NotForCells = ["KpiLab.Notebooks", "KpiLab.Cli", "KpiLab.Samples"];

    private static readonly Lazy<IReadOnlyList<PortableExecutableReference>> Built = new(() =>
        [.. Paths().Select(path => MetadataReference.CreateFromFile(path))]);

    private static readonly Lazy<IReadOnlyList<string>> Namespaces = new(() =>
        [.. Framework, "KpiLab.Notebooks.Display", "KpiLab.Notebooks.Display.Notebook", .. Paths().Where(IsOurs).SelectMany(NamespacesOf).Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>The framework, KpiLab and what KpiLab is built on.</summary>
    public static IReadOnlyList<PortableExecutableReference> BuiltIn => Built.Value;

    /// <summary>The namespaces that are imported without a using.</summary>
    public static IReadOnlyList<string> Imports => Namespaces.Value;

    /// <summary>Whether an assembly of this name is part of the process from the start.</summary>
    public static bool IsBuiltIn(string assemblyName) =>
        Paths().Any(path => Path.GetFileNameWithoutExtension(path).Equals(assemblyName, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Paths() => ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(path => !Inner.Any(inner => Path.GetFileName(path).StartsWith(inner, StringComparison.Ordinal)));

    private static bool IsOurs(string path) => Path.GetFileName(path).StartsWith("KpiLab", StringComparison.Ordinal) && !path.Contains(".Tests.", StringComparison.Ordinal);

    private static List<string> NamespacesOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
            .Where(type => type.Attributes.HasFlag(System.Reflection.TypeAttributes.Public))
            .Select(type => metadata.GetString(type.Namespace))
            .Where(name => name.StartsWith("KpiLab", StringComparison.Ordinal) && !NotForCells.Any(inner => name == inner || name.StartsWith(inner + ".", StringComparison.Ordinal)))
            .Distinct()];
    }
}
