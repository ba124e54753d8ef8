using KpiLab.Notebooks.Documents;

namespace KpiLab.Notebooks.Running;

/// <summary>A value for one parameter of a notebook, as text; its type follows from the notebook.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="Value">The value: a number with a point, true or false, a date as 2026-06-30, a text, or several with commas between.</param>
public sealed record Parameter(string Name, string Value)
{
    /// <summary>Reads <c>name=value</c>.</summary>
    /// <exception cref="NotebookException">There is no name, or it cannot be the name of a variable.</exception>
    public static Parameter Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('=', StringComparison.Ordinal);
        var name = at < 0 ? text : text[..at].Trim();
        return at > 0 && Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name)
            ? new(name, text[(at + 1)..])
            : throw new NotebookException($"\"{text}\" sets no parameter. Write it as name=value, as in -p region=North.");
    }
}
