using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Adds to a table a column that stands in another one, by a key that both have: the channel of each order's customer.</summary>
internal static class TableLookup
{
    private static readonly Role[] Keys = [Role.Customer, Role.Order, Role.Lead, Role.Employee, Role.Respondent, Role.Visitor, Role.Campaign, Role.Project, Role.Product, Role.Department];

    /// <summary>The table with the column of a field; null when no lookup has it under a key that is unique there.</summary>
    public static Table? WithField(Table table, Field field, IEnumerable<Table> lookups)
    {
        foreach (var other in lookups)
        {
            if (field.In(other) is not { } name)
                continue;
            foreach (var key in Keys)
            {
                if (table.Roles.ColumnOf(key) is { } own && other.Roles.ColumnOf(key) is { } theirs && table.Lookup(own, other, theirs, name) is { } joined)
                    return field.Role is { } role && !joined.Roles.Has(role) ? joined.Map(role, name) : joined;
            }
        }

        return null;
    }
}
