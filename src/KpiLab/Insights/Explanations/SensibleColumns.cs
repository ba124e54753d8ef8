using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>The columns that may tell why a KPI changed, where none are asked for: those of few kinds that say who or what, and not how it ended.</summary>
internal static class SensibleColumns
{
    private const int MostValues = 50;

    private static readonly Role[] Telling =
    [
        Role.Channel, Role.Plan, Role.Touchpoint, Role.Department, Role.Theme, Role.Device, Role.Region, Role.Project, Role.Product, Role.Campaign, Role.Contract, Role.Category, Role.Company,
    ];

    /// <summary>The columns of the query's tables, roles in the order in which managers look at them, then other columns by name.</summary>
    public static IReadOnlyList<Field> Of(KpiQuery query)
    {
        var columns = query.Tables.SelectMany(table => table.Schema.Where(column => column.Kind == ColumnKind.Text && IsOfFewKinds(table, column.Name)).Select(column => (Column: column.Name, Role: table.Roles.RoleOf(column.Name)))).ToArray();
        var roles = Telling.Where(role => columns.Any(column => column.Role == role)).Select(Field.FromRole);
        var others = columns.Where(column => column.Role is null).Select(column => column.Column).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).Select(Field.FromString);
        return [.. roles.Concat(others).Where(field => !query.Filters.Any(filter => IsSame(filter.Field, field, query)))];
    }

    // More kinds than a tenth of the rows is a name or a remark.
    private static bool IsOfFewKinds(Table table, string column)
    {
        if (table is FrameTable frame && frame[column] is TextColumn { Dictionary.Count: > MostValues })
            return false;
        return table.Texts(column).Count is >= 2 and <= MostValues and var kinds && kinds * 10 <= Math.Max(table.Facts(column).Rows, 200);
    }

    private static bool IsSame(Field one, Field other, KpiQuery query) => query.Tables.Any(table => one.In(table) is { } column && column == other.In(table));
}
