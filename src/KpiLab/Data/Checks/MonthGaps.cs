using System.Globalization;

namespace KpiLab.Data.Checks;

/// <summary>Months without a row between the first and the last month of a table of events.</summary>
internal static class MonthGaps
{
    // With fewer rows a month, an empty month is chance.
    private const double EnoughRows = 3;

    public static IEnumerable<QualityEntry> Find(FrameTable table)
    {
        if (table.Find(Role.Date) is not DateColumn { Minimum: { } first, Maximum: { } last } dates || last.Year - first.Year > 100)
            yield break;
        var counts = new int[((last.Year - first.Year) * 12) + last.Month - first.Month + 1];
        var monthly = true;
        foreach (var ticks in dates.Ticks)
        {
            if (ticks == DateColumn.Missing)
                continue;
            var day = new DateTime(ticks);
            counts[((day.Year - first.Year) * 12) + day.Month - first.Month]++;
            monthly &= day.Day == 1;
        }

        string[] gaps = [.. Enumerable.Range(0, counts.Length).Where(at => counts[at] == 0).Select(at => first.AddDays(1 - first.Day).AddMonths(at).ToString("yyyy-MM", CultureInfo.InvariantCulture))];
        var filled = counts.Length - gaps.Length;
        if (gaps.Length == 0 || filled < 3 || gaps.Length > filled || (!monthly && (double)(dates.Length - dates.MissingCount) / filled < EnoughRows))
            yield break;
        yield return new(Severity.Warning, "month-gaps", $"Column \"{dates.Name}\": no rows in {string.Join(", ", gaps.Take(12))}{(gaps.Length > 12 ? ", …" : "")}, between {first:yyyy-MM} and {last:yyyy-MM}. Is a part of the export missing?", dates.Name, gaps.Length, [.. gaps.Take(5).Select(gap => new QualityExample(0, gap))])
        {
            Dutch = $"Kolom \"{dates.Name}\": geen rijen in {string.Join(", ", gaps.Take(12))}{(gaps.Length > 12 ? ", …" : "")}, tussen {first:yyyy-MM} en {last:yyyy-MM}. Ontbreekt een deel van de export?",
        };
    }
}
