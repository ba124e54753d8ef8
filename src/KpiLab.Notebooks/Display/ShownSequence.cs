using System.Collections;
using System.Globalization;
using System.Text;

namespace KpiLab.Notebooks.Display;

/// <summary>A list of things that show themselves, such as the findings of a KPI: each is shown as it would be alone, one below the other.</summary>
internal static class ShownSequence
{
    /// <summary>The representations of the list; null where an element has no HTML of its own.</summary>
    public static MimeBundle? Of(IEnumerable sequence, int limit)
    {
        // Only a list that is there in full: asking a sequence for its elements may do its work twice.
        if (sequence is not ICollection { Count: > 0 } list || sequence is IDictionary)
            return null;
        var (html, text) = (new StringBuilder(), new StringBuilder());
        var shown = 0;
        foreach (var item in list)
        {
            if (shown == limit)
                break;
            if (item is null || TypeFormatters.Format(item) is not { } bundle || !bundle.Content.TryGetValue(MimeBundle.Html, out var own))
                return null;
            html.Append(own);
            text.Append(bundle.PlainText).Append('\n');
            shown++;
        }

        if (list.Count > shown)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{list.Count - shown} more</p>");
            text.Append(CultureInfo.InvariantCulture, $"{list.Count - shown} more\n");
        }

        return MimeBundle.OfHtml(html.ToString(), text.ToString().TrimEnd('\n'));
    }
}
