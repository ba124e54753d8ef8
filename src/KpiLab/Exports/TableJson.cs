using System.Text.Json;
using KpiLab.Data;

namespace KpiLab.Exports;

/// <summary>Writes the rows of a table as JSON objects: in one array, or one a line.</summary>
internal static class TableJson
{
    private const byte LineEnd = (byte)'\n';

    public static void Write(Stream stream, FrameTable table, bool inLines)
    {
        if (!inLines)
            stream.Write("[\n"u8);
        using var json = new Utf8JsonWriter(stream);
        JsonEncodedText[] names = [.. table.Columns.Select(column => JsonEncodedText.Encode(column.Name))];
        for (var row = 0; row < table.RowCount; row++)
        {
            json.Reset();
            json.WriteStartObject();
            for (var c = 0; c < names.Length; c++)
                Value(json, names[c], table.Columns[c], row);
            json.WriteEndObject();
            json.Flush();
            if (!inLines && row + 1 < table.RowCount)
                stream.WriteByte((byte)',');
            stream.WriteByte(LineEnd);
        }

        if (!inLines)
            stream.Write("]\n"u8);
    }

    private static void Value(Utf8JsonWriter json, JsonEncodedText name, Column column, int row)
    {
        switch (column)
        {
            case NumberColumn numbers when double.IsFinite(numbers.Values[row]):
                json.WriteNumber(name, numbers.Values[row]);
                break;
            case FlagColumn flags when flags.Values[row] != FlagColumn.Missing:
                json.WriteBoolean(name, flags.Values[row] == 1);
                break;
            case TextColumn or DateColumn when column.TextOf(row) is { } text:
                json.WriteString(name, text);
                break;
            default:
                json.WriteNull(name);
                break;
        }
    }
}
