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

        // A line does not end between a sign and its currency.
        foreach (var currency in "€$£")
            safe.Replace($"−{currency}", $"−\u2060{currency}").Replace($"+{currency}", $"+\u2060{currency}");
        return safe.ToString();
    }
}
