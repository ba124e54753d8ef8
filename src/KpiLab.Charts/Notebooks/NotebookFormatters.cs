using KpiLab.Kpis;

namespace KpiLab.Charts.Notebooks;

/// <summary>The formatters of the library's types: cards and tables as HTML, aligned text for terminals and diffs.</summary>
internal sealed class NotebookFormatters
{
    private readonly NotebookFormatter[] formatters = [new("text/html", new NotebookHtml(Language.English).Of), new("text/plain", new NotebookText(Language.English).Of)];

    public IEnumerable<object> CreateTypeFormatters() => formatters;
}

/// <summary>A formatter as notebook engines look for it: these two members, by name.</summary>
internal sealed class NotebookFormatter(string mimeType, Func<object, string?> text)
{
    public string MimeType => mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (text(instance) is not { } shown)
            return false;
        writer.Write(shown);
        return true;
    }
}
