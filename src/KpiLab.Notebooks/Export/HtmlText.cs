using System.Net;

namespace KpiLab.Notebooks.Export;

/// <summary>Makes text harmless in a page: the one place where the export encodes.</summary>
internal static class HtmlText
{
    /// <summary>The text for an element or a quoted attribute; control characters but tab and line ends become marks.</summary>
    public static string Encode(string text) => WebUtility.HtmlEncode(
        text.AsSpan().ContainsAnyInRange('\0', '\u001f') ? string.Concat(text.Select(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t') ? '\uFFFD' : c)) : text);

    /// <summary>JSON for the inside of a script element: nothing in it can end the element.</summary>
    public static string Script(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);
}
