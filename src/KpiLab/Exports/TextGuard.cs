using System.Globalization;

namespace KpiLab.Exports;

/// <summary>Keeps text that came from data from being run as a formula.</summary>
internal static class TextGuard
{
    /// <summary>The text for a CSV cell: marked with an apostrophe where a spreadsheet would take it for a formula. A plain number is none.</summary>
    public static string ForCsv(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠'
            && !double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? "'" + text
            : text;

    /// <summary>The text without characters that XML cannot hold.</summary>
    public static string ForXml(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.AsSpan().ContainsAny('\uFFFE', '\uFFFF'))
            return text;
        return string.Create(text.Length, text, static (result, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                var pair = char.IsHighSurrogate(source[i]) && i + 1 < source.Length && char.IsLowSurrogate(source[i + 1]);
                if (pair)
                {
                    result[i] = source[i++];
                    result[i] = source[i];
                    continue;
                }

                result[i] = source[i] is '\t' or '\n' or '\r' || (source[i] >= ' ' && !char.IsSurrogate(source[i]) && source[i] < '\uFFFE') ? source[i] : '\uFFFD';
            }
        });
    }
}
