using System.Globalization;

namespace KpiLab.Measures;

public readonly partial record struct DateRange
{
    /// <summary>Reads a range: 2026, 2026-H1, 2026-Q1, 2026-05, 2026-W10, 2026-05-17, or two of these joined by "..", the last of which is in it.</summary>
    /// <exception cref="FormatException">The text is none of these, or ends before it starts.</exception>
    public static DateRange Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var range)
            ? range
            : throw new FormatException($"\"{text}\" is no period. Write a year (2026), half (2026-H1), quarter (2026-Q1), month (2026-05), week (2026-W10) or day (2026-05-17), or a range as 2026-01..2026-05.");
    }

    /// <summary>Reads a range as <see cref="Parse"/> does; false where the text is none.</summary>
    public static bool TryParse(string? text, out DateRange range)
    {
        range = default;
        if (text?.Split("..") is not { Length: 1 or 2 } ends || Unit(ends[0].Trim()) is not { } first || Unit(ends[^1].Trim()) is not { } last || last.End <= first.Start)
            return false;
        range = new(first.Start, last.End);
        return true;
    }

    private static DateRange? Unit(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day < DateOnly.MaxValue ? new DateRange(day, day.AddDays(1)) : null;
        var parts = text.Split('-');
        if (parts.Length > 2 || parts[0].Length != 4 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1 or > 9998)
            return null;
        if (parts.Length == 1)
            return Months(year, 1, 12);
        var (kind, digits) = parts[1] is [(>= 'A' and <= 'Z') or (>= 'a' and <= 'z'), .. var rest] ? (char.ToUpperInvariant(parts[1][0]), rest) : (' ', parts[1]);
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return (kind, digits.Length, number) switch
        {
            (' ', 2, >= 1 and <= 12) => Months(year, number, 1),
            ('Q', 1, >= 1 and <= 4) => Months(year, 3 * number - 2, 3),
            ('H', 1, 1 or 2) => Months(year, 6 * number - 5, 6),
            ('W', 2, >= 1) when number <= ISOWeek.GetWeeksInYear(year) => Week(year, number),
            _ => null,
        };
    }

    private static DateRange Months(int year, int month, int count) => new(new(year, month, 1), new DateOnly(year, month, 1).AddMonths(count));

    private static DateRange Week(int year, int week)
    {
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
        return new(monday, monday.AddDays(7));
    }
}
