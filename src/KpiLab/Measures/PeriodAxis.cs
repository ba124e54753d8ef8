namespace KpiLab.Measures;

/// <summary>The periods of a query in order, and a table from days to them.</summary>
internal sealed class PeriodAxis
{
    private readonly int firstDay;
    private readonly int[] indexOfDay;
    private readonly DateRange days;

    public PeriodAxis(Period? grain, DateRange range)
    {
        days = range;
        First = grain?.NumberOf(range.Start) ?? 0;
        Ranges = grain is { } g
            ? [.. Enumerable.Range(First, g.NumberOf(range.End.AddDays(-1)) - First + 1).Select(g.RangeOf)]
            : [range];
        firstDay = Ranges[0].Start.DayNumber;
        indexOfDay = new int[Ranges[^1].End.DayNumber - firstDay];
        for (var p = 0; p < Ranges.Length; p++)
            indexOfDay.AsSpan(Ranges[p].Start.DayNumber - firstDay, Ranges[p].Days).Fill(p);
    }

    /// <summary>The number of the first period in the grain.</summary>
    public int First { get; }

    public DateRange[] Ranges { get; }

    public int Count => Ranges.Length;

    /// <summary>The index of the period of an event; -1 where it lies outside the days of the query, also when the period that holds it reaches out of them.</summary>
    public int IndexOfEvent(long ticks)
    {
        var day = (int)(ticks / TimeSpan.TicksPerDay);
        return day < days.Start.DayNumber || day >= days.End.DayNumber ? -1 : indexOfDay[day - firstDay];
    }

    /// <summary>The index of the period of a moment: -1 before the first, <see cref="Count"/> after the last.</summary>
    public int IndexOf(long ticks)
    {
        var day = (int)(ticks / TimeSpan.TicksPerDay) - firstDay;
        return day < 0 ? -1 : day >= indexOfDay.Length ? Count : indexOfDay[day];
    }

    /// <summary>The period of an event on each day of a column: -1 where it lies outside the days of the query, or is missing.</summary>
    public int[] OfEvents(ColumnDays days) => days.Table(-1, IndexOfEvent);

    /// <summary>The period of a moment on each day of a column: -1 before the first, <see cref="Count"/> after the last.</summary>
    public int[] OfMoments(ColumnDays days, int missing) => days.Table(missing, IndexOf);
}
