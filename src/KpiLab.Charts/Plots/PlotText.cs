using System.Text;
using KpiLab.Kpis;

namespace KpiLab.Charts.Plots;

/// <summary>Makes text harmless for plotly.js, which reads tags such as b, span and a in every title, label and hover text.</summary>
internal static class PlotText
{
    public const string NewLine = "<br>";

    /// <summary>The text with the marks of tags and entities encoded; control characters become marks.</summary>
    public static string Encode(string text) => HtmlText.Encode(text.ReplaceLineEndings(" "));

    /// <summary>Encoded, and cut where it would crowd an axis.</summary>
    public static string Label(string text, int longest = 22) =>
        Encode(text.Length <= longest ? text : text[..(longest - 1)].TrimEnd() + "…");

    /// <summary>Encoded lines below each other.</summary>
    public static string Lines(params IEnumerable<string> lines) => string.Join(NewLine, lines.Where(line => line.Length > 0).Select(Encode));

    /// <summary>Encoded, broken into lines of about this many characters.</summary>
    public static string Wrap(string text, int width)
    {
        var wrapped = new StringBuilder();
        var line = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line > 0 && line + word.Length >= width)
            {
                wrapped.Append(NewLine);
                line = 0;
            }
            else if (line > 0)
            {
                wrapped.Append(' ');
            }

            wrapped.Append(Encode(word));
            line += word.Length + 1;
        }

        return wrapped.ToString();
    }

    /// <summary>A row of hover text: what, value, how sure, and a remark.</summary>
    public static string Hover(string what, Measurement measurement, Language language, string remark = "") => measurement.Value is null
        ? Lines(what, measurement.Reason?.In(language) ?? "")
        : Lines(what, ValueText.Full(measurement, language), ValueText.Evidence(measurement, language), remark);
}
