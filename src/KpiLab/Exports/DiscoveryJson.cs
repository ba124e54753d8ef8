using System.Text;
using System.Text.Json;
using KpiLab.Insights;
using KpiLab.Kpis;
using static KpiLab.Exports.JsonFields;

namespace KpiLab.Exports;

/// <summary>What a search found as JSON. The shape is documented in docs/command-line.md and does not change within a major version.</summary>
internal static class DiscoveryJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static string Of(DiscoveryList found, string folder, Language language)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("summary", found.Summary.In(language));
            json.WriteNumber("compared", found.Compared);
            json.WriteNumber("false_discovery_rate", found.FalseDiscoveryRate);
            json.WriteStartArray("discoveries");
            foreach (var discovery in found)
                Write(json, discovery, folder, language);
            json.WriteEndArray();
            Texts(json, "not_searched", found.Notes, language);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Discovery discovery, string folder, Language language)
    {
        var (value, unit) = (discovery.Value, discovery.Result.Unit);
        json.WriteStartObject();
        json.WriteString("kpi", discovery.Kpi.Id);
        json.WriteStartObject("segment");
        for (var i = 0; i < discovery.Columns.Length; i++)
            json.WriteString(discovery.Columns[i], discovery.Segment.Values[i]);
        json.WriteEndObject();
        json.WriteBoolean("combination", discovery.IsCombination);
        json.WriteBoolean("worse", discovery.IsWorse);
        Number(json, "value", value.Value);
        json.WriteString("unit", unit.ToString());
        json.WriteNumber("n", value.N);
        Number(json, "low", value.Interval?.Low);
        Number(json, "high", value.Interval?.High);
        Number(json, "reference", discovery.Reference.Value);
        Number(json, "difference", discovery.Difference);
        Number(json, "difference_low", discovery.Interval?.Low);
        Number(json, "difference_high", discovery.Interval?.High);
        json.WriteNumber("level", discovery.Result.Level);
        Number(json, "expected", discovery.Shrunken);
        Number(json, "p", discovery.PValue);
        Number(json, "effect", discovery.Effect);
        Number(json, "money", discovery.Money);
        json.WriteString("text", discovery.Text.In(language));
        Texts(json, "same_story", discovery.Merged, language);
        json.WriteString("code", discovery.Code);
        json.WriteString("command", discovery.Command(folder));
        json.WriteEndObject();
    }
}
