using System.Collections.Immutable;
using System.Text.Json;
using KpiLab.Notebooks.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KpiLab.Notebooks.Running;

/// <summary>The parameters of a notebook, by the convention of papermill: variables with their defaults in a cell tagged <c>parameters</c>, and other values in a cell tagged <c>injected-parameters</c> right after it.</summary>
internal static class ParameterCell
{
    public const string Tag = "parameters";
    public const string InjectedTag = "injected-parameters";

    private static readonly CSharpParseOptions Script = new(LanguageVersion.Preview, kind: SourceCodeKind.Script);

    /// <summary>The names that the notebook's cell declares; null where it has no such cell.</summary>
    public static IReadOnlyList<string>? Names(Notebook notebook) =>
        notebook.Cells.FirstOrDefault(IsParameters) is { } cell ? [.. Declared(cell.Source).Select(d => d.Name)] : null;

    /// <summary>The notebook with these values. A cell that an earlier run injected gives way.</summary>
    /// <exception cref="NotebookException">The notebook declares parameters and not this one, or the value does not fit its type.</exception>
    public static Notebook Inject(Notebook notebook, IReadOnlyList<Parameter> parameters)
    {
        if (parameters.Count == 0)
            return notebook;
        var cells = notebook.Cells.RemoveAll(cell => cell.IsTagged(InjectedTag));
        var at = cells.ToList().FindIndex(IsParameters);
        var declared = at < 0 ? null : Declared(cells[at].Source).ToDictionary(d => d.Name, d => d.Type);
        var lines = parameters.GroupBy(p => p.Name).Select(group => group.Last()).Select(parameter => Line(parameter, declared));
        var injected = new Cell
        {
            Id = FreeId(cells),
            Kind = CellKind.Code,
            Source = "// Parameters\n" + string.Join('\n', lines),
            Metadata = JsonSerializer.SerializeToElement(new { tags = new[] { InjectedTag } }),
        };
        return notebook with { Cells = cells.Insert(at + 1, injected) };
    }

    private static bool IsParameters(Cell cell) => cell.Kind == CellKind.Code && cell.IsTagged(Tag);

    private static string Line(Parameter parameter, Dictionary<string, string>? declared)
    {
        if (declared is null)
            return $"var {parameter.Name} = {ParameterLiteral.Guess(parameter.Value)};";
        if (!declared.TryGetValue(parameter.Name, out var type))
            throw new NotebookException($"There is no parameter \"{parameter.Name}\". The cell tagged {Tag} declares {(declared.Count == 0 ? "none" : string.Join(", ", declared.Keys))}.");
        return $"{type} {parameter.Name} = {ParameterLiteral.Of(parameter, type)};";
    }

    private static IEnumerable<(string Name, string Type)> Declared(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source, Script).GetRoot();
        foreach (var declaration in root.ChildNodes().SelectMany(node => node.DescendantNodesAndSelf(n => n is not BlockSyntax and not TypeDeclarationSyntax)).OfType<VariableDeclarationSyntax>())
        {
            foreach (var variable in declaration.Variables)
                yield return (variable.Identifier.ValueText, declaration.Type.IsVar ? TypeOf(variable.Initializer?.Value) : declaration.Type.ToString());
        }
    }

    // What the compiler would say of the forms that a default is written in.
    private static string TypeOf(ExpressionSyntax? value) => value switch
    {
        PrefixUnaryExpressionSyntax { Operand: var operand } => TypeOf(operand),
        LiteralExpressionSyntax { Token.Value: var literal } => literal switch
        {
            string => "string",
            bool => "bool",
            int => "int",
            long => "long",
            double => "double",
            decimal => "decimal",
            _ => "var",
        },
        InterpolatedStringExpressionSyntax => "string",
        ObjectCreationExpressionSyntax created => created.Type.ToString(),
        ImplicitArrayCreationExpressionSyntax array => TypeOf(array.Initializer.Expressions.FirstOrDefault()) + "[]",
        _ => "var",
    };

    private static string FreeId(ImmutableArray<Cell> cells)
    {
        var id = InjectedTag;
        while (cells.Any(cell => cell.Id == id))
            id += "-";
        return id;
    }
}
