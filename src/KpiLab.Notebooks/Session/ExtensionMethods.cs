using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KpiLab.Notebooks.Session;

/// <summary>Lets a cell declare extension methods in a static class, as a file does.</summary>
/// <remarks>
/// In a script the class is nested and its methods cannot extend; methods of the script itself can. So the word <c>this</c> gives
/// way to blanks, and behind the class stands a method of the script for each, which calls it. They hide earlier ones, see the types
/// of the session, and the class can still be named.
/// </remarks>
internal static class ExtensionMethods
{
    /// <summary>The script with its extension methods where they work; the script itself where it has none.</summary>
    public static SyntaxTree Lift(SyntaxTree script)
    {
        var classes = script.GetCompilationUnitRoot().Members.OfType<ClassDeclarationSyntax>()
            .Where(type => type.Modifiers.Any(SyntaxKind.StaticKeyword) && type.Members.Any(IsExtension)).ToList();
        if (classes.Count == 0)
            return script;
        var text = new StringBuilder(script.GetText().ToString());
        foreach (var type in Enumerable.Reverse(classes))
        {
            var methods = type.Members.Where(IsExtension).Cast<MethodDeclarationSyntax>().ToList();
            text.Insert(type.Span.End, string.Concat(methods.Select(method => " " + Call(type, method))));
            foreach (var word in methods.Select(ThisOf))
                text.Remove(word.Start, word.Length).Insert(word.Start, " ", word.Length);
        }
        return script.WithChangedText(SourceText.From(text.ToString(), Encoding.UTF8));
    }

    private static bool IsExtension(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax { ParameterList.Parameters: [{ } first, ..] } method
        && first.Modifiers.Any(SyntaxKind.ThisKeyword)
        && !method.Modifiers.Any(SyntaxKind.PrivateKeyword);

    private static TextSpan ThisOf(MethodDeclarationSyntax method) =>
        method.ParameterList.Parameters[0].Modifiers.First(modifier => modifier.IsKind(SyntaxKind.ThisKeyword)).Span;

    private static string Call(ClassDeclarationSyntax type, MethodDeclarationSyntax method)
    {
        var arguments = method.ParameterList.Parameters.Select(parameter =>
            parameter.Modifiers.Where(modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword).Select(modifier => modifier.Text + " ").FirstOrDefault("") + parameter.Identifier.Text);
        var typeArguments = method.TypeParameterList is { } list ? $"<{string.Join(", ", list.Parameters.Select(parameter => parameter.Identifier.Text))}>" : "";
        return OneLine($"static {method.ReturnType} {method.Identifier.Text}{method.TypeParameterList}{method.ParameterList} {string.Join(' ', method.ConstraintClauses)} => {type.Identifier.Text}.{method.Identifier.Text}{typeArguments}({string.Join(", ", arguments)});");
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
