using System.Text;
using System.Text.Json;

namespace KpiLab.Insights;

/// <summary>A value of a rules file with the line on which it stands, so that what is wrong can be pointed at.</summary>
internal sealed class RulesNode
{
    private readonly string file;

    private RulesNode(string file, string key, int line, JsonValueKind kind)
    {
        this.file = file;
        (Key, Line, Kind) = (key, line, kind);
    }

    /// <summary>The path from the top: rules[2].every.</summary>
    public string Key { get; }

    public int Line { get; }

    public JsonValueKind Kind { get; }

    public string Text { get; private init; } = "";

    public double Number { get; private init; }

    public IReadOnlyList<RulesNode> Items { get; private init; } = [];

    /// <summary>The members of an object, in order; the name of each ends its key.</summary>
    public IReadOnlyList<(string Name, RulesNode Value)> Members { get; private init; } = [];

    public RulesNode? this[string name] => Members.FirstOrDefault(member => member.Name == name).Value;

    /// <summary>The whole file. Comments are passed over.</summary>
    /// <exception cref="RulesFileException">It is not JSON, or an object names a key twice.</exception>
    public static RulesNode Read(string text, string file)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new RulesFileException(file, 1, "", "it is empty; expected { \"rules\": [ … ] }.");
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        try
        {
            reader.Read();
            var root = Value(ref reader, bytes, file, "");
            // What stands after it is reported by the reader.
            reader.Read();
            return root;
        }
        catch (JsonException e)
        {
            throw new RulesFileException(file, (int)(e.LineNumber ?? 0) + 1, "", $"it is not JSON. {Plain(e.Message)}");
        }
    }

    /// <summary>An error about this value.</summary>
    public RulesFileException Wrong(string problem) => new(file, Line, Key, problem);

    /// <summary>How the value reads in a message.</summary>
    public string Shown => Kind switch
    {
        JsonValueKind.String => $"\"{(Text.Length > 40 ? Text[..40] + "…" : Text)}\"",
        JsonValueKind.Number => Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private static RulesNode Value(ref Utf8JsonReader reader, byte[] bytes, string file, string key)
    {
        var line = 1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<(string, RulesNode)>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    var path = key.Length == 0 ? name : $"{key}.{name}";
                    var at = 1 + bytes.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n');
                    if (members.Any(member => member.Item1 == name))
                        throw new RulesFileException(file, at, path, "it is named twice; leave one.");
                    reader.Read();
                    members.Add((name, Value(ref reader, bytes, file, path)));
                }

                return new(file, key, line, JsonValueKind.Object) { Members = members };
            case JsonTokenType.StartArray:
                var items = new List<RulesNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Value(ref reader, bytes, file, $"{key}[{items.Count}]"));
                return new(file, key, line, JsonValueKind.Array) { Items = items };
            case JsonTokenType.String:
                return new(file, key, line, JsonValueKind.String) { Text = reader.GetString()! };
            case JsonTokenType.Number:
                return new(file, key, line, JsonValueKind.Number) { Number = reader.GetDouble() };
            default:
                return new(file, key, line, reader.TokenType switch { JsonTokenType.True => JsonValueKind.True, JsonTokenType.False => JsonValueKind.False, _ => JsonValueKind.Null });
        }
    }

    // Without the place that .NET adds: the line is said already.
    private static string Plain(string message)
    {
        var place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? message : message[..place];
    }
}
