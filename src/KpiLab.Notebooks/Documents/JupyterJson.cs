using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KpiLab.Notebooks.Documents;

/// <summary>JSON as Jupyter writes it: one space of indent, names in order, characters beyond ASCII as themselves.</summary>
/// <remarks>The same text as Python's <c>json.dumps(indent=1, sort_keys=True, ensure_ascii=False, separators=(",", ": "))</c>, so that a notebook saved by Jupyter and by KpiLab differs only where its content does. Numbers keep the digits they had.</remarks>
internal sealed class JupyterJson
{
    private readonly StringBuilder text = new();

    public static string Write(JsonElement element)
    {
        var writer = new JupyterJson();
        writer.Value(element, 0);
        return writer.text.Append('\n').ToString();
    }

    private void Value(JsonElement element, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                // Python orders names by code point; ordinal order differs only beyond the basic plane, where Jupyter has no names.
                Items('{', '}', [.. element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal)], depth, member =>
                {
                    String(member.Name);
                    text.Append(": ");
                    Value(member.Value, depth + 1);
                });
                break;
            case JsonValueKind.Array:
                Items('[', ']', [.. element.EnumerateArray()], depth, item => Value(item, depth + 1));
                break;
            case JsonValueKind.String:
                String(element.GetString()!);
                break;
            default:
                text.Append(element.GetRawText());
                break;
        }
    }

    private void Items<T>(char open, char close, IReadOnlyList<T> items, int depth, Action<T> write)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', depth + 1);
            write(items[i]);
        }

        if (items.Count > 0)
            text.Append('\n').Append(' ', depth);
        text.Append(close);
    }

    private void String(string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case < ' ': text.Append(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}")); break;
                default: text.Append(c); break;
            }
        }

        text.Append('"');
    }
}
