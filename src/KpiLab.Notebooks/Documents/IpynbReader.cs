using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KpiLab.Notebooks.Documents;

/// <summary>Reads .ipynb of nbformat 4.0 to 4.5. Cells without an id, as before 4.5, get one from their place.</summary>
internal static class IpynbReader
{
    public static Notebook Read(string text, string name)
    {
        var root = Parse(text, name);
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("nbformat", out var format) || !format.TryGetInt32(out var major))
            throw new NotebookException($"{name} is JSON, but not a notebook: it has no \"nbformat\". Check that the right file was named.");
        if (major < 4)
            throw new NotebookException($"{name} has the old notebook format {major}. Convert it first: jupyter nbconvert --to notebook {name}. KpiLab reads format 4.");
        if (major > 4)
            throw new NotebookException($"{name} has notebook format {major}, which is newer than the format 4 that KpiLab reads. Save it as format 4, or install a newer KpiLab.");
        if (!root.TryGetProperty("cells", out var cells) || cells.ValueKind != JsonValueKind.Array)
            throw new NotebookException($"{name} has no list of cells. It was not saved completely; save it again in Jupyter or VS Code.");

        var ids = new CellIds();
        var read = cells.EnumerateArray().Select((cell, index) => ReadCell(cell, index + 1, name)).ToArray();
        foreach (var cell in read)
            ids.Reserve(cell.Id);
        return new Notebook
        {
            Cells = [.. read.Select(cell => cell with { Id = ids.Keep(cell.Id) })],
            Metadata = root.TryGetProperty("metadata", out var metadata) && metadata.ValueKind == JsonValueKind.Object
                ? Without(metadata, "orig_nbformat", "orig_nbformat_minor", "signature")
                : Cell.NoMetadata,
        };
    }

    private static JsonElement Parse(string text, string name)
    {
        try
        {
            return JsonDocument.Parse(text.TrimStart('\uFEFF')).RootElement;
        }
        catch (JsonException e)
        {
            throw new NotebookException(
                $"{name} is not valid JSON at line {e.LineNumber + 1}, position {e.BytePositionInLine + 1}. It was damaged or not saved completely; restore it, or save it again in Jupyter or VS Code.", e);
        }
    }

    private static Cell ReadCell(JsonElement cell, int number, string name)
    {
        if (cell.ValueKind != JsonValueKind.Object)
            throw new NotebookException($"{name}: cell {number} is not an object. The file was damaged; restore it, or save it again in Jupyter or VS Code.");
        var type = cell.TryGetProperty("cell_type", out var kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString() : null;
        var metadata = cell.TryGetProperty("metadata", out var found) && found.ValueKind == JsonValueKind.Object ? Without(found, "trusted") : Cell.NoMetadata;
        var read = new Cell
        {
            Id = cell.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "",
            Kind = type switch
            {
                "code" => CellKind.Code,
                "markdown" => CellKind.Markdown,
                "raw" => CellKind.Raw,
                _ => throw new NotebookException($"{name}: cell {number} has the type \"{type}\"; KpiLab knows code, markdown and raw."),
            },
            Source = cell.TryGetProperty("source", out var source) ? Joined(source) : "",
            Metadata = metadata,
            Attachments = cell.TryGetProperty("attachments", out var attachments) && attachments.ValueKind == JsonValueKind.Object ? attachments : null,
        };
        if (read.Kind != CellKind.Code)
            return read;
        return read with
        {
            Language = LanguageOf(metadata),
            ExecutionCount = cell.TryGetProperty("execution_count", out var count) && count.ValueKind == JsonValueKind.Number && count.TryGetInt32(out var n) && n >= 0 ? n : null,
            Outputs = cell.TryGetProperty("outputs", out var outputs) && outputs.ValueKind == JsonValueKind.Array
                ? [.. outputs.EnumerateArray().Where(output => output.ValueKind == JsonValueKind.Object).Select(Output)]
                : [],
        };
    }

    // The names under which .NET notebooks store the language of one cell, newest first.
    private static string? LanguageOf(JsonElement metadata)
    {
        foreach (var (part, name) in new[] { ("polyglot_notebook", "kernelName"), ("dotnet_interactive", "language"), ("vscode", "languageId") })
        {
            if (metadata.TryGetProperty(part, out var found) && found.ValueKind == JsonValueKind.Object
                && found.TryGetProperty(name, out var language) && language.ValueKind == JsonValueKind.String)
                return language.GetString();
        }

        return null;
    }

    private static JsonElement Output(JsonElement output)
    {
        var joined = new JsonObject();
        foreach (var member in output.EnumerateObject())
        {
            joined[member.Name] = member.Name switch
            {
                "text" => Joined(member.Value),
                "data" when member.Value.ValueKind == JsonValueKind.Object => new JsonObject(member.Value.EnumerateObject().Select(mime =>
                    KeyValuePair.Create(mime.Name, MimeTypes.IsJson(mime.Name) || mime.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.String)
                        ? Node(mime.Value) : (JsonNode?)Joined(mime.Value)))),
                _ => Node(member.Value),
            };
        }

        return JsonSerializer.SerializeToElement(joined);
    }

    private static JsonNode? Node(JsonElement element) => JsonSerializer.SerializeToNode(element);

    private static string Joined(JsonElement text) => text.ValueKind switch
    {
        JsonValueKind.String => text.GetString()!,
        JsonValueKind.Array => string.Concat(text.EnumerateArray().Select(line => line.ValueKind == JsonValueKind.String ? line.GetString() : line.GetRawText())),
        _ => "",
    };

    private static JsonElement Without(JsonElement metadata, params string[] names) =>
        names.Any(name => metadata.TryGetProperty(name, out _))
            ? JsonSerializer.SerializeToElement(metadata.EnumerateObject().Where(m => !names.Contains(m.Name)).ToDictionary(m => m.Name, m => m.Value))
            : metadata;
}
