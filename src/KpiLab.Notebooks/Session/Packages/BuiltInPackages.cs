using System.Reflection;

namespace KpiLab.Notebooks.Session.Packages;

/// <summary>Packages that need no restore, because the kernel brings them.</summary>
internal static class BuiltInPackages
{
    /// <summary>Packages of the former engine for notebooks, whose part this kernel plays.</summary>
    private static readonly string[] Replaced = ["Plotly.NET.Interactive", "Microsoft.DotNet.Interactive", "Deedle.Interactive"];

    /// <summary>What there is to say of a package that is built in: nothing, or that another version is used; null where it is not built in.</summary>
    public static string? Find(PackageReference package)
    {
        if (package.Name.Equals("KpiLab", StringComparison.OrdinalIgnoreCase) || package.Name.StartsWith("KpiLab.", StringComparison.OrdinalIgnoreCase)
            || Replaced.Any(name => package.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
            return "";
        if (!CellReferences.IsBuiltIn(package.Name))
            return null;
        var name = Assembly.Load(new AssemblyName(package.Name));
        var version = name.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? name.GetName().Version?.ToString(3);
        return package.Version is null || version is null || version.StartsWith(package.Version, StringComparison.Ordinal)
            ? ""
            : $"{package.Name} {version} comes with KpiLab and is used in place of {package.Version}.";
    }
}
