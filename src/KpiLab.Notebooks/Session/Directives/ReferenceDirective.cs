using KpiLab.Notebooks.Display;
using KpiLab.Notebooks.Session.Packages;

namespace KpiLab.Notebooks.Session.Directives;

/// <summary><c>#r "nuget: Name, version"</c> or <c>#r "path.dll"</c>: lets the cells use a package or an assembly.</summary>
internal sealed class ReferenceDirective : Directive
{
    public override IReadOnlyList<string> Names => ["#r"];

    public override string Usage => "#r \"nuget: Name, version\" or #r \"path.dll\"";

    public override async Task<object?> RunAsync(DirectivePart call, DirectiveContext context)
    {
        var target = call.Arguments.Trim().Trim('"').Trim();
        if (target.Length == 0)
            throw new DirectiveException($"#r needs a package or a file: {Usage}.");
        if (target.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase))
            await AddPackageAsync(PackageReference.Parse(target["nuget:".Length..]), context);
        else
            AddFile(target, context);
        return null;
    }

    private static void AddFile(string target, DirectiveContext context)
    {
        if (CellReferences.IsBuiltIn(Path.GetFileNameWithoutExtension(target)) || CellReferences.IsBuiltIn(target))
            return;
        var path = Path.GetFullPath(target, context.Runner.Folder);
        if (!File.Exists(path))
            throw new DirectiveException($"#r: there is no file {path}. For a package write #r \"nuget: {Path.GetFileNameWithoutExtension(target)}\".");
        context.Runner.Compiler.AddReference(path);
    }

    private static async Task AddPackageAsync(PackageReference package, DirectiveContext context)
    {
        if (BuiltInPackages.Find(package) is { } note)
        {
            if (note.Length > 0)
                context.Scope.Emit(new StreamOutput(StreamName.Stderr, note + "\n"));
            return;
        }
        var restored = await context.Runner.Packages.AddAsync(package, context.Scope);
        foreach (var file in restored.Assemblies)
            context.Runner.Compiler.AddReference(file);
        foreach (var file in restored.RuntimeAssemblies)
            context.Runner.Assemblies.Add(file);
        foreach (var file in restored.NativeLibraries)
            context.Runner.Assemblies.AddNative(file);
        foreach (var extension in restored.Extensions)
            await RunExtensionAsync(extension, context);
    }

    /// <summary>Runs what a package brings for notebooks; one made for another engine may fail, and the package is of use without.</summary>
    private static async Task RunExtensionAsync(string path, DirectiveContext context)
    {
        try
        {
            await context.Runner.ImportAsync(context.Scope, path, [await File.ReadAllTextAsync(path, context.Scope.Interrupt)]);
        }
        catch (Exception e) when (e is CompilationException or DirectiveException)
        {
            context.Scope.Emit(new StreamOutput(StreamName.Stderr, $"The notebook extension of the package does not run here; the package itself does. {e.Message}\n"));
        }
    }
}

/// <summary><c>#i "nuget: address or folder"</c>: adds a place to look for packages.</summary>
internal sealed class PackageSourceDirective : Directive
{
    public override IReadOnlyList<string> Names => ["#i"];

    public override string Usage => "#i \"nuget: address or folder\"";

    public override Task<object?> RunAsync(DirectivePart call, DirectiveContext context)
    {
        var target = call.Arguments.Trim().Trim('"').Trim();
        if (!target.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) || target["nuget:".Length..].Trim() is not { Length: > 0 } source)
            throw new DirectiveException($"#i needs a source of packages: {Usage}.");
        context.Runner.Packages.AddSource(source.Contains("://", StringComparison.Ordinal) ? source : Path.GetFullPath(source, context.Runner.Folder));
        return Task.FromResult<object?>(null);
    }
}
