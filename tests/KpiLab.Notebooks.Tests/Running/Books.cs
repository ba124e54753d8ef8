using System.Text.Json;
using KpiLab.Notebooks.Documents;

namespace KpiLab.Notebooks.Tests.Running;

/// <summary>Small notebooks for tests.</summary>
internal static class Books
{
    public static Notebook Of(params Cell[] cells) => new() { Cells = [.. cells.Select((cell, i) => cell with { Id = $"c{i + 1}" })] };

    public static Cell Code(string source, params string[] tags) => new()
    {
        Id = "c", Kind = CellKind.Code, Source = source, Metadata = tags.Length == 0 ? Cell.NoMetadata : JsonSerializer.SerializeToElement(new { tags }),
    };

    public static Cell Text(string source) => new() { Id = "t", Kind = CellKind.Markdown, Source = source };
}
