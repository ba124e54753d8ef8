namespace KpiLab.Notebooks.Display;

/// <summary>One object in several representations: MIME type to content, as a notebook front end picks from it.</summary>
/// <remarks>
/// The order of the entries is kept. Content is text; for a JSON type (<see cref="IsJson"/>) it is the JSON text, which a
/// notebook document holds as JSON and not as a string; binary content is base64.
/// </remarks>
public sealed class MimeBundle
{
    /// <summary>The MIME type of plain text.</summary>
    public const string Plain = "text/plain";

    /// <summary>The MIME type of HTML.</summary>
    public const string Html = "text/html";

    /// <summary>The MIME type of a Plotly figure.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    private readonly Dictionary<string, string> content = [];

    /// <summary>Makes a bundle from MIME types and contents; a later entry of the same type replaces the earlier.</summary>
    /// <param name="entries">MIME type and content, the preferred representation first.</param>
    /// <param name="metadataJson">A JSON object with display metadata by MIME type, or null for none.</param>
    /// <exception cref="ArgumentException">There is no entry.</exception>
    public MimeBundle(IEnumerable<KeyValuePair<string, string>> entries, string? metadataJson = null)
    {
        ArgumentNullException.ThrowIfNull(entries);
        foreach (var (type, text) in entries)
            content[type] = text;
        if (content.Count == 0)
            throw new ArgumentException("A bundle needs at least one representation.", nameof(entries));
        MetadataJson = metadataJson;
    }

    /// <summary>The representations by MIME type, in the order given.</summary>
    public IReadOnlyDictionary<string, string> Content => content;

    /// <summary>A JSON object with display metadata by MIME type; null for none.</summary>
    public string? MetadataJson { get; }

    /// <summary>The plain text representation; null where the bundle has none.</summary>
    public string? PlainText => content.GetValueOrDefault(Plain);

    /// <summary>A bundle of plain text only.</summary>
    /// <param name="text">The text.</param>
    public static MimeBundle OfText(string text) => new([new(Plain, text)]);

    /// <summary>A bundle of HTML with its plain text beside it.</summary>
    /// <param name="html">The markup, safe to show.</param>
    /// <param name="text">The same in plain text.</param>
    public static MimeBundle OfHtml(string html, string text) => new([new(Html, html), new(Plain, text)]);

    /// <summary>Whether content of this MIME type is JSON, which documents and messages embed unquoted.</summary>
    /// <param name="mimeType">The MIME type.</param>
    public static bool IsJson(string mimeType)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        return mimeType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || mimeType.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
    }
}
