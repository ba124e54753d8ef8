namespace KpiLab.Samples;

/// <summary>The thirty months that the company's files cover, numbered from 0.</summary>
internal static class SampleCalendar
{
    public const int Months = 30;

    /// <summary>More is bought before Christmas and less in summer; January first.</summary>
    private static readonly double[] Season = [0.97, 0.96, 0.99, 0.98, 0.97, 0.95, 0.90, 0.91, 1.00, 1.04, 1.15, 1.18];

    public static readonly DateOnly After = new(2026, 7, 1);

    public static DateOnly First(int month) => new(2024 + month / 12, month % 12 + 1, 1);

    public static int MonthOf(DateOnly day) => (day.Year - 2024) * 12 + day.Month - 1;

    public static int Days(int month) => First(month + 1).DayNumber - First(month).DayNumber;

    public static double SeasonOf(int month) => Season[month % 12];

    /// <summary>Four days of the month on which invoices and media bills are booked; the first and the last day among them.</summary>
    public static DateOnly[] BookingDays(int month)
    {
        var first = First(month);
        return [first, first.AddDays(9), first.AddDays(19), First(month + 1).AddDays(-1)];
    }
}
