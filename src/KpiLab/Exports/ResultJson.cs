using System.Globalization;
using System.Text;
using System.Text.Json;
using KpiLab.Insights;
using KpiLab.Kpis;
using static KpiLab.Exports.JsonFields;

namespace KpiLab.Exports;

/// <summary>Results as JSON. The shape is documented in the README and does not change within a major version.</summary>
internal static class ResultJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static string Of(KpiResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
            Write(json, result);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string Of(Scorecard scorecard, Language language)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("name", scorecard.Name);
            json.WriteStartArray("kpis");
            foreach (var entry in scorecard.Entries)
            {
                if (entry.Result is null)
                {
                    json.WriteStartObject();
                    json.WriteString("kpi", entry.Kpi.Id);
                    json.WriteNull("value");
                    json.WriteString("missing", entry.Missing?.In(language));
                    json.WriteEndObject();
                    continue;
                }

                Write(json, entry.Result, () =>
                {
                    json.WriteString("verdict", entry.Verdict.ToString().ToLowerInvariant());
                    json.WriteStartArray("findings");
                    foreach (var finding in entry.Findings)
                        json.WriteStringValue(finding.Text.In(language));
                    json.WriteEndArray();
                    json.WriteStartArray("series");
                    foreach (var row in entry.Series?.Rows ?? [])
                        Row(json, entry.Series!, row);
                    json.WriteEndArray();
                });
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, KpiResult result, Action? more = null)
    {
        json.WriteStartObject();
        json.WriteString("kpi", result.Kpi.Id);
        Values(json, result.Total);
        if (result.Range is { } range)
        {
            json.WriteString("from", range.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("to", range.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        json.WriteNumber("level", result.Level);
        json.WriteStartArray("rows");
        foreach (var row in result.Rows)
            Row(json, result, row);
        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in result.Notes)
            json.WriteStringValue(note.English);
        json.WriteEndArray();
        more?.Invoke();
        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, KpiResult result, KpiRow row)
    {
        json.WriteStartObject();
        json.WriteStartObject("segment");
        for (var d = 0; d < row.Segment.Values.Count; d++)
            json.WriteString(result.Dimensions[d], row.Segment.Values[d]);
        json.WriteEndObject();
        json.WriteString("period", row.Period?.ToString());
        json.WriteBoolean("partial", row.IsPartial);
        Values(json, row.Measurement);
        if (row.AgainstRest is { } rest)
        {
            json.WriteNumber("difference_from_rest", rest.Difference);
            json.WriteBoolean("reliable", rest.IsReliable);
        }

        json.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter json, Measurement measurement)
    {
        Number(json, "value", measurement.Value);
        json.WriteString("unit", measurement.Unit.ToString());
        Number(json, "numerator", measurement.Numerator);
        Number(json, "denominator", measurement.Denominator);
        json.WriteNumber("n", measurement.N);
        Number(json, "low", measurement.Interval?.Low);
        Number(json, "high", measurement.Interval?.High);
        if (measurement.Reason is { } reason)
            json.WriteString("reason", reason.English);
    }
}
