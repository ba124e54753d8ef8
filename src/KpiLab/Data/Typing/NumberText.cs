using System.Globalization;

namespace KpiLab.Data.Typing;

/// <summary>What a written number says about its decimal mark.</summary>
internal enum MarkEvidence
{
    /// <summary>Nothing: a whole number without separators.</summary>
    None,

    /// <summary>The decimal mark is a point: <c>12.5</c>, <c>1,234.50</c>, <c>1,234,567</c>.</summary>
    Point,

    /// <summary>The decimal mark is a comma: <c>12,5</c>, <c>1.234,50</c>, <c>1.234.567</c>.</summary>
    Comma,

    /// <summary>Either: <c>1.234</c> and <c>1,234</c>.</summary>
    Either,
}

/// <summary>A number as it may be read.</summary>
/// <param name="Mark">What it says about the decimal mark.</param>
/// <param name="Point">Its value when the decimal mark is a point.</param>
/// <param name="Comma">Its value when the decimal mark is a comma.</param>
/// <param name="Percent">It was written with a percent sign; the values are fractions.</param>
/// <param name="Currency">ISO code of the currency it was written with.</param>
internal readonly record struct NumberReading(MarkEvidence Mark, double Point, double Comma, bool Percent, string? Currency)
{
    public double Value(bool comma) => comma ? Comma : Point;
}

/// <summary>Reads numbers as offices write them: separators of thousands, currency, percent, parentheses and trailing minus.</summary>
internal static class NumberText
{
    /// <summary>Reads a trimmed text; false when it is not a number in any style.</summary>
    public static bool TryRead(string text, out NumberReading reading)
    {
        reading = default;
        if (text.Length is 0 or > 60 || !text.AsSpan().ContainsAnyInRange('0', '9'))
            return false;
        // A code such as S00001: what may stand before a number has three letters or more, or none.
        if (text.Length > 1 && char.IsAsciiLetter(text[0]) && !char.IsAsciiLetter(text[1]))
            return false;
        var rest = text.AsSpan();
        var negative = false;
        var percent = false;
        string? currency = null;
        var signs = 0;
        while (true)
        {
            rest = Trim(rest);
            if (rest.IsEmpty)
                return false;
            if (rest is ['(', .., ')'])
            {
                if (++signs > 1)
                    return false;
                negative = true;
                rest = rest[1..^1];
            }
            else if (rest[0] is '-' or '−' or '–' or '+')
            {
                if (++signs > 1)
                    return false;
                negative |= rest[0] != '+';
                rest = rest[1..];
            }
            else if (rest is [.., ',' or '.', '-' or '–'] or [.., ',', '-', '-'])
            {
                rest = rest[..rest.LastIndexOfAny(',', '.')];
            }
            else if (rest[^1] is '-' or '−')
            {
                if (++signs > 1)
                    return false;
                negative = true;
                rest = rest[..^1];
            }
            else if (rest[^1] == '%' && !percent)
            {
                percent = true;
                rest = rest[..^1];
            }
            else if (currency is null && CurrencyText.TryStrip(ref rest, out currency))
            {
                continue;
            }
            else
            {
                break;
            }
        }

        if (!Core(rest, out var mark, out var point, out var comma))
            return false;
        var factor = negative ? -1.0 : 1.0;
        reading = percent
            ? new(mark, factor * point / 100, factor * comma / 100, true, currency)
            : new(mark, factor * point, factor * comma, false, currency);
        return true;
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.Trim().Trim(" \u00A0\u202F\u2009\t");

    private static bool Core(ReadOnlySpan<char> text, out MarkEvidence mark, out double point, out double comma)
    {
        mark = MarkEvidence.None;
        point = comma = double.NaN;
        Span<char> digits = stackalloc char[text.Length];
        int points = 0, commas = 0, others = 0, lastMark = -1;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case >= '0' and <= '9':
                    break;
                case '.':
                    points++;
                    lastMark = i;
                    break;
                case ',':
                    commas++;
                    lastMark = i;
                    break;
                case ' ' or '\u00A0' or '\u202F' or '\u2009' or '\'' or '’':
                    others++;
                    break;
                case 'e' or 'E' when i > 0 && i + 1 < text.Length && (text[i + 1] is '+' or '-') && others == 0 && points + commas <= 1:
                    return Scientific(text, points, commas, out mark, out point, out comma);
                default:
                    return false;
            }
        }

