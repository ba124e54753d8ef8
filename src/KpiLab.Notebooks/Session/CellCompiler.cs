using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;

namespace KpiLab.Notebooks.Session;

/// <summary>Compiles cells, each as a script that sees the earlier ones.</summary>
/// <remarks>
/// Only a script that declares something becomes part of the chain, and references and usings are given to the compiler once and
/// inherited: so that a session does not grow with the cells that merely compute.
/// </remarks>
internal sealed class CellCompiler(CellAssemblies assemblies)
{
    private static readonly CSharpCompilationOptions CompilerOptions = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        allowUnsafe: true,
        concurrentBuild: false,
        nullableContextOptions: NullableContextOptions.Annotations,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress), new("CS8632", ReportDiagnostic.Suppress)]);

    private static readonly EmitOptions Emission = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private readonly CellLibraries libraries = new();
    private List<MetadataReference> references = [.. CellReferences.BuiltIn];
    private bool referencesChanged = true;
    private CSharpCompilation? last;
    private int count;

    /// <summary>Raised when a cell that others can refer to has been accepted.</summary>
    public event Action<CompiledCell>? Accepted;

    /// <summary>The assemblies that cells can refer to.</summary>
    public IReadOnlyList<MetadataReference> References => references;

    /// <summary>Lets later cells refer to an assembly.</summary>
    public void AddReference(string path)
    {
        if (references.OfType<PortableExecutableReference>().Any(reference => string.Equals(reference.FilePath, path, StringComparison.Ordinal)))
            return;
        assemblies.Add(path);
        references.Add(MetadataReference.CreateFromFile(path));
        referencesChanged = true;
    }

    /// <summary>Compiles and loads a cell; <see cref="Accept"/> makes it part of the session.</summary>
    /// <exception cref="CompilationException">It has errors.</exception>
    public CompiledCell Compile(string code, string name, CancellationToken cancel)
    {
        var (library, script) = CellParser.Divide(CellParser.Parse(code, name), name);
        if (library is not null)
            AddLibrary(library, code, cancel);
        var identity = $"Cell{++count}";
        var compilation = CSharpCompilation.CreateScriptCompilation(
            identity, script, referencesChanged || last is null ? references : null,
            CompilerOptions.WithScriptClassName(identity).WithUsings(last is null ? CellReferences.Imports : []), last, typeof(object));
        return Emit(compilation, script, code, cancel) is var (complete, image, symbols)
            ? Load(complete, script, image, symbols, cancel)
            : new CompiledCell(compilation, script, null, null);
    }

    /// <summary>Lets later cells see what a cell declares.</summary>
    public void Accept(CompiledCell cell)
    {
        if (!JoinsChain(cell.Script))
            return;
        last = cell.Compilation;
        referencesChanged = false;
        libraries.AddUsings(cell.Script);
        Accepted?.Invoke(cell);
    }

    /// <summary>Whether later cells can refer to the script; the first carries the references and usings for all.</summary>
    private bool JoinsChain(SyntaxTree script) => last is null || CellParser.Declares(script);

    private CompiledCell Load(CSharpCompilation compilation, SyntaxTree script, MemoryStream image, MemoryStream symbols, CancellationToken cancel)
    {
        if (CellParser.CanLoop(script))
            (image, symbols) = InterruptWeaver.Weave(image, symbols);
        var assembly = JoinsChain(script) ? assemblies.Load(image, symbols) : assemblies.LoadPassing(image, symbols);
        var entry = compilation.GetEntryPoint(cancel)!;
        var scriptClass = assembly.GetType(entry.ContainingType.MetadataName)!;
        var method = scriptClass.GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return new(compilation, script, scriptClass, method.CreateDelegate<Func<object?[], Task<object?>>>());
    }

    private void AddLibrary(SyntaxTree library, string code, CancellationToken cancel)
    {
        if (!libraries.IsNew(library))
            return;
        var compilation = CSharpCompilation.Create($"Library{++count}", [library, libraries.Usings()], references, CompilerOptions);
        var (_, image, symbols) = Emit(compilation, library, code, cancel)!.Value;
        if (CellParser.CanLoop(library))
            (image, symbols) = InterruptWeaver.Weave(image, symbols);
        references = [.. references, MetadataReference.CreateFromImage(image.ToArray())];
        referencesChanged = true;
        assemblies.Load(image, symbols);
        libraries.Add(library);
    }

    /// <summary>What was compiled in the end, its image and its symbols; null where there is nothing to emit, as for a lone using.</summary>
    private static (CSharpCompilation Compilation, MemoryStream Image, MemoryStream Symbols)? Emit(CSharpCompilation compilation, SyntaxTree tree, string code, CancellationToken cancel)
    {
        if (CancellableCalls.Complete(compilation, tree, cancel) is { } complete
            && TryEmit(compilation.ReplaceSyntaxTree(tree, complete), cancel, out _) is { } withToken)
            return withToken;
        // Errors are those of the code as it was written.
        if (TryEmit(compilation, cancel, out var errors) is { } asWritten)
            return asWritten;
        return errors.Count == 0 ? null : throw new CompilationException(errors, code);
    }

    private static (CSharpCompilation, MemoryStream, MemoryStream)? TryEmit(CSharpCompilation compilation, CancellationToken cancel, out List<Diagnostic> errors)
    {
        var image = new MemoryStream();
        var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols, options: Emission, cancellationToken: cancel);
        errors = [.. emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];
        image.Position = 0;
        symbols.Position = 0;
        return emitted.Success ? (compilation, image, symbols) : null;
    }
}
