using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>A result by department; null where the tables tell nothing of it.</summary>
internal sealed record EngagementResult(LocalText Name, IReadOnlyDictionary<string, Measurement>? ByDepartment);

/// <summary>The results that engagement is held against.</summary>
internal static class EngagementResults
{
    private static readonly string[] AbsenceWords = ["absence", "absent", "sick", "verzuim", "ziek"];

    public static IReadOnlyList<EngagementResult> Of(Workspace workspace, DateOnly? asOf, CancellationToken cancellation) =>
    [
        new(StaffTurnover.Kpi.Text.Name, ByDepartment(StaffTurnover.Kpi.In(workspace), asOf, cancellation)),
        new(new("absence", "verzuim"), ByDepartment(Absence(workspace), null, cancellation)),
        new(RevenuePerEmployee.Kpi.Text.Name, ByDepartment(RevenuePerEmployee.Kpi.In(workspace), asOf, cancellation)),
    ];

    private static Dictionary<string, Measurement>? ByDepartment(KpiQuery? query, DateOnly? asOf, CancellationToken cancellation)
    {
        try
        {
            return query is null ? null : EngagementLinks.ByDepartment((asOf is { } day ? query.Until(day) : query).By(Role.Department).Run(cancellation).Rows);
        }
        catch (DataException)
        {
            // A table that has no department, or no dates in common: nothing is told by department.
            return null;
        }
    }

    // The mean over the rows (employees, or employees by month) of a column that is named for it.
    private static KpiQuery? Absence(Workspace workspace)
    {
        foreach (var table in workspace.Frames.Where(table => table.Roles.Has(Role.Department)))
        {
            if (table.Columns.FirstOrDefault(column => column is NumberColumn && AbsenceWords.Any(word => column.Name.Contains(word, StringComparison.OrdinalIgnoreCase))) is { } column)
                return Kpi.Define("absence", Unit.Ratio, Measure.Sum(column.Name) / Measure.Count(), Direction.Lower).Of(table);
        }

        return null;
    }
}
