using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Exports;

/// <summary>Writes the report of a check for other programs: JSON, Markdown and JUnit XML. The shapes stand in docs/check.md.</summary>
public static class WatchExport
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>JSON: the day, the counts, and every answer with its rule, segment, status, what changed since the check before, value and text.</summary>
    public static string ToJson(this WatchReport report, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteString("as_of", Day(report.AsOf));
            json.WriteNumber("checked", report.Answers.Length);
            json.WriteNumber("alerts", report.Answers.Count(answer => answer.Status == WatchStatus.Alert));
            json.WriteNumber("no_data", report.Answers.Count(answer => answer.Status == WatchStatus.NoData));
            json.WriteStartArray("answers");
            foreach (var answer in report.Answers)
                Write(json, answer, language);
            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (var note in report.Notes)
                json.WriteStringValue(note.In(language));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Markdown: the summary, and a table with what is wrong first. Text from data is made harmless.</summary>
    public static string ToMarkdown(this WatchReport report, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(report);
        var dutch = language == Language.Dutch;
        var text = new StringBuilder($"{MarkdownTable.Escape(report.Text.In(language))}\n\n");
        text.Append(MarkdownTable.Of(
            dutch ? ["stand", "regel", "wat te zien is"] : ["status", "rule", "what is seen"], [false, false, false],
            report.Answers.OrderByDescending(answer => answer.IsAlert).Select(answer => (IReadOnlyList<string>)[WatchWords.Status(answer, language), answer.Key, answer.Text.In(language)])));
        foreach (var note in report.Notes)
            text.Append('\n').Append(MarkdownTable.Escape(note.In(language))).Append('\n');
        return text.ToString();
    }

    /// <summary>JUnit XML, which CI systems show: a test case for each answer, a failure for an alert, an error where there are no data.</summary>
    public static string ToJUnit(this WatchReport report, Language language = Language.English)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" }))
        {
            xml.WriteStartElement("testsuites");
            Counts(xml, report);
            xml.WriteStartElement("testsuite");
            Counts(xml, report);
            xml.WriteAttributeString("skipped", "0");
            xml.WriteAttributeString("timestamp", Day(report.AsOf) + "T00:00:00");
            foreach (var answer in report.Answers)
                Write(xml, answer, language);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, WatchAnswer answer, Language language)
    {
        json.WriteStartObject();
        json.WriteString("rule", answer.Rule.Name);
        json.WriteString("kpi", answer.Rule.Kpi?.Id);
        json.WriteStartArray("segment");
        foreach (var value in answer.Segment.Values)
            json.WriteStringValue(value);
        json.WriteEndArray();
        json.WriteString("status", answer.Status switch { WatchStatus.Right => "right", WatchStatus.Alert => "alert", _ => "no-data" });
        json.WriteString("news", answer.News switch { WatchNews.New => "new", WatchNews.Still => "still", WatchNews.Recovered => "recovered", _ => null });
        json.WriteString("since", answer.Since is { } since ? Day(since) : null);
        if (answer.Measurement is { Value: { } number } measurement && double.IsFinite(number))
        {
            json.WriteNumber("value", number);
            json.WriteString("unit", measurement.Unit.ToString());
            json.WriteNumber("n", measurement.N);
        }
        else
        {
            json.WriteNull("value");
        }

        json.WriteString("text", answer.Text.In(language));
        json.WriteEndObject();
    }

    private static void Write(XmlWriter xml, WatchAnswer answer, Language language)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", "kpilab." + TextGuard.ForXml(answer.Rule.Kpi?.Id ?? "data"));
        xml.WriteAttributeString("name", TextGuard.ForXml(answer.Key));
        xml.WriteAttributeString("time", "0");
        var text = TextGuard.ForXml(answer.Text.In(language));
        if (answer.IsAlert)
        {
            xml.WriteStartElement(answer.Status == WatchStatus.Alert ? "failure" : "error");
            xml.WriteAttributeString("type", answer.Status == WatchStatus.Alert ? "alert" : "no-data");
            xml.WriteAttributeString("message", $"{WatchWords.Status(answer, language)}: {text}");
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", text);
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, WatchReport report)
    {
        string Count(Func<WatchAnswer, bool> which) => report.Answers.Count(which).ToString(CultureInfo.InvariantCulture);
        xml.WriteAttributeString("name", "kpilab check");
        xml.WriteAttributeString("tests", Count(_ => true));
        xml.WriteAttributeString("failures", Count(answer => answer.Status == WatchStatus.Alert));
        xml.WriteAttributeString("errors", Count(answer => answer.Status == WatchStatus.NoData));
        xml.WriteAttributeString("time", "0");
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
