using KpiLab.Data;
using KpiLab.Kpis;

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
            foreach (var column in table.Columns)
            {
                if (Values(column) is < 2 || Values(column) > mostValues || names.Contains(column.Name, StringComparer.OrdinalIgnoreCase))
                    continue;
                if (table.Roles.RoleOf(column.Name) is { } role && (NoSegments.Contains(role) || !roles.Add(role)))
                    continue;
                names.Add(column.Name);
            }
        }

        return names;
    }

    private static int Values(Column column) => column switch
    {
        TextColumn text => text.Dictionary.Count,
        FlagColumn => 2,
        _ => 0,
    };
}
