using System.Globalization;

namespace KpiLab.Data.Typing;

/// <summary>What a written date says about the order of day and month.</summary>
internal enum OrderEvidence
{
    /// <summary>Nothing: it can be read in one way only, whatever the order.</summary>
    None,

    /// <summary>It is a date only when the day comes first: <c>25-3-2026</c>.</summary>
    DayFirst,

    /// <summary>It is a date only when the month comes first: <c>3/25/2026</c>.</summary>
    MonthFirst,

    /// <summary>It is a date either way, and not the same one: <c>3-4-2026</c>.</summary>
    Either,
}

/// <summary>A date as it may be read; the ticks that do not apply are <see cref="DateColumn.Missing"/>.</summary>
/// <param name="Order">What it says about the order of day and month.</param>
/// <param name="DayFirst">Its ticks when the day comes first.</param>
/// <param name="MonthFirst">Its ticks when the month comes first.</param>
/// <param name="HasZone">It was written with a time zone.</param>
/// <param name="IsPeriod">It is a quarter or a week, given by its first day.</param>
internal readonly record struct DateReading(OrderEvidence Order, long DayFirst, long MonthFirst, bool HasZone = false, bool IsPeriod = false)
{
    public long Value(bool monthFirst) => monthFirst ? MonthFirst : DayFirst;
}

/// <summary>Reads dates and date-times as exports write them, with Dutch and English month names.</summary>
internal static class DateText
{
    private static readonly System.Buffers.SearchValues<char> QuarterOrWeekLetters = System.Buffers.SearchValues.Create("QqKkWw");
    private static readonly System.Buffers.SearchValues<char> SecondDigits = System.Buffers.SearchValues.Create("0123456789.,");

    private static readonly string[][] Months =
    [
        ["jan", "januari", "january"], ["feb", "febr", "februari", "february"], ["mrt", "maart", "mar", "march", "maa"], ["apr", "april"],
        ["mei", "may"], ["jun", "juni", "june"], ["jul", "juli", "july"], ["aug", "augustus", "august"],
        ["sep", "sept", "september"], ["okt", "oktober", "oct", "october"], ["nov", "november"], ["dec", "december"],
    ];

    private static readonly HashSet<string> Weekdays = new(StringComparer.OrdinalIgnoreCase)
    {
        "ma", "di", "wo", "do", "vr", "za", "zo", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    };

    /// <summary>Reads a trimmed text; false when it is not a date. Plain digits are not read here: see <see cref="DigitDates"/>.</summary>
    public static bool TryRead(string text, out DateReading reading)
    {
        reading = default;
        if (text.Length is < 5 or > 40 || !text.AsSpan().ContainsAnyInRange('0', '9'))
            return false;
        Span<Range> ranges = stackalloc Range[12];
        Span<char> kinds = stackalloc char[12];
        var count = 0;
        var datePart = text.AsSpan();
        if (!SplitTime(ref datePart, out var time, out var zone))
            return false;
        for (var i = 0; i < datePart.Length;)
        {
            var start = i;
            var kind = KindOf(datePart[i]);
            while (i < datePart.Length && KindOf(datePart[i]) == kind)
                i++;
            if (kind == '?' || count == ranges.Length)
                return false;
            ranges[count] = start..i;
            kinds[count++] = kind;
        }

        if (!Parts(datePart, ranges[..count], kinds[..count], out reading))
            return false;
        reading = reading with { DayFirst = Plus(reading.DayFirst, time), MonthFirst = Plus(reading.MonthFirst, time), HasZone = zone };
        return true;

        static long Plus(long ticks, long time) => ticks == DateColumn.Missing ? ticks : ticks + time;
    }

    private static char KindOf(char c) => c switch
    {
        >= '0' and <= '9' => 'd',
        '-' or '/' or '.' or ' ' or ',' or '\'' or '\u00A0' => 's',
        _ => char.IsLetter(c) ? 'a' : '?',
    };

