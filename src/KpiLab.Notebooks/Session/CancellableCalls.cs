using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace KpiLab.Notebooks.Session;

/// <summary>Gives the cell's token to calls that could take one and were given none, so that an interrupt stops library code as well.</summary>
/// <remarks>
/// Calls that take one: the method has an optional token, or an overload differs by a token at the end and by nothing else, or, as
/// is the habit of KpiLab, its options have a token. Options that a variable keeps are left alone: the token of a cell that was
/// interrupted would stop the next one too. What is inserted stands behind what was written, in the same line, so that lines stay as they are.
/// </remarks>
internal static class CancellableCalls
{
    private const string Token = $"global::KpiLab.Notebooks.Session.{nameof(Interruption)}.{nameof(Interruption.Token)}";
    private const string OptionsMember = "Cancellation";

    /// <summary>The code with the token where calls take one; null where there is no such call.</summary>
    /// <param name="compilation">Where the code is compiled.</param>
    /// <param name="tree">The code.</param>
    /// <param name="cancel">Gives up.</param>
    public static SyntaxTree? Complete(CSharpCompilation compilation, SyntaxTree tree, CancellationToken cancel)
    {
        var calls = tree.GetRoot(cancel).DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => !call.ArgumentList.CloseParenToken.IsMissing).ToList();
        if (calls.Count == 0 || compilation.GetTypeByMetadataName(typeof(CancellationToken).FullName!) is not { } token)
            return null;
        var model = compilation.GetSemanticModel(tree);
        // Stable: options that end where the call ends come before the call's own argument.
        var insertions = calls.SelectMany(call => model.GetOperation(call, cancel) is IInvocationOperation operation ? Insertions(call, operation, token) : [])
            .OrderBy(change => change.Span.Start).ToList();
        return insertions.Count == 0 ? null : tree.WithChangedText(SourceText.From(tree.GetText(cancel).WithChanges(insertions).ToString(), Encoding.UTF8));
    }

    private static IEnumerable<TextChange> Insertions(InvocationExpressionSyntax call, IInvocationOperation operation, INamedTypeSymbol token)
    {
        foreach (var creation in call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<BaseObjectCreationExpressionSyntax>())
            if (operation.Arguments.FirstOrDefault(argument => argument.Syntax.Span.Contains(creation.Span)) is { Parameter: { } parameter } && TakesToken(parameter.Type, token))
                foreach (var change in InOptions(creation))
                    yield return change;
        var argument = ParameterFor(operation, token) is { } own ? $"@{own.Name}: {Token}"
            : operation.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.DefaultValue && TakesToken(argument.Parameter!.Type, token)) is { Parameter: { } options }
                ? $"@{options.Name}: new {options.Type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)} {{ {OptionsMember} = {Token} }}"
                : null;
        if (argument is not null)
            yield return At(call.ArgumentList.CloseParenToken.SpanStart, (call.ArgumentList.Arguments.Count > 0 ? ", " : "") + argument);
    }

    /// <summary>The token as a member of options that are made for a call.</summary>
    private static IEnumerable<TextChange> InOptions(BaseObjectCreationExpressionSyntax creation)
    {
        if (creation.Initializer is not { } initializer)
            yield return At(creation.Span.End, $" {{ {OptionsMember} = {Token} }}");
        else if (!initializer.Expressions.OfType<AssignmentExpressionSyntax>().Any(member => member.Left.ToString() == OptionsMember))
            yield return At(initializer.CloseBraceToken.SpanStart, $"{(initializer.Expressions.SeparatorCount < initializer.Expressions.Count ? ", " : "")}{OptionsMember} = {Token} ");
    }

    private static TextChange At(int position, string text) => new(new(position, 0), text);

    /// <summary>Whether a type is one of KpiLab's options with a token.</summary>
    private static bool TakesToken(ITypeSymbol type, INamedTypeSymbol token) =>
        type.ContainingAssembly?.Name.StartsWith("KpiLab", StringComparison.Ordinal) == true
        && type.GetMembers(OptionsMember).OfType<IPropertySymbol>().Any(property => property.SetMethod is not null && SymbolEqualityComparer.Default.Equals(property.Type, token));

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
