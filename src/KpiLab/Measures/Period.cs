namespace KpiLab.Measures;

/// <summary>A calendar length that divides time into neighbouring ranges: the grain of a series, or a horizon.</summary>
/// <remarks>Ranges are half-open and numbered: number 0 holds 0001-01-01. Weeks begin on Monday.</remarks>
/// <param name="Unit">The unit.</param>
/// <param name="Count">How many units, 1 or more.</param>
public readonly record struct Period(TimeUnit Unit, int Count)
{
    /// <summary>One day.</summary>
    public static Period Day => new(TimeUnit.Day, 1);

    /// <summary>One ISO week.</summary>
    public static Period Week => new(TimeUnit.Week, 1);

    /// <summary>One calendar month.</summary>
    public static Period Month => new(TimeUnit.Month, 1);

    /// <summary>One calendar quarter.</summary>
    public static Period Quarter => new(TimeUnit.Quarter, 1);

    /// <summary>One calendar year.</summary>
    public static Period Year => new(TimeUnit.Year, 1);

    /// <summary>A number of calendar months.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public static Period Months(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new(TimeUnit.Month, count);
    }

    /// <summary>The number of the range that holds a day.</summary>
    public int NumberOf(DateOnly day)
    {
        var units = Unit switch
        {
            TimeUnit.Day => day.DayNumber,
            TimeUnit.Week => day.DayNumber / 7,
            TimeUnit.Month => (day.Year - 1) * 12 + day.Month - 1,
            TimeUnit.Quarter => (day.Year - 1) * 4 + (day.Month - 1) / 3,
            _ => day.Year - 1,
        };
        return units / Count;
    }

    /// <summary>The range of a number.</summary>
    public DateRange RangeOf(int number) => new(StartOf(number), StartOf(number + 1));

    /// <summary>The range that holds a day.</summary>
    public DateRange Containing(DateOnly day) => RangeOf(NumberOf(day));

    /// <summary>The name used on the command line and in JSON: month, quarter, 3 months.</summary>
    public override string ToString() => Count == 1 ? UnitName : $"{Count} {UnitName}s";

    private string UnitName => Unit switch
    {
        TimeUnit.Day => "day",
        TimeUnit.Week => "week",
        TimeUnit.Month => "month",
        TimeUnit.Quarter => "quarter",
        _ => "year",
    };

    private DateOnly StartOf(int number)
    {
        var units = number * Count;
        return Unit switch
        {
            TimeUnit.Day => DateOnly.FromDayNumber(units),
            TimeUnit.Week => DateOnly.FromDayNumber(units * 7),
            TimeUnit.Month => new DateOnly(1 + units / 12, 1 + units % 12, 1),
            TimeUnit.Quarter => new DateOnly(1 + units / 4, 1 + units % 4 * 3, 1),
            _ => new DateOnly(1 + units, 1, 1),
        };
    }
}
