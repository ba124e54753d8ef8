using System.Text.Json;
using KpiLab.Kpis;

namespace KpiLab.Exports;

/// <summary>The fields that results, explanations and discoveries write alike.</summary>
internal static class JsonFields
{
    /// <summary>A number; null where there is none, since JSON has no NaN and no infinity.</summary>
    public static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }

    /// <summary>Sentences, in one language.</summary>
    public static void Texts(Utf8JsonWriter json, string name, IEnumerable<LocalText> texts, Language language)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text.In(language));
        json.WriteEndArray();
    }
}
