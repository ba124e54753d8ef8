using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KpiLab.Notebooks.Export;

/// <summary>Terminal text as HTML: colours and bold as marks, a carriage return writes over its line, as in a terminal.</summary>
internal static partial class AnsiHtml
{
    private static readonly string[] Colours = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

    public static string Of(string text)
    {
        var html = new StringBuilder();
        var (open, bold, colour) = (false, false, (string?)null);
        var at = 0;
        var written = Overwritten(text);
        foreach (Match escape in Escape().Matches(written))
        {
            html.Append(HtmlText.Encode(written[at..escape.Index]));
            at = escape.Index + escape.Length;
            if (escape.Groups["codes"].Success)
                (bold, colour) = Style(escape.Groups["codes"].Value, bold, colour);
            if (open)
                html.Append("</span>");
            open = bold || colour is not null;
            if (open)
                html.Append(CultureInfo.InvariantCulture, $"<span class=\"{string.Join(' ', new[] { bold ? "ansi-bold" : null, colour is null ? null : "ansi-" + colour }.Where(c => c is not null))}\">");
        }

        html.Append(HtmlText.Encode(written[at..]));
        return open ? html.Append("</span>").ToString() : html.ToString();
    }

    // Numbers out of range set what a terminal shows by position only; they change nothing here.
    private static (bool Bold, string? Colour) Style(string codes, bool bold, string? colour)
    {
        foreach (var code in codes.Split(';').Select(c => c.Length == 0 ? 0 : int.TryParse(c, CultureInfo.InvariantCulture, out var n) ? n : -1))
        {
            (bold, colour) = code switch
            {
                0 => (false, null),
                1 => (true, colour),
                22 => (false, colour),
                39 => (bold, null),
                >= 30 and <= 37 => (bold, Colours[code - 30]),
                >= 90 and <= 97 => (bold, Colours[code - 90]),
                _ => (bold, colour),
            };
        }

        return (bold, colour);
    }

    private static string Overwritten(string text)
    {
        if (!text.Contains('\r', StringComparison.Ordinal))
            return text;
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');
        return string.Join('\n', lines.Select(line => line.TrimEnd('\r').Split('\r')[^1]));
    }

    [GeneratedRegex(@"\x1b(?:\[(?<codes>[0-9;]*)m|\[[0-9;?]*[A-Za-ln-z]|\][^\x07]*\x07)")]
    private static partial Regex Escape();
}
