namespace KpiLab.Data.Typing;

/// <summary>Currency signs and ISO codes as they stand before, after or in the header of amounts.</summary>
internal static class CurrencyText
{
    private static readonly string[] Codes =
        ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "TRY", "JPY", "CNY", "INR", "AUD", "CAD", "NZD", "BRL", "MXN", "ZAR", "SGD", "HKD"];

    /// <summary>True when the text is an ISO code or a sign; the code is given.</summary>
    public static bool TryCode(ReadOnlySpan<char> text, out string? code)
    {
        code = text is [var sign] ? OfSign(sign) : null;
        foreach (var known in Codes)
        {
            if (text.Equals(known, StringComparison.OrdinalIgnoreCase))
                code = known;
        }

        if (text.Equals("euro", StringComparison.OrdinalIgnoreCase))
            code = "EUR";
        return code is not null;
    }

    /// <summary>Takes a sign or code off the front or the end.</summary>
    public static bool TryStrip(ref ReadOnlySpan<char> text, out string? code)
    {
        code = null;
        if (OfSign(text[0]) is { } leading)
        {
            code = leading;
            text = text[1..];
            return true;
        }

        if (OfSign(text[^1]) is { } trailing)
        {
            code = trailing;
            text = text[..^1];
            return true;
        }

        foreach (var length in (ReadOnlySpan<int>)[3, 4])
        {
            if (text.Length <= length)
                continue;
            if (char.IsAsciiLetter(text[0]) && !char.IsAsciiLetter(text[length]) && TryCode(text[..length], out code))
            {
                text = text[length..];
                return true;
            }

            if (char.IsAsciiLetter(text[^1]) && !char.IsAsciiLetter(text[^(length + 1)]) && TryCode(text[^length..], out code))
            {
                text = text[..^length];
                return true;
            }
        }

        return false;
    }

    /// <summary>The currency that a header names, such as "bedrag (EUR)", "amount_usd" or "omzet €"; null when it names none.</summary>
    public static string? InHeader(string header)
    {
        foreach (var word in header.Split([' ', '_', '(', ')', '[', ']', '-', '/', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (TryCode(word, out var code) && (word.Length > 1 || !char.IsAsciiLetter(word[0])) && !word.Equals("try", StringComparison.OrdinalIgnoreCase))
                return code;
        }

        return null;
    }

    private static string? OfSign(char sign) => sign switch
    {
        '€' => "EUR",
        '$' => "USD",
        '£' => "GBP",
        '¥' => "JPY",
        '₹' => "INR",
        _ => null,
    };
}
