using System.Text.Json;

namespace KpiLab.Notebooks.Session.Directives;

/// <summary><c>#!import file</c>: runs a file of code or the code cells of a notebook, as if they stood here.</summary>
internal sealed class ImportDirective : Directive
{
    public override IReadOnlyList<string> Names => ["#!import", "#load"];

    public override string Usage => "#!import path, to a .cs, .csx, .dib or .ipynb file";

    public override async Task<object?> RunAsync(DirectivePart call, DirectiveContext context)
    {
        var name = call.Arguments.Trim('"', ' ');
        if (name.Length == 0)
            throw new DirectiveException($"#!import needs a file: {Usage}.");
        var path = Path.GetFullPath(name, context.Runner.Folder);
        if (!File.Exists(path))
            throw new DirectiveException($"#!import: there is no file {path}.");
        var text = await File.ReadAllTextAsync(path, context.Scope.Interrupt);
        await context.Runner.ImportAsync(context.Scope, path, Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".cs" or ".csx" or ".dib" => [text],
            ".ipynb" => CodeCells(text, path),
            var other => throw new DirectiveException($"#!import: {name} is a {other} file; {Usage}."),
        });
        return null;
    }

    private static List<string> CodeCells(string text, string path)
    {
        try
        {
            using var notebook = JsonDocument.Parse(text);
            return [.. notebook.RootElement.GetProperty("cells").EnumerateArray()
                .Where(cell => cell.GetProperty("cell_type").GetString() == "code")
                .Select(cell => cell.GetProperty("source") is { ValueKind: JsonValueKind.Array } lines
                    ? string.Concat(lines.EnumerateArray().Select(line => line.GetString()))
                    : cell.GetProperty("source").GetString() ?? "")];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DirectiveException($"#!import: {path} is not a notebook that can be read: {e.Message}");
        }
    }
}
