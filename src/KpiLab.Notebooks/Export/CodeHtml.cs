using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiLab.Notebooks.Export;

/// <summary>Code as HTML with its words marked by kind, by the C# compiler's own parser. Other languages are shown plain.</summary>
internal static class CodeHtml
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>Marks a text of the language; the empty name and the names of C# give C#.</summary>
    public static string Of(string code, string language = "csharp") =>
        language is "" or "csharp" or "cs" or "c#" or "C#" ? CSharp(code) : HtmlText.Encode(code);

    private static string CSharp(string code)
    {
        var html = new StringBuilder(code.Length * 2);
        var start = 0;
        // Notebook directives stand on lines of their own, before or between the code.
        var lines = code.Split('\n');
        var block = new List<string>();
        foreach (var line in lines)
        {
            if (start++ > 0 && block.Count == 0 && html.Length > 0)
                html.Append('\n');
            if (!IsDirective(line))
            {
                block.Add(line);
                continue;
            }

            if (block.Count > 0)
            {
                Tokens(html, string.Join('\n', block) + "\n");
                block.Clear();
            }

            Span(html, "directive", line);
        }

        if (block.Count > 0)
            Tokens(html, string.Join('\n', block));
        return html.ToString();
    }

    private static bool IsDirective(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) || line.StartsWith("#r ", StringComparison.Ordinal) || line.StartsWith("#i ", StringComparison.Ordinal);

    private static void Tokens(StringBuilder html, string code)
    {
        var root = CSharpSyntaxTree.ParseText(code, Script).GetRoot();
        foreach (var token in root.DescendantTokens(descendIntoTrivia: false))
        {
            foreach (var trivia in token.LeadingTrivia)
                Trivia(html, trivia);
            Span(html, KindOf(token), token.Text);
            foreach (var trivia in token.TrailingTrivia)
                Trivia(html, trivia);
        }
    }

    private static void Trivia(StringBuilder html, SyntaxTrivia trivia) => Span(html, trivia.Kind() switch
    {
        SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => "comment",
        _ when trivia.IsDirective => "directive",
        _ => null,
    }, trivia.ToFullString());

    private static string? KindOf(SyntaxToken token)
    {
        var kind = token.Kind();
        return kind switch
        {
            SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedVerbatimStringStartToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedSingleLineRawStringStartToken
                or SyntaxKind.InterpolatedMultiLineRawStringStartToken or SyntaxKind.InterpolatedRawStringEndToken => "string",
            SyntaxKind.NumericLiteralToken => "number",
            SyntaxKind.IdentifierToken when token.Text == "var" || token.Text == "await" => "keyword",
            SyntaxKind.IdentifierToken => IsCalled(token) ? "call" : IsType(token) ? "type" : null,
            _ when SyntaxFacts.IsKeywordKind(kind) || SyntaxFacts.IsContextualKeyword(kind) => "keyword",
            _ => null,
        };
    }

    private static bool IsCalled(SyntaxToken token)
    {
        var name = token.Parent is SimpleNameSyntax simple && simple.Parent is MemberAccessExpressionSyntax access && access.Name == simple ? access : token.Parent;
        return name?.Parent is InvocationExpressionSyntax call && call.Expression == name || token.Parent is MethodDeclarationSyntax or LocalFunctionStatementSyntax;
    }

    // Without references the parser cannot tell a type from a value; what is written with a capital and stands before a dot or as a declared type is one.
    private static bool IsType(SyntaxToken token) => token.Text.Length > 0 && char.IsUpper(token.Text[0]) && token.Parent switch
    {
        BaseTypeDeclarationSyntax => true,
        SimpleNameSyntax name => name.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression == name,
            ObjectCreationExpressionSyntax or VariableDeclarationSyntax or ParameterSyntax or TypeArgumentListSyntax or CastExpressionSyntax
                or NullableTypeSyntax or ArrayTypeSyntax or BaseTypeSyntax or DeclarationPatternSyntax or MethodDeclarationSyntax => true,
            _ => false,
        },
        _ => false,
    };

    private static void Span(StringBuilder html, string? kind, string text)
    {
        if (text.Length == 0)
            return;
        if (kind is null)
            html.Append(HtmlText.Encode(text));
        else
            html.Append(CultureInfo.InvariantCulture, $"<i class=\"{kind}\">").Append(HtmlText.Encode(text)).Append("</i>");
    }
}