        if (points + commas == 0)
            return others == 0 ? Whole(text, digits, out point, out comma) : Grouped(text, default, digits, out point, out comma);
        var last = text[lastMark];
        var single = (last == '.' ? points : commas) == 1;
        var both = points > 0 && commas > 0;
        if (!single)
        {
            mark = last == '.' ? MarkEvidence.Comma : MarkEvidence.Point;
            return !both && others == 0 && Grouped(text, last, digits, out point, out comma);
        }

        var whole = text[..lastMark];
        var fraction = text[(lastMark + 1)..];
        if (fraction.ContainsAnyExceptInRange('0', '9'))
            return false;
        if (both || others > 0)
        {
            mark = last == '.' ? MarkEvidence.Point : MarkEvidence.Comma;
            var separator = both ? (last == '.' ? ',' : '.') : default;
            return (!both || others == 0) && Join(whole, separator, fraction, digits, out point, out comma);
        }

        if (!Join(whole, 'n', fraction, digits, out var asDecimal, out _))
            return false;
        if (fraction.Length == 3 && whole.Length is >= 1 and <= 3 && whole[0] != '0')
        {
            mark = MarkEvidence.Either;
            var asGroup = Math.Round(asDecimal * 1000);
            (point, comma) = last == '.' ? (asDecimal, asGroup) : (asGroup, asDecimal);
            return true;
        }

        mark = last == '.' ? MarkEvidence.Point : MarkEvidence.Comma;
        point = comma = asDecimal;
        return true;
    }

    // As spreadsheets write what is too wide for its cell: 1,5E+03. Without a sign it is a code: 12E4.
    private static bool Scientific(ReadOnlySpan<char> text, int points, int commas, out MarkEvidence mark, out double point, out double comma)
    {
        Span<char> invariant = stackalloc char[text.Length];
        text.Replace(invariant, ',', '.');
        mark = points == 1 ? MarkEvidence.Point : commas == 1 ? MarkEvidence.Comma : MarkEvidence.None;
        var read = double.TryParse(invariant, NumberStyles.Float, CultureInfo.InvariantCulture, out point) && double.IsFinite(point);
        comma = point;
        return read;
    }

    private static bool Whole(ReadOnlySpan<char> text, Span<char> digits, out double point, out double comma) =>
        Join(text, 'n', default, digits, out point, out comma);

    private static bool Grouped(ReadOnlySpan<char> text, char separator, Span<char> digits, out double point, out double comma) =>
        Join(text, separator, default, digits, out point, out comma);

    /// <summary>Joins groups of three digits and a fraction; separator 'n' allows none, default any kind of space or apostrophe (one kind throughout).</summary>
    private static bool Join(ReadOnlySpan<char> whole, char separator, ReadOnlySpan<char> fraction, Span<char> digits, out double point, out double comma)
    {
        point = comma = double.NaN;
        int length = 0, run = 0;
        var used = separator;
        var groups = 0;
        foreach (var c in whole)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[length++] = c;
                run++;
                continue;
            }

            if (used == default)
                used = c;
            if (c != used || (groups == 0 ? run is 0 or > 3 : run != 3))
                return false;
            groups++;
            run = 0;
        }

        if (groups > 0 && run != 3)
            return false;
        if (length == 0 && fraction.IsEmpty)
            return false;
        if (fraction.IsEmpty)
        {
            point = comma = length == 0 ? 0 : double.Parse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture);
            return true;
        }

        Span<char> all = stackalloc char[length + 1 + fraction.Length];
        digits[..length].CopyTo(all);
        all[length] = '.';
        fraction.CopyTo(all[(length + 1)..]);
        point = comma = double.Parse(all, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return true;
    }
}