    private static bool Parts(ReadOnlySpan<char> text, ReadOnlySpan<Range> ranges, ReadOnlySpan<char> kinds, out DateReading reading)
    {
        reading = default;
        Span<int> numbers = stackalloc int[3];
        Span<int> widths = stackalloc int[3];
        int count = 0, month = 0, monthAt = -1;
        for (var i = 0; i < kinds.Length; i++)
        {
            var part = text[ranges[i]];
            if (kinds[i] == 's')
            {
                if (part.Trim(" '\u00A0").Length > 1)
                    return false;
                continue;
            }

            if (kinds[i] == 'a')
            {
                if (month == 0 && MonthOf(part) is > 0 and var found)
                    (month, monthAt) = (found, count);
                else if (count != 0 || !Weekdays.Contains(part.ToString()))
                    return QuarterOrWeek(text, out reading);
                continue;
            }

            if (count == 3 || part.Length > 4)
                return false;
            widths[count] = part.Length;
            numbers[count++] = int.Parse(part, provider: CultureInfo.InvariantCulture);
        }

        if (month > 0)
            return Named(numbers[..count], widths, month, monthAt, out reading);
        if (count == 3 && widths[0] == 4)
            return Only(Day(numbers[0], numbers[1], numbers[2]), out reading);
        if (count == 3 && widths[0] <= 2 && widths[1] <= 2 && widths[2] is 2 or 4)
            return Ordered(numbers[0], numbers[1], Year(numbers[2], widths[2]), out reading);
        if (count == 2 && widths[0] == 4 && widths[1] <= 2 && text.Length <= 7)
            return Only(Day(numbers[0], numbers[1], 1), out reading);
        if (count == 2 && widths[1] == 4 && widths[0] <= 2 && text.Length <= 7 && !text.Contains('.'))
            return Only(Day(numbers[1], numbers[0], 1), out reading);
        return false;
    }

    private static bool Named(ReadOnlySpan<int> numbers, ReadOnlySpan<int> widths, int month, int monthAt, out DateReading reading) => numbers.Length switch
    {
        1 => Only(widths[0] is 2 or 4 ? Day(Year(numbers[0], widths[0]), month, 1) : DateColumn.Missing, out reading),
        2 when widths[0] == 4 => Only(Day(numbers[0], month, numbers[1]), out reading),
        2 when monthAt <= 1 && widths[1] is 2 or 4 => Only(Day(Year(numbers[1], widths[1]), month, numbers[0]), out reading),
        _ => Only(DateColumn.Missing, out reading),
    };

    /// <summary>2026Q1, Q1 2026, 2026-K1, 2026W07: the first day of the quarter or ISO week.</summary>
    private static bool QuarterOrWeek(ReadOnlySpan<char> text, out DateReading reading)
    {
        reading = default;
        var at = text.IndexOfAny(QuarterOrWeekLetters);
        if (at < 0)
            return false;
        var before = text[..at].Trim(" -/");
        var after = text[(at + 1)..].Trim(" -/'");
        if (before.IsEmpty)
        {
            var split = after.IndexOfAny(" -/'");
            if (split < 0)
                return false;
            before = after[(split + 1)..].Trim(" -/'");
            after = after[..split];
        }

        if (before.Length != 4 || !int.TryParse(before, CultureInfo.InvariantCulture, out var year) || !int.TryParse(after, CultureInfo.InvariantCulture, out var number) || year is < 1900 or > 2200)
            return false;
        if (text[at] is 'W' or 'w')
        {
            if (after.Length > 2 || number < 1 || number > System.Globalization.ISOWeek.GetWeeksInYear(year))
                return false;
            return First(System.Globalization.ISOWeek.ToDateTime(year, number, DayOfWeek.Monday).Ticks, out reading);
        }

        return after.Length == 1 && number is >= 1 and <= 4 && First(Day(year, (number * 3) - 2, 1), out reading);

        static bool First(long ticks, out DateReading reading)
        {
            var found = Only(ticks, out reading);
            reading = reading with { IsPeriod = true };
            return found;
        }
    }

