namespace KpiLab.Notebooks.Session.Directives;

/// <summary>A line of a cell that begins with <c>#</c> and that the session understands.</summary>
internal abstract class Directive
{
    /// <summary>The names it answers to, the usual one first.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>How it is written, for messages.</summary>
    public abstract string Usage { get; }

    /// <summary>Whether the lines that follow belong to it.</summary>
    public virtual bool HasBody => false;

    /// <summary>Does what it says.</summary>
    /// <returns>The cell's value if the directive is its last part; null for none.</returns>
    public abstract Task<object?> RunAsync(DirectivePart call, DirectiveContext context);
}

/// <summary>What a directive works with.</summary>
/// <param name="Runner">The session's runner.</param>
/// <param name="Scope">The running cell.</param>
/// <param name="CellName">The cell's name, or the path of an imported file.</param>
/// <param name="WhenDone">What is still to do when the cell has reached its end.</param>
internal sealed record DirectiveContext(CellRunner Runner, CellScope Scope, string CellName, List<Action> WhenDone);

/// <summary>A directive that is not known, is written wrongly, or cannot be followed.</summary>
internal sealed class DirectiveException(string message) : Exception(message);

/// <summary>The directives of a session.</summary>
internal sealed class DirectiveList
{
    private readonly Directive[] all =
    [
        new ReferenceDirective(), new PackageSourceDirective(), new ImportDirective(), new TimeDirective(), new SqlDirective(),
        .. MarkupDirective.All, new CSharpDirective(), new MetaDirective(),
    ];

    /// <summary>The names that a cell may use, for messages and completion.</summary>
    public IEnumerable<string> Names => all.Where(directive => directive is not MetaDirective).Select(directive => directive.Names[0]);

    /// <summary>Whether the lines after a directive of this name belong to it.</summary>
    public bool HasBody(string name) => all.FirstOrDefault(directive => directive.Names.Contains(name))?.HasBody ?? false;

    /// <summary>The directive of a line.</summary>
    /// <exception cref="DirectiveException">There is none of this name.</exception>
    public Directive Find(DirectivePart call, string cellName) => all.FirstOrDefault(directive => directive.Names.Contains(call.Name))
        ?? throw new DirectiveException($"{Path.GetFileName(cellName)}, line {call.Line}: {call.Name} is not a directive of KpiLab's C# cells. There are: {string.Join(", ", Names)}.");
}
