namespace KpiLab.Data.Typing;

/// <summary>Dates written as one whole number: 20260131, 202601 and Excel's day numbers.</summary>
internal static class DigitDates
{
    private static readonly long ExcelEpoch = new DateTime(1899, 12, 30).Ticks;

    /// <summary>yyyyMMdd from 1900 to 2199.</summary>
    public static long Day(double value) =>
        value is >= 19000101 and <= 21991231 && Math.Floor(value) == value ? Of((int)value / 10000, (int)value / 100 % 100, (int)value % 100) : DateColumn.Missing;

    /// <summary>yyyyMM from 1900 to 2199, as the first of the month.</summary>
    public static long Month(double value) =>
        value is >= 190001 and <= 219912 && Math.Floor(value) == value ? Of((int)value / 100, (int)value % 100, 1) : DateColumn.Missing;

    /// <summary>Days since 1899-12-30 as Excel counts them, between 1954 and 2119; the fraction is the time of day.</summary>
    public static long Serial(double value) =>
        value is >= 20000 and <= 80000 ? ExcelEpoch + ((long)Math.Round(value * 86400) * TimeSpan.TicksPerSecond) : DateColumn.Missing;

    private static long Of(int year, int month, int day) =>
        month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day).Ticks : DateColumn.Missing;
}
