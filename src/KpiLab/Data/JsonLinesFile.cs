using System.Text.Json;

namespace KpiLab.Data;

/// <summary>Reads JSON lines: one object a line, the same plain fields in each.</summary>
internal static class JsonLinesFile
{
    public static FrameTable Read(string path, LoadOptions options)
    {
        var file = Path.GetFileName(path);
        var header = new List<string>();
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        var rows = new List<string?[]>();
        using var text = new StreamReader(TableFile.Open(path));
        for (var line = 1; text.ReadLine() is { } content; line++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(content))
                continue;
            try
            {
                using var document = JsonDocument.Parse(content);
                if (document.RootElement.ValueKind != JsonValueKind.Object)
                    throw new DataException($"{file} line {line}: expected an object such as {{\"date\": \"2026-01-31\"}}, found {document.RootElement.ValueKind}.");
                foreach (var property in document.RootElement.EnumerateObject())
                {
                    if (at.TryAdd(property.Name, header.Count))
                        header.Add(property.Name);
                }

                var row = new string?[header.Count];
                foreach (var property in document.RootElement.EnumerateObject())
                {
                    row[at[property.Name]] = property.Value.ValueKind switch
                    {
                        JsonValueKind.Null => null,
                        JsonValueKind.Object or JsonValueKind.Array => throw new DataException($"{file} line {line}, field \"{property.Name}\": nested values are not read. Flatten the file first."),
                        _ => property.Value.ToString(),
                    };
                }

                rows.Add(row);
            }
            catch (JsonException e)
            {
                throw new DataException($"{file} line {line} is not JSON: {e.Message}", e);
            }
        }

        return TableText.Type(TableFile.NameOf(path), rows, header, options) ?? throw new DataException($"{file} holds no rows.");
    }
}
