using KpiLab.Charts.Plots;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Charts.Notebooks;

/// <summary>What a notebook shows of tables: their first rows, and how many more there are.</summary>
internal static class NotebookViews
{
    private const int MostRows = 40;
    private const int FirstRows = 10;

    /// <summary>The rows of a result; the second part is how many are not shown.</summary>
    public static (PlotTable Table, int Hidden) Of(KpiResult result, Language language)
    {
        var table = Tables.OfRows(result, language);
        return (table with { Rows = [.. table.Rows.Take(MostRows)] }, Math.Max(0, table.Rows.Count - MostRows));
    }

    /// <summary>The first rows of a table, with the role that each column plays under its name.</summary>
    public static (PlotTable Table, int Hidden) Of(FrameTable table)
    {
        var shown = Math.Min(FirstRows, table.RowCount);
        return (
            new(
                [.. table.Columns.Select(column => column.Name + (table.Roles.RoleOf(column.Name) is { } role ? $" ({Field.RoleName(role)})" : ""))],
                [.. Enumerable.Range(0, shown).Select(row => (IReadOnlyList<string>)[.. table.Columns.Select(column => column.TextOf(row) ?? "")])]),
            table.RowCount - shown);
    }
}
