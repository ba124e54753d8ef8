using KpiLab.Data.Checks;

namespace KpiLab.Data;

/// <summary>Checks of a table that matter to KPIs. They look at all rows, and run when the quality of a table is asked for, not while it loads.</summary>
internal static class DataQuality
{
    private static readonly Func<FrameTable, IEnumerable<QualityEntry>>[] Checks =
        [MissingValues.Find, Duplicates.Find, DateOrder.Find, MonthGaps.Find, Signs.Find, ScaleBounds.Find, Outliers.Find, Spellings.Find, GarbledText.Find];

    /// <summary>What the checks find, problems first.</summary>
    public static IEnumerable<QualityEntry> Of(FrameTable table) =>
        table.RowCount == 0 ? [] : Checks.SelectMany(check => check(table)).OrderByDescending(entry => entry.Severity);
}
