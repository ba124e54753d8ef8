using System.Globalization;
using System.Text;
using KpiLab.Kpis;

namespace KpiLab.Exports;

/// <summary>A result in Markdown: the value with how sure it is, its rows, its sources.</summary>
internal static class ResultMarkdown
{
    public static string Of(KpiResult result, Language language)
    {
        var dutch = language == Language.Dutch;
        var text = new StringBuilder($"# {MarkdownTable.Escape(result.Kpi.Text.Name.In(language))}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**{MarkdownTable.Escape(ValueText.Full(result.Total, language))}**");
        if (ValueText.Evidence(result.Total, language) is { Length: > 0 } evidence)
            text.Append(CultureInfo.InvariantCulture, $" ({MarkdownTable.Escape(evidence)})");
        text.Append("\n\n");
        if (result.Rows.Length > 0)
        {
            string[] header = [.. result.Dimensions, .. result.Grain is null ? (string[])[] : [dutch ? "periode" : "period"], dutch ? "waarde" : "value", dutch ? "95%-interval" : "95 % interval", "n", ""];
            bool[] right = [.. header.Select((_, c) => c >= header.Length - 4 && c < header.Length - 1)];
            text.Append(MarkdownTable.Of(header, right, result.Rows.Select(row => Cells(result, row, language)))).Append('\n');
        }

        foreach (var (name, source) in Sources.Of(result, result.Benchmark(), language).Where(s => s.Text.Length > 0))
            text.Append(CultureInfo.InvariantCulture, $"- {MarkdownTable.Escape(name.In(language))}: {MarkdownTable.Escape(source)}\n");
        return text.ToString();
    }

    private static string[] Cells(KpiResult result, KpiRow row, Language language) =>
    [
        .. row.Segment.Values,
        .. result.Grain is null ? (string[])[] : [row.Period + (row.IsPartial ? " (" + (language == Language.Dutch ? "onvolledig" : "partial") + ")" : "")],
        ValueText.Short(row.Measurement, language),
        row.Measurement.Interval is { } interval ? ValueText.Interval(interval, row.Measurement.Unit, language) : "",
        row.Measurement.N > 0 ? ValueText.Count(row.Measurement.N, language) : "",
        row.Measurement.Reason?.In(language) ?? (row.AgainstRest is { IsReliable: true } rest ? rest.Difference > 0 ? "▲" : "▼" : ""),
    ];
}
