using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Session.Directives;

/// <summary>Directives that show their body as it stands: HTML, Markdown, a diagram, a script of the page.</summary>
internal sealed class MarkupDirective(IReadOnlyList<string> names, Func<string, MimeBundle> show) : Directive
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Directive> All { get; } =
    [
        new MarkupDirective(["#!html"], body => MimeBundle.OfHtml(body, body)),
        new MarkupDirective(["#!markdown", "#!md"], body => new([new("text/markdown", body), new(MimeBundle.Plain, body)])),

        // Front ends that draw Mermaid know one of the two types; the others show the text.
        new MarkupDirective(["#!mermaid"], body => new([new("text/vnd.mermaid", body), new("text/markdown", $"```mermaid\n{body}\n```"), new(MimeBundle.Plain, body)])),
        new MarkupDirective(["#!javascript", "#!js"], body => new([new("application/javascript", body), new(MimeBundle.Plain, body)])),
    ];

    public override IReadOnlyList<string> Names => names;

    public override string Usage => names[0] + ", and the text in the lines below";

    public override bool HasBody => true;

    public override Task<object?> RunAsync(DirectivePart call, DirectiveContext context)
    {
        var body = (call.Arguments.Length > 0 ? call.Arguments + "\n" : "") + call.Body.Trim('\n');
        context.Scope.Emit(new DisplayOutput(show(body)));
        return Task.FromResult<object?>(null);
    }
}
