using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiLab.Notebooks.Session;

/// <summary>A piece of a cell: C# code, or a directive.</summary>
internal abstract record CellPart
{
    private static readonly string[] OfCSharp =
        ["#if", "#elif", "#else", "#endif", "#define", "#undef", "#region", "#endregion", "#pragma", "#nullable", "#warning", "#error", "#line"];

    /// <summary>Divides a cell. Code keeps its line numbers: the lines before it are there, but blank.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="hasBody">Whether a directive of this name takes the lines that follow it, up to the next directive.</param>
    public static IReadOnlyList<CellPart> Divide(string text, Func<string, bool> hasBody)
    {
        var parts = new List<CellPart>();
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var start = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!IsDirective(lines[i]) || IsInsideText(lines, start, i))
                continue;
            AddCode(parts, lines, start, i);
            var (name, arguments) = Read(lines[i]);
            var end = i + 1;
            if (hasBody(name))
                while (end < lines.Length && !IsSwitch(lines[end]))
                    end++;
            parts.Add(new DirectivePart(name, arguments, string.Join('\n', lines[(i + 1)..end]), i + 1));
            start = end;
            i = end - 1;
        }
        AddCode(parts, lines, start, lines.Length);
        return parts;
    }

    private static void AddCode(List<CellPart> parts, string[] lines, int start, int end)
    {
        var code = string.Join('\n', lines[start..end]);
        if (!string.IsNullOrWhiteSpace(code))
            parts.Add(new CodePart(new string('\n', start) + code));
    }

    private static bool IsSwitch(string line) => line.StartsWith("#!", StringComparison.Ordinal);

    private static bool IsDirective(string line)
    {
        var text = line.TrimStart();
        return text.StartsWith("#!", StringComparison.Ordinal)
            || (text.StartsWith('#') && text.Length > 1 && char.IsLetter(text[1]) && !OfCSharp.Contains(Read(text).Name));
    }

    /// <summary>Whether the line lies within a string or comment that began above it.</summary>
    private static bool IsInsideText(string[] lines, int start, int line)
    {
        var before = string.Join('\n', lines[start..line]);
        if (!before.Contains("\"\"\"", StringComparison.Ordinal) && !before.Contains("@\"", StringComparison.Ordinal) && !before.Contains("@$\"", StringComparison.Ordinal) && !before.Contains("/*", StringComparison.Ordinal))
            return false;
        var probe = before + "\n__here__";
        return !SyntaxFactory.ParseTokens(probe).Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Text == "__here__");
    }

    private static (string Name, string Arguments) Read(string line)
    {
        var text = line.Trim();
        var end = text.AsSpan().IndexOfAny(' ', '\t', '"');
        return end < 0 ? (text, "") : (text[..end], text[end..].Trim());
    }
}

/// <summary>C# code of a cell.</summary>
/// <param name="Text">The code, blank lines before it in place of what precedes it in the cell.</param>
internal sealed record CodePart(string Text) : CellPart;

/// <summary>A directive of a cell.</summary>
/// <param name="Name">Its name with the mark, such as <c>#!time</c> or <c>#r</c>.</param>
/// <param name="Arguments">The rest of its line.</param>
/// <param name="Body">The lines that belong to it; empty for a directive without.</param>
/// <param name="Line">The number of its line in the cell, from 1.</param>
internal sealed record DirectivePart(string Name, string Arguments, string Body, int Line) : CellPart;
