using System.Text;
using KpiLab.Notebooks.Session.Directives;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace KpiLab.Notebooks.Session;

/// <summary>Reads the text of a cell as C#: as a script, as a library, or as one of each.</summary>
internal static class CellParser
{
    public static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, DocumentationMode.None, SourceCodeKind.Script);
    public static readonly CSharpParseOptions Library = Script.WithKind(SourceCodeKind.Regular);

    /// <summary>The text as a script. A trailing <c>x with { … }</c>, which scripts take for a property, is read as the expression it is.</summary>
    public static SyntaxTree Parse(string code, string name)
    {
        var tree = CSharpSyntaxTree.ParseText(Source(code), Script, name);
        return HasErrors(tree) && TrailingWith(code) is { } span
            ? CSharpSyntaxTree.ParseText(Source($"{code[..span.Start]}({code[span.Start..span.End]}){code[span.End..]}"), Script, name)
            : tree;
    }

    /// <summary>Divides a cell with namespaces, which a script cannot hold, into a library and a script.</summary>
    /// <remarks>Each part keeps its place: what belongs to the other is blank.</remarks>
    /// <returns>The parts; without a library where the cell has no namespaces.</returns>
    /// <exception cref="DirectiveException">It has an extension block outside of a namespace, which scripts do not find.</exception>
    public static (SyntaxTree? Library, SyntaxTree Script) Divide(SyntaxTree script, string name)
    {
        var members = script.GetCompilationUnitRoot().Members;
        if (members.OfType<ClassDeclarationSyntax>().Any(type => type.Members.Any(member => member.IsKind(SyntaxKind.ExtensionBlockDeclaration))))
            throw new DirectiveException("The compiler does not find extension blocks from cells. Write an extension method instead: static int Twice(this int x) => 2 * x;");
        if (!members.Any(member => member is BaseNamespaceDeclarationSyntax))
            return (null, ExtensionMethods.Lift(script));
        var text = script.GetText();
        // Read as a regular file, because the reader of scripts stumbles over namespaces.
        var root = CSharpSyntaxTree.ParseText(text, Library, name).GetCompilationUnitRoot();
        var namespaces = Keep(root, text, member => member is BaseNamespaceDeclarationSyntax);
        var rest = Keep(root, text, member => member is not BaseNamespaceDeclarationSyntax);
        return (CSharpSyntaxTree.ParseText(Source(namespaces), Library, name), ExtensionMethods.Lift(CSharpSyntaxTree.ParseText(Source(rest), Script, name)));
    }

    /// <summary>Whether the script ends in an expression without a semicolon, its result.</summary>
    public static bool HasResult(SyntaxTree script) =>
        script.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } };

    /// <summary>Whether later cells can refer to something that the script declares.</summary>
    public static bool Declares(SyntaxTree script)
    {
        var root = script.GetCompilationUnitRoot();
        return root.Usings.Count > 0 || root.Members.Any(member => member is not GlobalStatementSyntax)
            || root.DescendantNodes().Any(node => node is SingleVariableDesignationSyntax or GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax or LocalDeclarationStatementSyntax });
    }

    /// <summary>Whether the code can run for long: it has a loop, a lambda or a method.</summary>
    public static bool CanLoop(SyntaxTree tree) => tree.GetRoot().DescendantNodes().Any(node => node
        is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or GotoStatementSyntax
        or AnonymousFunctionExpressionSyntax or QueryExpressionSyntax or LocalFunctionStatementSyntax
        or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax);

    private static bool HasErrors(SyntaxTree tree) => tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The span of a trailing <c>with</c> expression without a semicolon; null where the text does not end in one.</summary>
    private static TextSpan? TrailingWith(string code)
    {
        var start = -1;
        var depth = 0;
        var hasWith = false;
        foreach (var token in SyntaxFactory.ParseTokens(code))
        {
            if (token.IsKind(SyntaxKind.EndOfFileToken))
                break;
            if (start < 0)
                start = token.SpanStart;
            depth += token.Kind() is SyntaxKind.OpenBraceToken ? 1 : token.Kind() is SyntaxKind.CloseBraceToken ? -1 : 0;
            hasWith |= depth == 0 && token.Text == "with";
            // A statement ends here, unless the bracket belongs to the expression.
            if (depth == 0 && (token.IsKind(SyntaxKind.SemicolonToken) || (token.IsKind(SyntaxKind.CloseBraceToken) && !hasWith)))
                (start, hasWith) = (-1, false);
        }
        if (start < 0 || !hasWith)
            return null;
        var expression = SyntaxFactory.ParseExpression(code[start..], options: Script);
        return expression is WithExpressionSyntax && !expression.ContainsDiagnostics ? TextSpan.FromBounds(start, start + expression.Span.End) : null;
    }

    /// <summary>The text with blanks in place of the members that are not wanted; usings stay.</summary>
    private static string Keep(CompilationUnitSyntax root, SourceText text, Func<MemberDeclarationSyntax, bool> isWanted)
    {
        var kept = new StringBuilder(text.ToString());
        foreach (var span in root.Members.Where(member => !isWanted(member)).Select(member => member.FullSpan))
            for (var i = span.Start; i < span.End; i++)
                if (kept[i] is not ('\n' or '\r'))
                    kept[i] = ' ';
        return kept.ToString();
    }

    private static SourceText Source(string code) => SourceText.From(code, Encoding.UTF8);
}
