using System.Globalization;
using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Session.Directives;

/// <summary><c>#!time</c>: shows how long the cell took.</summary>
internal sealed class TimeDirective : Directive
{
    public override IReadOnlyList<string> Names => ["#!time"];

    public override string Usage => "#!time";

    public override Task<object?> RunAsync(DirectivePart call, DirectiveContext context)
    {
        var start = TimeProvider.System.GetTimestamp();
        context.WhenDone.Add(() =>
        {
            var elapsed = TimeProvider.System.GetElapsedTime(start);
            var text = elapsed.TotalSeconds >= 1
                ? string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.00} s")
                : string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalMilliseconds:0.0} ms");
            context.Scope.Emit(new DisplayOutput(MimeBundle.OfText("Wall time: " + text)));
        });
        return Task.FromResult<object?>(null);
    }
}
