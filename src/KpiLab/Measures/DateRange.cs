using System.Globalization;

namespace KpiLab.Measures;

/// <summary>The days from <see cref="Start"/> up to, and not with, <see cref="End"/>: half-open, so that neighbouring ranges share no day.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The day after the last; not before <paramref name="Start"/>.</param>
public readonly partial record struct DateRange(DateOnly Start, DateOnly End) : IComparable<DateRange>
{
    /// <summary>Number of days.</summary>
    public int Days => End.DayNumber - Start.DayNumber;

    /// <summary>Length in years: whole months count as twelfths, anything else as days of 1/365.25.</summary>
    public double Years => Start.Day == 1 && End.Day == 1
        ? ((End.Year - Start.Year) * 12 + End.Month - Start.Month) / 12.0
        : Days / 365.25;

    /// <summary>True when the day is in the range.</summary>
    public bool Contains(DateOnly day) => day >= Start && day < End;

    /// <summary>The days in both ranges; null when there are none.</summary>
    public DateRange? Intersect(DateRange other)
    {
        var start = Start > other.Start ? Start : other.Start;
        var end = End < other.End ? End : other.End;
        return start < end ? new DateRange(start, end) : null;
    }

    /// <inheritdoc/>
    public int CompareTo(DateRange other) => Start != other.Start ? Start.CompareTo(other.Start) : End.CompareTo(other.End);

    /// <summary>The shortest name: 2026-03-05, 2026-W10, 2026-03, 2026-Q1 or 2026 where it is such a unit, else first..last day.</summary>
    public override string ToString()
    {
        if (Days == 1)
            return string.Create(CultureInfo.InvariantCulture, $"{Start:yyyy-MM-dd}");
        if (Start.Day == 1 && End == Start.AddMonths(1))
            return string.Create(CultureInfo.InvariantCulture, $"{Start:yyyy-MM}");
        if (Start.Day == 1 && (Start.Month - 1) % 3 == 0 && End == Start.AddMonths(3))
            return string.Create(CultureInfo.InvariantCulture, $"{Start:yyyy}-Q{(Start.Month + 2) / 3}");
        if (Start is { Day: 1, Month: 1 } && End == Start.AddYears(1))
            return string.Create(CultureInfo.InvariantCulture, $"{Start:yyyy}");
        if (Days == 7 && Start.DayOfWeek == DayOfWeek.Monday)
        {
            var moment = Start.ToDateTime(TimeOnly.MinValue);
            return string.Create(CultureInfo.InvariantCulture, $"{System.Globalization.ISOWeek.GetYear(moment):0000}-W{System.Globalization.ISOWeek.GetWeekOfYear(moment):00}");
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Start:yyyy-MM-dd}..{End.AddDays(-1):yyyy-MM-dd}");
    }

    /// <summary>Earlier start first; of equal starts, the shorter.</summary>
    public static bool operator <(DateRange left, DateRange right) => left.CompareTo(right) < 0;

    /// <summary>Later start, or equal start and longer.</summary>
    public static bool operator >(DateRange left, DateRange right) => left.CompareTo(right) > 0;

    /// <summary>Not later.</summary>
    public static bool operator <=(DateRange left, DateRange right) => left.CompareTo(right) <= 0;

    /// <summary>Not earlier.</summary>
    public static bool operator >=(DateRange left, DateRange right) => left.CompareTo(right) >= 0;
}
