using System.Text.Json;

namespace KpiLab.Cli;

/// <summary>Arrays of objects in JSON.</summary>
internal static class JsonArrays
{
    /// <summary>Writes a named array with an object for each item.</summary>
    public static void Array<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
