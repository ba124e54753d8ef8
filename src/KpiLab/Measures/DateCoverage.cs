namespace KpiLab.Measures;

/// <summary>Which days a table covers, as its dates tell.</summary>
/// <param name="First">The first day with a row.</param>
/// <param name="Last">The last day with a row.</param>
/// <param name="TypicalGap">Days from one dated row to the next that 95 % of the gaps do not exceed; 1 for daily data, 31 for monthly.</param>
public sealed record DateCoverage(DateOnly First, DateOnly Last, int TypicalGap)
{
    /// <summary>The days covered, rounded outwards to a whole month (or quarter, or year, where the rows are that far apart) when what is missing at an end is less than a typical gap.</summary>
    public DateRange Range
    {
        get
        {
            var unit = TypicalGap >= 360 ? Period.Year : TypicalGap >= 85 ? Period.Quarter : Period.Month;
            var first = unit.Containing(First).Start;
            var after = unit.Containing(Last).End;
            return new DateRange(
                First.DayNumber - first.DayNumber < TypicalGap ? first : First,
                after.DayNumber - 1 - Last.DayNumber < TypicalGap ? after : Last.AddDays(1));
        }
    }

    /// <summary>The coverage that a set of days shows; null when there are none.</summary>
    public static DateCoverage? Of(IReadOnlyList<int> dayNumbersInOrder)
    {
        ArgumentNullException.ThrowIfNull(dayNumbersInOrder);
        if (dayNumbersInOrder.Count == 0)
            return null;
        var gaps = new int[dayNumbersInOrder.Count - 1];
        for (var i = 0; i < gaps.Length; i++)
            gaps[i] = dayNumbersInOrder[i + 1] - dayNumbersInOrder[i];
        Array.Sort(gaps);
        var typical = gaps.Length == 0 ? 1 : gaps[(int)Math.Ceiling(0.95 * gaps.Length) - 1];
        return new DateCoverage(DateOnly.FromDayNumber(dayNumbersInOrder[0]), DateOnly.FromDayNumber(dayNumbersInOrder[^1]), typical);
    }
}
