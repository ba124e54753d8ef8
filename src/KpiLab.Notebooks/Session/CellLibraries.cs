using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiLab.Notebooks.Session;

/// <summary>The parts of cells that are compiled as libraries (namespaces, extension methods in classes) and what they see of the scripts.</summary>
/// <remarks>
/// A library names the types of an earlier script through <c>using static</c> of the script's class. A type that is declared again
/// hides the earlier one; whoever holds objects of the earlier type keeps them.
/// </remarks>
internal sealed class CellLibraries
{
    private readonly Dictionary<(string Name, int Arity), string> scriptTypes = [];
    private readonly Dictionary<string, MetadataReference> scripts = [];
    private readonly Dictionary<string, MetadataReference> typesOfLibraries = [];
    private readonly List<string> usings = [];

    /// <summary>The scripts that declare types.</summary>
    public IEnumerable<MetadataReference> Scripts => scripts.Values;

    /// <summary>Remembers the types and usings of a script.</summary>
    public void AddScript(CompiledCell cell)
    {
        var scriptClass = cell.Compilation.AssemblyName!;
        foreach (var directive in cell.Script.GetCompilationUnitRoot().Usings)
            usings.Add(directive.WithoutTrivia().NormalizeWhitespace().ToFullString());
        if (cell.Image is null)
            return;
        foreach (var type in CellParser.Types(cell.Script))
            scriptTypes[type] = scriptClass;
        scripts[scriptClass] = cell.Image;
    }

    /// <summary>Remembers the types of a library.</summary>
    public void AddLibrary(SyntaxTree library, MetadataReference reference)
    {
        foreach (var type in FullNames(library))
            typesOfLibraries[type] = reference;
    }

    /// <summary>The usings in force, and the types of scripts, as global usings.</summary>
    public SyntaxTree Prologue(CSharpCompilation? last)
    {
        var text = new StringBuilder();
        foreach (var name in CellReferences.Imports)
            text.Append(name.EndsWith(".Notebook", StringComparison.Ordinal) ? "global using static " : "global using ").Append(name).AppendLine(";");
        foreach (var directive in usings.Distinct())
            text.Append("global ").AppendLine(directive);
        if (last is not null)
        {
            foreach (var scriptClass in scriptTypes.Values.Distinct())
                text.Append("global using static ").Append(scriptClass).AppendLine(";");
            foreach (var ((name, arity), scriptClass) in scriptTypes)
                if (arity == 0)
                    text.Append("global using ").Append(name).Append(" = ").Append(scriptClass).Append('.').Append(name).AppendLine(";");
        }
        return CSharpSyntaxTree.ParseText(text.ToString(), CellParser.Library, "usings", Encoding.UTF8);
    }

    /// <summary>The references, with earlier libraries out of sight where the new one declares their types again.</summary>
    public List<MetadataReference> WithoutRedefined(SyntaxTree library, List<MetadataReference> references)
    {
        var hidden = FullNames(library).Select(name => typesOfLibraries.GetValueOrDefault(name)).OfType<MetadataReference>().ToHashSet();
        return [.. references.Select(reference => hidden.Contains(reference) ? reference.WithAliases(["earlier"]) : reference)];
    }

    private static IEnumerable<string> FullNames(SyntaxTree library) => library.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        .Select(type => string.Join('.', type.AncestorsAndSelf().Reverse().Select(node => node switch
        {
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            BaseTypeDeclarationSyntax inner => inner.Identifier.Text + (inner as TypeDeclarationSyntax)?.Arity,
            _ => "",
        }).Where(part => part.Length > 0)));
}
