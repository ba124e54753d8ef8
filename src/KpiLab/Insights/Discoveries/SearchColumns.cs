using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>The columns that a KPI can sensibly be split by: texts of few values and flags, in its own tables or where they can be looked up.</summary>
/// <remarks>Identifiers, survey rounds and what the KPI itself measures (a step of the funnel, a score) are none.</remarks>
internal static class SearchColumns
{
    private static readonly Role[] NoSegments =
    [
        Role.Customer, Role.Visitor, Role.Employee, Role.Respondent, Role.Order, Role.Lead, Role.Currency, Role.Score, Role.Wave, Role.Churned, Role.Converted, Role.Step,
        Role.Mql, Role.Sql, Role.Won, Role.Date, Role.Start, Role.End,
    ];

    /// <summary>Their names, those of the KPI's own tables first; a name or role that several tables share stands once.</summary>
    public static IReadOnlyList<string> Of(KpiQuery query, int mostValues)
    {
        var names = new List<string>();
        var roles = new HashSet<Role>();
        foreach (var table in query.Tables.Concat(query.Lookups))
        {
            foreach (var (column, kind) in table.Schema)
            {
                if (names.Contains(column, StringComparer.OrdinalIgnoreCase) || table.Roles.RoleOf(column) is { } no && NoSegments.Contains(no) || Values(table, column, kind, mostValues) is < 2 || Values(table, column, kind, mostValues) > mostValues)
                    continue;
                if (table.Roles.RoleOf(column) is not { } role || roles.Add(role))
                    names.Add(column);
            }
        }

        return names;
    }

    // A dictionary that is too long need not be sorted to be told so.
    private static int Values(Table table, string column, ColumnKind kind, int most) => kind switch
    {
        ColumnKind.Text => table is FrameTable frame && frame[column] is TextColumn { Dictionary.Count: var count } && count > 10 * most ? count : table.Texts(column).Count,
        ColumnKind.Flag => 2,
        _ => 0,
    };
}
