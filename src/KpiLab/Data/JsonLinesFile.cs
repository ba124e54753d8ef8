using System.Globalization;
using System.Text.Json;
using KpiLab.Data.Delimited;
using KpiLab.Data.Typing;

namespace KpiLab.Data;

/// <summary>Reads JSON in a stream: one object a line, or one array of objects; the same plain fields in each.</summary>
internal sealed class JsonLinesFile
{
    private readonly string file;
    private readonly List<string> names = [];
    private readonly Dictionary<string, int> at = new(StringComparer.Ordinal);
    private readonly List<TextColumnBuilder> cells = [];
    private readonly SourceRows source = new();
    private int rows;

    private JsonLinesFile(string file) => this.file = file;

    public static FrameTable Read(string path, LoadOptions options)
    {
        var source = TextSource.Of(path);
        var json = new JsonLinesFile(source.File);
        using var utf8 = source.Open(out var stream);
        if (source.Sample.Span.TrimStart(" \t\r\n"u8)[0] == '[')
            json.ReadArray(utf8, options);
        else
            json.ReadLines(utf8, stream, options);
        if (json.rows == 0 || json.names.Count == 0)
            throw new DataException($"{json.file} holds no rows.");
        foreach (var cells in json.cells)
            cells.PadTo(json.rows);
        return TypedTable.Of(TableFile.NameOf(path), json.names, [.. json.cells.Select(c => c.ToRaw())], json.source, [], options);
    }

    private void ReadLines(Stream utf8, FileStream stream, LoadOptions options)
    {
        using var reader = new RecordReader(utf8, new LineTokenizer((byte)'\n'), file);
        var batch = new RecordBatch();
        while (reader.Next(batch))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            options.Progress?.Report(new(file, stream.Position, stream.Length));
            for (var row = 0; row < batch.Rows; row++)
            {
                var line = batch.FirstLine + batch.Lines[row];
                try
                {
                    Object(batch.Cell(row, 0), line);
                }
                catch (JsonException e)
                {
                    throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{file} line {line:N0} is not JSON: {e.Message}"), e);
                }
            }
        }
    }

    private void ReadArray(Stream utf8, LoadOptions options)
    {
        try
        {
            foreach (var element in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(utf8, cancellationToken: options.Cancellation).ToBlockingEnumerable(options.Cancellation))
                Object(JsonSerializer.SerializeToUtf8Bytes(element), rows + 1);
        }
        catch (JsonException e)
        {
            throw new DataException($"{file} is not JSON: {e.Message}", e);
        }
    }

    private void Object(ReadOnlySpan<byte> text, long line)
    {
        var json = new Utf8JsonReader(text);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{file} line {line:N0}: expected an object such as {{\"date\": \"2026-01-31\"}}, found {json.TokenType}."));
        var row = rows;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            if (at.TryAdd(name, names.Count))
            {
                names.Add(name);
                cells.Add(new());
            }

            json.Read();
            var column = cells[at[name]];
            column.PadTo(row);
            switch (json.TokenType)
            {
                case JsonTokenType.Null:
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{file} line {line:N0}, field \"{name}\": nested values are not read. Flatten the file first."));
                case JsonTokenType.String:
                    column.Add(json.GetString());
                    break;
                default:
                    column.Add(json.ValueSpan);
                    break;
            }
        }

        // What follows the object must be nothing: reading on says where it is not.
        while (json.Read())
        {
        }

        source.Add(rows++, line);
    }
}
