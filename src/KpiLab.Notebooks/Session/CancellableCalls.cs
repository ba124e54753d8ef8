using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace KpiLab.Notebooks.Session;

/// <summary>Gives the cell's token to calls that could take one and were given none, so that an interrupt stops library code as well.</summary>
/// <remarks>
/// Two kinds of call: the method has an optional token, or an overload differs by a token at the end and by nothing else. The
/// argument is put before the closing bracket of the call, so that lines stay as they are.
/// </remarks>
internal static class CancellableCalls
{
    private const string Token = $"global::KpiLab.Notebooks.Session.{nameof(Interruption)}.{nameof(Interruption.Token)}";

    /// <summary>The code with the token where calls take one; null where there is no such call.</summary>
    /// <param name="compilation">Where the code is compiled.</param>
    /// <param name="tree">The code.</param>
    /// <param name="cancel">Gives up.</param>
    public static SyntaxTree? Complete(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancel)
    {
        var calls = tree.GetRoot(cancel).DescendantNodes().OfType<InvocationExpressionSyntax>().ToList();
        if (calls.Count == 0 || compilation.GetTypeByMetadataName(typeof(CancellationToken).FullName!) is not { } token)
            return null;
        var model = compilation.GetSemanticModel(tree);
        var insertions = calls
            .Select(call => (Call: call, Parameter: model.GetOperation(call, cancel) is IInvocationOperation operation ? ParameterFor(operation, token) : null))
            .Where(found => found.Parameter is not null && !found.Call.ArgumentList.CloseParenToken.IsMissing)
            .Select(found => new TextChange(
                new(found.Call.ArgumentList.CloseParenToken.SpanStart, 0),
                $"{(found.Call.ArgumentList.Arguments.Count > 0 ? ", " : "")}@{found.Parameter!.Name}: {Token}"))
            .OrderBy(change => change.Span.Start).ToList();
        return insertions.Count == 0 ? null : tree.WithChangedText(SourceText.From(tree.GetText(cancel).WithChanges(insertions).ToString(), Encoding.UTF8));
    }

    /// <summary>The parameter that takes the token; null where the call has been given one or cannot take one.</summary>
    private static IParameterSymbol? ParameterFor(IInvocationOperation call, INamedTypeSymbol token)
    {
        if (call.Arguments.FirstOrDefault(argument => IsToken(argument.Parameter, token)) is { } given)
            return given.ArgumentKind == ArgumentKind.DefaultValue ? given.Parameter : null;
        // With other arguments left out or gathered, what the longer overload would make of them is not sure.
        if (call.Arguments.Any(argument => argument.ArgumentKind != ArgumentKind.Explicit))
            return null;
        var method = call.TargetMethod.OriginalDefinition;
        return method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(other =>
            other.DeclaredAccessibility == method.DeclaredAccessibility && other.IsStatic == method.IsStatic && other.Arity == method.Arity
            && other.Parameters.Length == method.Parameters.Length + 1 && IsToken(other.Parameters[^1], token)
            && method.Parameters.Zip(other.Parameters).All(pair => pair.First.RefKind == pair.Second.RefKind
                && pair.First.Type.ToDisplayString() == pair.Second.Type.ToDisplayString()))?.Parameters[^1];
    }

    private static bool IsToken(IParameterSymbol? parameter, INamedTypeSymbol token) => SymbolEqualityComparer.Default.Equals(parameter?.Type, token);
}
