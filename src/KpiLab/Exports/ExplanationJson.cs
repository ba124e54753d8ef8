using System.Text;
using System.Text.Json;
using KpiLab.Insights;
using KpiLab.Kpis;
using static KpiLab.Exports.JsonFields;

namespace KpiLab.Exports;

/// <summary>Why a KPI changed as JSON. The shape is documented in docs/command-line.md and does not change within a major version.</summary>
internal static class ExplanationJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static string Of(Explanation explanation, Language language)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("kpi", explanation.Kpi.Id);
            json.WriteString("unit", explanation.Unit.ToString());
            Side(json, "from", explanation.From, explanation.IsOfGroups, language);
            Side(json, "to", explanation.To, explanation.IsOfGroups, language);
            Number(json, "change", explanation.Change);
            Number(json, "low", explanation.Comparison?.Interval?.Low);
            Number(json, "high", explanation.Comparison?.Interval?.High);
            Number(json, "p", explanation.Comparison?.PValue);
            json.WritePropertyName("news");
            if (explanation.IsNews is { } news)
                json.WriteBooleanValue(news);
            else
                json.WriteNullValue();
            Texts(json, "sentences", explanation.Sentences, language);
            json.WriteStartArray("drivers");
            foreach (var driver in explanation.Drivers)
                Driver(json, driver, language);
            json.WriteEndArray();
            Cause(json, explanation.RootCause);
            json.WriteStartArray("splits");
            foreach (var split in explanation.Splits)
                Split(json, explanation, split);
            json.WriteEndArray();
            Texts(json, "notes", explanation.Notes, language);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Side(Utf8JsonWriter json, string name, ComparedSide side, bool isGroup, Language language)
    {
        json.WriteStartObject(name);
        json.WriteString("name", isGroup ? side.Name.In(language) : side.Range?.ToString() ?? side.Name.In(language));
        json.WriteString("days", side.Range?.ToString());
        Number(json, "value", side.Measurement.Value);
        Number(json, "numerator", side.Measurement.Value is null ? null : side.Measurement.Numerator);
        Number(json, "denominator", side.Measurement.Value is null ? null : side.Measurement.Denominator);
        json.WriteNumber("n", side.Measurement.N);
        if (side.Measurement.Reason is { } reason)
            json.WriteString("reason", reason.In(language));
        json.WriteEndObject();
    }

    private static void Driver(Utf8JsonWriter json, DriverEffect driver, Language language)
    {
        json.WriteStartObject();
        json.WriteString("driver", driver.Name.In(language));
        json.WriteString("unit", driver.Unit?.ToString());
        json.WriteNumber("before", driver.Before);
        json.WriteNumber("after", driver.After);
        json.WriteNumber("effect", driver.Effect);
        json.WriteEndObject();
    }

    private static void Cause(Utf8JsonWriter json, RootCause? cause)
    {
        if (cause is null)
        {
            json.WriteNull("root_cause");
            return;
        }

        json.WriteStartObject("root_cause");
        json.WriteBoolean("everywhere", cause.IsEverywhere);
        json.WriteStartArray("segments");
        foreach (var segment in cause.Segments)
        {
            json.WriteStartObject();
            Values(json, segment.Columns, segment.Segment);
            Number(json, "before", segment.Before);
            Number(json, "after", segment.After);
            json.WriteNumber("share_before", segment.WeightBefore);
            json.WriteNumber("share_after", segment.WeightAfter);
            json.WriteNumber("effect", segment.Effect);
            json.WriteNumber("power", segment.Power);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("rest", cause.Rest);
        json.WriteEndObject();
    }

    private static void Split(Utf8JsonWriter json, Explanation explanation, SplitExplanation split)
    {
        json.WriteStartObject();
        json.WriteStartArray("columns");
        foreach (var column in split.Columns)
            json.WriteStringValue(column);
        json.WriteEndArray();
        json.WriteBoolean("paradox", split.IsParadox);
        json.WriteNumber("rate_effect", split.RateEffect);
        json.WriteNumber("mix_effect", split.MixEffect);
        json.WriteStartArray("segments");
        foreach (var (step, own, drivers) in split.Segments)
        {
            json.WriteStartObject();
            Values(json, split.Columns, step.Segment);
            Number(json, "before", step.Before);
            Number(json, "after", step.After);
            json.WriteNumber("share_before", step.WeightBefore);
            json.WriteNumber("share_after", step.WeightAfter);
            json.WriteNumber("rate_effect", step.RateEffect);
            json.WriteNumber("mix_effect", step.MixEffect);
            Number(json, "p", own?.PValue);
            if (drivers.Length > 0)
            {
                json.WriteStartArray("driver_effects");
                foreach (var effect in drivers)
                    json.WriteNumberValue(effect);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Values(Utf8JsonWriter json, IReadOnlyList<string> columns, Segment segment)
    {
        json.WriteStartObject("segment");
        for (var i = 0; i < columns.Count; i++)
            json.WriteString(columns[i], segment.Values[i]);
        json.WriteEndObject();
    }
}
