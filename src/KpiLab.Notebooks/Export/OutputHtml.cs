using System.Globalization;
using System.Text;
using System.Text.Json;
using KpiLab.Notebooks.Display;

namespace KpiLab.Notebooks.Export;

/// <summary>Renders outputs in the richest form that a page can show: chart, HTML, picture, Markdown, JSON, text.</summary>
internal sealed class OutputHtml(MarkdownHtml markdown)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, IndentSize = 2, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The kinds of trace that the small bundle of plotly.js draws.
    private static readonly string[] BasicTraces = ["scatter", "bar", "pie"];

    /// <summary>The number of charts rendered so far.</summary>
    public int Figures { get; private set; }

    /// <summary>True when a chart needs more than the small bundle of plotly.js.</summary>
    public bool NeedsFullPlotly { get; private set; }

    /// <summary>The HTML of one output in the shape of nbformat 4.</summary>
    public string Render(JsonElement output) => Text(output, "output_type") switch
    {
        "stream" => $"<pre class=\"stream {(Text(output, "name") == "stderr" ? "stderr" : "stdout")}\">{AnsiHtml.Of(Text(output, "text"))}</pre>\n",
        "error" => Error(output),
        "execute_result" or "display_data" when output.TryGetProperty("data", out var data) => $"<div class=\"shown\">{Data(data)}</div>\n",
        _ => "",
    };

    private string Data(JsonElement data)
    {
        if (data.TryGetProperty(MimeBundle.Plotly, out var figure) && figure.ValueKind == JsonValueKind.Object)
            return Figure(figure, Text(data, MimeBundle.Plain));
        if (data.TryGetProperty(MimeBundle.Html, out var html))
            return $"<div class=\"scroll\">{html.GetString()}</div>";
        if (data.TryGetProperty("image/svg+xml", out var svg))
            return $"<img alt=\"{HtmlText.Encode(Text(data, MimeBundle.Plain))}\" src=\"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.GetString()!))}\">";
        foreach (var type in new[] { "image/png", "image/jpeg", "image/gif", "image/webp" })
        {
            if (data.TryGetProperty(type, out var picture))
                return $"<img alt=\"{HtmlText.Encode(Text(data, MimeBundle.Plain))}\" src=\"data:{type};base64,{HtmlText.Encode(picture.GetString()!.ReplaceLineEndings(""))}\">";
        }

        if (data.TryGetProperty("text/markdown", out var text))
            return markdown.Render(text.GetString()!);
        if (data.TryGetProperty("application/json", out var json))
            return $"<pre>{HtmlText.Encode(JsonSerializer.Serialize(json, Indented))}</pre>";
        return $"<pre>{AnsiHtml.Of(Text(data, MimeBundle.Plain))}</pre>";
    }

    private string Figure(JsonElement figure, string plain)
    {
        Figures++;
        NeedsFullPlotly |= figure.TryGetProperty("data", out var traces) && traces.ValueKind == JsonValueKind.Array
            && traces.EnumerateArray().Any(trace => Text(trace, "type") is { Length: > 0 } type && !BasicTraces.Contains(type));
        var (title, subtitle, json) = PlotlyFigure.Of(figure);
        var html = new StringBuilder("<figure class=\"plotly\">");
        if (title is not null)
            html.Append(CultureInfo.InvariantCulture, $"<figcaption>{HtmlText.Encode(title)}{(subtitle is null ? "" : $"<small>{HtmlText.Encode(subtitle)}</small>")}</figcaption>");
        html.Append(CultureInfo.InvariantCulture, $"<div class=\"plot\"></div><script type=\"application/json\">{HtmlText.Script(json)}</script>");
        if (plain.Length > 0)
            html.Append(CultureInfo.InvariantCulture, $"<noscript><pre>{HtmlText.Encode(plain)}</pre></noscript>");
        return html.Append("</figure>").ToString();
    }

    private static string Error(JsonElement output)
    {
        var lines = output.TryGetProperty("traceback", out var traceback) && traceback.ValueKind == JsonValueKind.Array
            ? traceback.EnumerateArray().Select(line => line.GetString()) : [];
        var text = string.Join('\n', lines);
        return $"<pre class=\"error\">{AnsiHtml.Of(text.Length > 0 ? text : $"{Text(output, "ename")}: {Text(output, "evalue")}")}</pre>\n";
    }

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}
