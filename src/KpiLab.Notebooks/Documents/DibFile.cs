using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KpiLab.Notebooks.Documents;

/// <summary>The .dib format of .NET notebooks: cells one after another, each under a line <c>#!language</c>; no outputs.</summary>
/// <remarks>A first block under <c>#!meta</c> holds the notebook's metadata as JSON. Text before the first such line is in the default language. Two blank lines or one between cells are not part of them.</remarks>
internal static class DibFile
{
    private static readonly Dictionary<string, string> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["csharp"] = "csharp", ["c#"] = "csharp", ["cs"] = "csharp",
        ["fsharp"] = "fsharp", ["f#"] = "fsharp", ["fs"] = "fsharp",
        ["pwsh"] = "pwsh", ["powershell"] = "pwsh",
        ["javascript"] = "javascript", ["js"] = "javascript",
        ["html"] = "html", ["mermaid"] = "mermaid", ["sql"] = "sql", ["kql"] = "kql", ["http"] = "http", ["value"] = "value",
        ["markdown"] = "markdown", ["md"] = "markdown", ["raw"] = "raw", ["meta"] = "meta",
    };

    public static Notebook Read(string text)
    {
        var metadata = Cell.NoMetadata;
        var main = "csharp";
        var cells = ImmutableArray.CreateBuilder<Cell>();
        foreach (var (language, source) in Blocks(text.TrimStart('\uFEFF').ReplaceLineEndings("\n")))
        {
            if (language == "meta")
            {
                metadata = Meta(source);
                main = MainLanguage(metadata) ?? main;
            }
            else if (source.Length > 0)
            {
                cells.Add(new Cell
                {
                    Id = $"cell-{cells.Count + 1}",
                    Kind = language switch { "markdown" => CellKind.Markdown, "raw" => CellKind.Raw, _ => CellKind.Code },
                    Source = source,
                    Language = language is null or "markdown" or "raw" || language == main ? null : language,
                });
            }
        }

        return new Notebook { Cells = cells.ToImmutable(), Metadata = metadata };
    }

    public static string Write(Notebook notebook)
    {
        var text = new StringBuilder();
        var metadata = notebook.Metadata.TryGetProperty("kernelInfo", out _)
            ? notebook.Metadata
            : JsonSerializer.SerializeToElement(new JsonObject { ["kernelInfo"] = new JsonObject { ["defaultKernelName"] = "csharp", ["items"] = new JsonArray(new JsonObject { ["name"] = "csharp", ["languageName"] = "csharp" }) } });
        text.Append("#!meta\n\n").Append(JsonSerializer.Serialize(metadata)).Append('\n');
        var main = MainLanguage(metadata) ?? "csharp";
        foreach (var cell in notebook.Cells)
        {
            var language = cell.Kind switch { CellKind.Markdown => "markdown", CellKind.Raw => "raw", _ => cell.Language ?? main };
            text.Append("\n#!").Append(language).Append("\n\n").Append(cell.Source.ReplaceLineEndings("\n").Trim('\n')).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<(string? Language, string Source)> Blocks(string text)
    {
        string? language = null;
        var lines = new List<string>();
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("#!", StringComparison.Ordinal) && Languages.TryGetValue(line[2..].Trim(), out var next))
            {
                yield return (language, string.Join('\n', lines).Trim('\n'));
                (language, lines) = (next, []);
            }
            else
            {
                lines.Add(line);
            }
        }

        yield return (language, string.Join('\n', lines).Trim('\n'));
    }

    private static JsonElement Meta(string source)
    {
        try
        {
            var meta = JsonDocument.Parse(source).RootElement;
            return meta.ValueKind == JsonValueKind.Object ? meta : Cell.NoMetadata;
        }
        catch (JsonException e)
        {
            throw new NotebookException($"The block under #!meta is not valid JSON at line {e.LineNumber + 1} of the block. Repair or remove it.", e);
        }
    }

    private static string? MainLanguage(JsonElement metadata) =>
        metadata.TryGetProperty("kernelInfo", out var info) && info.ValueKind == JsonValueKind.Object
            && info.TryGetProperty("defaultKernelName", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
}
