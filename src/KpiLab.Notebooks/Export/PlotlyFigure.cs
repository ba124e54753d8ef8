using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KpiLab.Notebooks.Export;

/// <summary>A Plotly figure for a page: its title stands above it as text, which wraps on a phone and is read aloud; the rest is drawn by the page's script.</summary>
/// <param name="Title">The title, its lines joined: the page breaks them where it must; null where it has none.</param>
/// <param name="Subtitle">The lines in small print; null where there are none.</param>
/// <param name="Json">The figure without its title.</param>
internal sealed partial record PlotlyFigure(string? Title, string? Subtitle, string Json)
{
    public static PlotlyFigure Of(JsonElement figure)
    {
        var node = JsonSerializer.SerializeToNode(figure) as JsonObject ?? [];
        var layout = node["layout"] as JsonObject;
        var title = layout?["title"] is JsonObject named ? named["text"] : layout?["title"];
        var lines = title is JsonValue text && text.TryGetValue<string>(out var words) ? LineBreak().Split(words) : [];
        var (large, small) = (Joined(lines.Where(line => !SmallPrint().IsMatch(line))), Joined(lines.Where(line => SmallPrint().IsMatch(line))));
        if (large is not null)
            layout!.Remove("title");
        return new(large, small, node.ToJsonString());
    }

    private static string? Joined(IEnumerable<string> lines) =>
        string.Join(' ', lines.Select(Plain).Where(line => line.Length > 0)) is { Length: > 0 } text ? text : null;

    // Plotly's texts hold a little markup of its own.
    private static string Plain(string text) => WebUtility.HtmlDecode(Tag().Replace(text, "")).Trim();

    [GeneratedRegex("<su[bp]>|<span[^>]*font-size")]
    private static partial Regex SmallPrint();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"<br\s*/?>|\n")]
    private static partial Regex LineBreak();
}
