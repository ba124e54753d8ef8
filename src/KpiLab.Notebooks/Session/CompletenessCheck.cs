using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiLab.Notebooks.Session;

/// <summary>Whether a text can be run, judged by its syntax.</summary>
internal static class CompletenessCheck
{
    private const int IndentWidth = 4;

    /// <summary>Judges a cell.</summary>
    public static CompletenessReply Of(string code, Func<string, bool> hasBody)
    {
        var parts = CellPart.Divide(code, hasBody);
        if (parts.Count == 0 || parts[^1] is not CodePart last)
            return new(Completeness.Complete);
        var tree = CellParser.Parse(last.Text, "");
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return new(Completeness.Incomplete, Indent(last.Text));
        return new(tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? Completeness.Invalid : Completeness.Complete);
    }

    /// <summary>The indent of the next line: that of the last line, and one more after an opening bracket.</summary>
    private static string Indent(string code)
    {
        var line = code.TrimEnd().Split('\n')[^1];
        var indent = line.Length - line.TrimStart().Length;
        return new string(' ', indent + (line.TrimEnd().EndsWith('{') || line.TrimEnd().EndsWith('(') || line.TrimEnd().EndsWith('[') ? IndentWidth : 0));
    }
}
