using System.Text.Json;
using Markdig;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace KpiLab.Notebooks.Export;

/// <summary>Renders the Markdown cells of one notebook: CommonMark with tables, task lists and footnotes; pictures are taken into the page, links to notebooks lead to their pages.</summary>
internal sealed class MarkdownHtml(PageOptions options)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseTaskLists().UseEmphasisExtras().UseFootnotes().UseAutoLinks().UseGenericAttributes().Build();

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly List<PageHeading> headings = [];

    /// <summary>The headings met so far, in order.</summary>
    public IReadOnlyList<PageHeading> Headings => headings;

    /// <summary>The HTML of a Markdown text.</summary>
    public string Render(string source, JsonElement? attachments = null)
    {
        var document = Markdown.Parse(source, Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            Anchor(heading);
        foreach (var link in document.Descendants<LinkInline>())
            link.Url = link.IsImage ? Picture(link.Url, attachments) : Page(link.Url);
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<CodeBlockRenderer>(new HighlightedBlock());
        renderer.Render(document);
        return text.ToString().Replace("<table", "<div class=\"scroll\"><table", StringComparison.Ordinal).Replace("</table>", "</table></div>", StringComparison.Ordinal);
    }

    private void Anchor(HeadingBlock heading)
    {
        var words = string.Concat(heading.Inline?.Descendants<LeafInline>().Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            _ => "",
        }) ?? []);
        var name = LinkHelper.UrilizeAsGfm(words);
        var id = name;
        for (var n = 1; id.Length == 0 || !ids.Add(id); n++)
            id = $"{name}-{n}";
        heading.GetAttributes().Id = id;
        headings.Add(new(heading.Level, id, words));
    }

    private string? Picture(string? url, JsonElement? attachments)
    {
        if (url is null || url.Contains("://", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal))
            return url;
        if (url.StartsWith("attachment:", StringComparison.Ordinal))
        {
            return attachments is { } files && files.TryGetProperty(Uri.UnescapeDataString(url["attachment:".Length..]), out var bundle)
                && bundle.EnumerateObject().FirstOrDefault() is { Value.ValueKind: JsonValueKind.String } picture
                ? $"data:{picture.Name};base64,{picture.Value.GetString()!.ReplaceLineEndings("")}" : url;
        }

        if (options.Folder is not { } folder)
            return url;
        var root = Path.GetFullPath(folder);
        var path = Path.GetFullPath(Path.Combine(root, Uri.UnescapeDataString(url)));
        var type = Path.GetExtension(path).ToLowerInvariant() switch { ".png" => "png", ".jpg" or ".jpeg" => "jpeg", ".gif" => "gif", ".svg" => "svg+xml", ".webp" => "webp", _ => null };
        return type is not null && path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(path)
            ? $"data:image/{type};base64,{Convert.ToBase64String(File.ReadAllBytes(path))}" : url;
    }

    // A link to a neighbouring notebook leads to the page that was made of it.
    private static string? Page(string? url)
    {
        if (url is null || url.Contains("://", StringComparison.Ordinal))
            return url;
        var (path, anchor) = url.IndexOf('#') is >= 0 and var at ? (url[..at], url[at..]) : (url, "");
        return Path.GetExtension(path) is ".ipynb" or ".dib" ? Path.ChangeExtension(path, ".html") + anchor : url;
    }

    private sealed class HighlightedBlock : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock block)
        {
            var language = (block as FencedCodeBlock)?.Info ?? "";
            renderer.Write("<pre class=\"code\"><code>").Write(CodeHtml.Of(block.Lines.ToString(), language)).WriteLine("</code></pre>");
        }
    }
}
