using System.Text;

namespace KpiLab.Charts;

/// <summary>Makes text from data harmless in HTML: the one place where it is encoded.</summary>
internal static class HtmlText
{
    /// <summary>The text for an element or a quoted attribute. Control characters become marks.</summary>
    public static string Encode(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            safe.Append(c switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' or '\t' => c.ToString(),
                _ when char.IsControl(c) => "\uFFFD",
                _ => c.ToString(),
            });
        }

        return safe.ToString();
    }
}
