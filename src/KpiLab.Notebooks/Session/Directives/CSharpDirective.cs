namespace KpiLab.Notebooks.Session.Directives;

/// <summary><c>#!csharp</c>: what follows is C# again.</summary>
internal sealed class CSharpDirective : Directive
{
    public override IReadOnlyList<string> Names => ["#!csharp", "#!c#"];

    public override string Usage => "#!csharp";

    public override bool HasBody => true;

    // The runner runs the body, because only it knows the cell's lines.
    public override Task<object?> RunAsync(DirectivePart call, DirectiveContext context) => Task.FromResult<object?>(null);
}

/// <summary><c>#!meta</c>: what a .dib file says of itself; nothing to run.</summary>
internal sealed class MetaDirective : Directive
{
    public override IReadOnlyList<string> Names => ["#!meta"];

    public override string Usage => "#!meta";

    public override bool HasBody => true;

    public override Task<object?> RunAsync(DirectivePart call, DirectiveContext context) => Task.FromResult<object?>(null);
}
