using System.Globalization;
using System.Text;
using System.Text.Json;
using KpiLab.Charts;
using KpiLab.Charts.Plots;
using KpiLab.Notebooks.Documents;

namespace KpiLab.Notebooks.Export;

/// <summary>A notebook as one HTML file that needs nothing else: text, highlighted code, outputs, and plotly.js once where there are charts.</summary>
/// <remarks>
/// The page follows the light or dark setting, fits a phone and prints. Its content security policy forbids it to load anything, whatever an output holds.
/// Tags as Jupyter's tools know them: <c>remove-cell</c>, <c>remove-input</c>, <c>remove-output</c> leave something out; <c>hide-input</c> folds the code.
/// </remarks>
public static class NotebookPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'";

    /// <summary>Writes the page; the same text for the same notebook and options.</summary>
    public static string Write(Notebook notebook, PageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(notebook);
        options ??= new();
        var markdown = new MarkdownHtml(options);
        var outputs = new OutputHtml(markdown);
        var body = new StringBuilder();
        foreach (var cell in notebook.Cells.Where(cell => !cell.IsTagged("remove-cell")))
            body.Append(CellHtml(cell, markdown, outputs));

        var title = notebook.Title is { } own ? PlainTitle(own, markdown) : options.Title;
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{HtmlText.Encode(options.Language)}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy}\">\n<link rel=\"icon\" href=\"data:,\">\n<title>{HtmlText.Encode(title)}</title>\n<style>\n{PageFile("page.css")}</style>\n</head>\n<body>\n");
        page.Append(Contents(markdown.Headings, options)).Append("<main>\n").Append(body).Append("</main>\n");
        if (outputs.Figures > 0)
        {
            var plotly = outputs.NeedsFullPlotly ? PlotlyScript.Full : PlotlyScript.Basic;
            page.Append(CultureInfo.InvariantCulture, $"<script>{plotly.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase)}</script>\n");
            page.Append(CultureInfo.InvariantCulture, $"<script type=\"application/json\" id=\"colours\">{HtmlText.Script(JsonSerializer.Serialize(Palette.LightToDark))}</script>\n<script>\n{PageFile("page.js")}</script>\n");
        }

        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string CellHtml(Cell cell, MarkdownHtml markdown, OutputHtml outputs)
    {
        if (cell.Kind == CellKind.Markdown)
            return $"<section class=\"text\">\n{markdown.Render(cell.Source, cell.Attachments)}</section>\n";
        if (cell.Kind == CellKind.Raw)
            return cell.Source.Length == 0 ? "" : $"<pre>{HtmlText.Encode(cell.Source)}</pre>\n";
        var html = new StringBuilder($"<section class=\"cell\" id=\"{HtmlText.Encode("cell-" + cell.Id)}\">\n");
        if (cell.Source.Length > 0 && !cell.IsTagged("remove-input"))
        {
            var code = $"<pre class=\"code\" tabindex=\"0\"><code>{CodeHtml.Of(cell.Source, cell.Language ?? "")}</code></pre>\n";
            html.Append(cell.IsTagged("hide-input") ? $"<details class=\"code\"><summary>Code</summary>{code}</details>\n" : code);
        }

        if (!cell.IsTagged("remove-output"))
        {
            foreach (var output in cell.Outputs)
                html.Append(outputs.Render(output));
        }

        return html.Append("</section>\n").ToString();
    }

    private static string Contents(IReadOnlyList<PageHeading> headings, PageOptions options)
    {
        var sections = headings.Where(heading => heading.Level == 2).ToArray();
        if (sections.Length < 3)
            return "";
        var links = string.Concat(sections.Select(section => $"<li><a href=\"#{HtmlText.Encode(section.Id)}\">{HtmlText.Encode(section.Text)}</a></li>\n"));
        var name = options.Language == "nl" ? "Inhoud" : "Contents";
        return $"<nav aria-label=\"{name}\"><details open><summary>{name}</summary><ol>\n{links}</ol></details></nav>\n";
    }

    private static string PlainTitle(string title, MarkdownHtml markdown) =>
        markdown.Headings.FirstOrDefault(heading => heading.Level == 1)?.Text is { Length: > 0 } text ? text : title;

    private static string PageFile(string name)
    {
        using var reader = new StreamReader(typeof(NotebookPage).Assembly.GetManifestResourceStream($"KpiLab.Notebooks.Export.{name}")!);
        return reader.ReadToEnd();
    }
}
