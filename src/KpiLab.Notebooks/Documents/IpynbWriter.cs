using System.Text.Json;
using System.Text.Json.Nodes;

namespace KpiLab.Notebooks.Documents;

/// <summary>Writes .ipynb of nbformat 4.5, byte for byte as Jupyter saves it: texts as lists of lines, names in order, a line end at the end.</summary>
internal static class IpynbWriter
{
    public static string Write(Notebook notebook) => JupyterJson.Write(JsonSerializer.SerializeToElement(new JsonObject
    {
        ["cells"] = new JsonArray([.. notebook.Cells.Select(CellNode)]),
        ["metadata"] = Node(notebook.Metadata),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }));

    private static JsonObject CellNode(Cell cell)
    {
        var node = new JsonObject
        {
            ["cell_type"] = cell.Kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" },
            ["id"] = cell.Id,
            ["metadata"] = WithLanguage(cell),
            ["source"] = Lines(cell.Source),
        };
        if (cell.Kind == CellKind.Code)
        {
            node["execution_count"] = cell.ExecutionCount;
            node["outputs"] = new JsonArray([.. cell.Outputs.Select(Output)]);
        }
        else if (cell.Attachments is { } attachments)
        {
            node["attachments"] = new JsonObject(attachments.EnumerateObject().Select(file => KeyValuePair.Create(file.Name, (JsonNode?)Data(file.Value))));
        }

        return node;
    }

    // A cell of another language than the notebook's says so where .NET notebooks look for it.
    private static JsonNode WithLanguage(Cell cell)
    {
        var metadata = Node(cell.Metadata)!;
        if (cell.Language is { } language && !(cell.Metadata.TryGetProperty("polyglot_notebook", out _) || cell.Metadata.TryGetProperty("dotnet_interactive", out _) || cell.Metadata.TryGetProperty("vscode", out _)))
            metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = language };
        return metadata;
    }

    private static JsonNode Output(JsonElement output)
    {
        var node = new JsonObject();
        foreach (var member in output.EnumerateObject())
        {
            node[member.Name] = member.Name switch
            {
                "text" when member.Value.ValueKind == JsonValueKind.String => Lines(member.Value.GetString()!),
                "data" when member.Value.ValueKind == JsonValueKind.Object => Data(member.Value),
                _ => Node(member.Value),
            };
        }

        return node;
    }

    private static JsonObject Data(JsonElement bundle) => new(bundle.EnumerateObject().Select(mime => KeyValuePair.Create(
        mime.Name, MimeTypes.IsSplit(mime.Name) && mime.Value.ValueKind == JsonValueKind.String ? (JsonNode?)Lines(mime.Value.GetString()!) : Node(mime.Value))));

    private static JsonArray Lines(string text) => new([.. PythonLines.Of(text).Select(line => JsonValue.Create(line))]);

    private static JsonNode? Node(JsonElement element) => JsonSerializer.SerializeToNode(element);
}
