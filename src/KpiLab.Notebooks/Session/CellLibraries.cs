using System.Text;
using KpiLab.Notebooks.Session.Directives;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiLab.Notebooks.Session;

/// <summary>The parts of cells that are compiled as libraries: namespaces.</summary>
/// <remarks>
/// A library sees the usings of earlier cells and earlier libraries, not the types of scripts. The compiler cannot hide one library
/// behind another: a cell that runs again unchanged is not compiled again, and one that changed such a type is refused.
/// </remarks>
internal sealed class CellLibraries
{
    private readonly HashSet<string> texts = [];
    private readonly HashSet<string> types = [];
    private readonly List<string> usings = [];

    /// <summary>Remembers the usings of a script.</summary>
    public void AddUsings(SyntaxTree script)
    {
        foreach (var directive in script.GetCompilationUnitRoot().Usings)
            usings.Add(directive.WithoutTrivia().NormalizeWhitespace().ToFullString());
    }

    /// <summary>Whether a library has not been compiled before.</summary>
    /// <exception cref="DirectiveException">It declares a type again, and differently.</exception>
    public bool IsNew(SyntaxTree library)
    {
        if (texts.Contains(TextOf(library)))
            return false;
        if (FullNames(library).FirstOrDefault(types.Contains) is { } again)
            throw new DirectiveException($"{again} has been declared before, in a namespace, and cannot be declared differently in the same session. Restart the kernel, or give it another name.");
        return true;
    }

    /// <summary>Remembers a library.</summary>
    public void Add(SyntaxTree library)
    {
        texts.Add(TextOf(library));
        types.UnionWith(FullNames(library));
    }

    /// <summary>The usings in force, as global usings.</summary>
    public SyntaxTree Usings()
    {
        var text = new StringBuilder();
        foreach (var name in CellReferences.Imports)
            text.Append(name.EndsWith(".Notebook", StringComparison.Ordinal) ? "global using static " : "global using ").Append(name).AppendLine(";");
        foreach (var directive in usings.Distinct())
            text.Append("global ").AppendLine(directive);
        return CSharpSyntaxTree.ParseText(text.ToString(), CellParser.Library, "usings", Encoding.UTF8);
    }

    /// <summary>The text without blank lines.</summary>
    private static string TextOf(SyntaxTree library) =>
        string.Join('\n', library.GetText().ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> FullNames(SyntaxTree library) => library.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
        .Select(type => string.Join('.', type.AncestorsAndSelf().Reverse().Select(node => node switch
        {
            BaseNamespaceDeclarationSyntax space => space.Name.ToString(),
            TypeDeclarationSyntax { Arity: > 0 } inner => $"{inner.Identifier.Text}`{inner.Arity}",
            BaseTypeDeclarationSyntax inner => inner.Identifier.Text,
            _ => "",
        }).Where(part => part.Length > 0)));
}
