using System.Text;
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

    /// <summary>Divides a cell with namespaces or extension methods in classes, which a script cannot hold, into a library and a script.</summary>
    /// <remarks>Each part keeps its place: what belongs to the other is blank. A cell without such declarations has no library.</remarks>
    public static (SyntaxTree? Library, SyntaxTree Script) Divide(SyntaxTree script, string name)
    {
        if (!script.GetCompilationUnitRoot().Members.Any(NeedsLibrary))
            return (null, script);
        var text = script.GetText();
        // Read as a regular file, because the reader of scripts stumbles over namespaces.
        var root = CSharpSyntaxTree.ParseText(text, Library, name).GetCompilationUnitRoot();
        var declarations = root.Members.Where(IsDeclaration).Select(member => member.FullSpan).ToList();
        var statements = root.Members.Where(member => !IsDeclaration(member)).Select(member => member.FullSpan).ToList();
        return (CSharpSyntaxTree.ParseText(Blank(text, statements), Library, name), CSharpSyntaxTree.ParseText(Blank(text, declarations), Script, name));
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

    /// <summary>The types that the script declares at its top, by name and number of type parameters.</summary>
    public static IEnumerable<(string Name, int Arity)> Types(SyntaxTree script) => script.GetCompilationUnitRoot().Members.Select(member => member switch
    {
        TypeDeclarationSyntax type => (type.Identifier.Text, type.Arity),
        BaseTypeDeclarationSyntax type => (type.Identifier.Text, 0),
        DelegateDeclarationSyntax type => (type.Identifier.Text, type.Arity),
        _ => ("", 0),
    }).Where(type => type.Item1.Length > 0);

    private static bool NeedsLibrary(MemberDeclarationSyntax member) => member is BaseNamespaceDeclarationSyntax
        || (member is ClassDeclarationSyntax type && type.Modifiers.Any(SyntaxKind.StaticKeyword) && type.Members.Any(inner => inner
            is MethodDeclarationSyntax { ParameterList.Parameters: [{ } first, ..] } && first.Modifiers.Any(SyntaxKind.ThisKeyword)
            || inner.IsKind(SyntaxKind.ExtensionBlockDeclaration)));

    private static bool IsDeclaration(MemberDeclarationSyntax member) => member is BaseNamespaceDeclarationSyntax or BaseTypeDeclarationSyntax or DelegateDeclarationSyntax;

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

    private static SourceText Blank(SourceText text, List<TextSpan> spans)
    {
        var blanked = new StringBuilder(text.ToString());
        foreach (var span in spans)
            for (var i = span.Start; i < span.End; i++)
                if (blanked[i] is not ('\n' or '\r'))
                    blanked[i] = ' ';
        return Source(blanked.ToString());
    }

    private static SourceText Source(string code) => SourceText.From(code, Encoding.UTF8);
}