    private static bool Ordered(int first, int second, int year, out DateReading reading)
    {
        var dayFirst = Day(year, second, first);
        var monthFirst = Day(year, first, second);
        var order = (dayFirst == DateColumn.Missing, monthFirst == DateColumn.Missing) switch
        {
            (false, true) => OrderEvidence.DayFirst,
            (true, false) => OrderEvidence.MonthFirst,
            _ when dayFirst == monthFirst => OrderEvidence.None,
            _ => OrderEvidence.Either,
        };
        reading = new(order, dayFirst, monthFirst);
        return dayFirst != DateColumn.Missing || monthFirst != DateColumn.Missing;
    }

    private static bool Only(long ticks, out DateReading reading)
    {
        reading = new(OrderEvidence.None, ticks, ticks);
        return ticks != DateColumn.Missing;
    }

    private static int Year(int year, int width) => width == 4 ? year : year < 70 ? 2000 + year : 1900 + year;

    private static long Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day).Ticks
            : DateColumn.Missing;

    private static int MonthOf(ReadOnlySpan<char> word)
    {
        for (var month = 0; month < Months.Length; month++)
        {
            foreach (var name in Months[month])
            {
                if (word.Equals(name, StringComparison.OrdinalIgnoreCase))
                    return month + 1;
            }
        }

        return 0;
    }

    /// <summary>Takes a time of day and a zone off the end; the zone is left out of the value.</summary>
    private static bool SplitTime(ref ReadOnlySpan<char> text, out long ticks, out bool zone)
    {
        ticks = 0;
        zone = false;
        var colon = text.IndexOf(':');
        if (colon < 0)
            return true;
        var start = colon;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        var time = text[start..];
        if (start == 0 || text[start - 1] is not (' ' or 'T' or 't' or ','))
            return false;
        text = text[..(start - 1)].TrimEnd(" ,");
        zone = StripZone(ref time);
        time = time.TrimEnd();
        var half = 0;
        if (time.EndsWith("AM", StringComparison.OrdinalIgnoreCase) || time.EndsWith("PM", StringComparison.OrdinalIgnoreCase))
        {
            half = char.ToUpperInvariant(time[^2]) == 'A' ? 1 : 2;
            time = time[..^2].TrimEnd();
        }

        Span<Range> parts = stackalloc Range[4];
        var count = time.Split(parts, ':');
        if (count is < 2 or > 3 || !int.TryParse(time[parts[0]], CultureInfo.InvariantCulture, out var hour) || !int.TryParse(time[parts[1]], CultureInfo.InvariantCulture, out var minute))
            return false;
        var second = 0.0;
        if (count == 3 && (time[parts[2]].ContainsAnyExcept(SecondDigits) || !double.TryParse(time[parts[2]].ToString().Replace(',', '.'), CultureInfo.InvariantCulture, out second)))
            return false;
        if (half > 0)
        {
            if (hour is < 1 or > 12)
                return false;
            hour = (hour % 12) + (half == 2 ? 12 : 0);
        }

        if (hour is < 0 or > 23 || minute is < 0 or > 59 || second >= 60)
            return false;
        ticks = (hour * TimeSpan.TicksPerHour) + (minute * TimeSpan.TicksPerMinute) + (long)Math.Round(second * 1e3) * TimeSpan.TicksPerMillisecond;
        return true;
    }

    private static bool StripZone(ref ReadOnlySpan<char> time)
    {
        if (time[^1] is 'Z' or 'z')
        {
            time = time[..^1];
            return true;
        }

        foreach (var name in (ReadOnlySpan<string>)[" UTC", " GMT", " CET", " CEST"])
        {
            if (time.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                time = time[..^name.Length];
                return true;
            }
        }

        var sign = time.LastIndexOfAny('+', '-');
        if (sign < 4 || time.Length - sign is < 3 or > 6)
            return false;
        time = time[..sign];
        return true;
    }
}
