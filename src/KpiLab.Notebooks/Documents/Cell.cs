using System.Collections.Immutable;
using System.Text.Json;

namespace KpiLab.Notebooks.Documents;

/// <summary>One cell of a notebook. Immutable.</summary>
public sealed record Cell
{
    /// <summary>An object without members.</summary>
    internal static readonly JsonElement NoMetadata = JsonDocument.Parse("{}").RootElement;

    /// <summary>Its identifier, unique in the notebook: 1 to 64 letters, digits, hyphens and underscores.</summary>
    public required string Id { get; init; }

    /// <summary>What it holds.</summary>
    public required CellKind Kind { get; init; }

    /// <summary>Its text, lines joined as they stand in the file.</summary>
    public required string Source { get; init; }

    /// <summary>The language of a code cell as .NET notebooks name it (csharp, sql, html); null for the notebook's own.</summary>
    public string? Language { get; init; }

    /// <summary>The metadata object as it stands in the file, members that are not ours included.</summary>
    public JsonElement Metadata { get; init; } = NoMetadata;

    /// <summary>Pictures pasted into a Markdown cell: name to MIME type to base64; null where there are none.</summary>
    public JsonElement? Attachments { get; init; }

    /// <summary>The outputs of a code cell in the shape of nbformat 4, texts joined.</summary>
    public ImmutableArray<JsonElement> Outputs { get; init; } = [];

    /// <summary>The number in front of an executed cell; null where it has not run.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>The tags in its metadata.</summary>
    public IReadOnlyList<string> Tags =>
        Metadata.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
            ? [.. tags.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!)]
            : [];

    /// <summary>True when the cell carries this tag.</summary>
    public bool IsTagged(string tag) => Tags.Contains(tag, StringComparer.Ordinal);
}
