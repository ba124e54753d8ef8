using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KpiLab.Notebooks.Session;

/// <summary>A cell that compiled: what later cells build upon, and the method that runs it.</summary>
/// <param name="Compilation">The script as the compiler knows it.</param>
/// <param name="Script">Its syntax.</param>
/// <param name="ScriptClass">The class whose fields are the cell's variables; null where there is nothing to run.</param>
/// <param name="Entry">Runs it on the array of the session's scripts; null where there is nothing to run.</param>
internal sealed record CompiledCell(CSharpCompilation Compilation, SyntaxTree Script, Type? ScriptClass, Func<object?[], Task<object?>>? Entry)
{
    /// <summary>Whether the value of a trailing expression is the result.</summary>
    public bool HasResult { get; } = CellParser.HasResult(Script);
}

/// <summary>A cell that did not compile.</summary>
internal sealed class CompilationException(IReadOnlyList<Diagnostic> errors, string code) : Exception("The cell does not compile.")
{
    public IReadOnlyList<Diagnostic> Errors => errors;

    public string Code => code;
}
