using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Cli;

/// <summary>Applies <c>--map role=column</c> and <c>--map table.role=column</c> to tables.</summary>
internal static class Mapping
{
    public static IReadOnlyList<Table> Apply(IReadOnlyList<Table> tables, IEnumerable<string> maps)
    {
        var mapped = tables.ToArray();
        foreach (var map in maps)
        {
            var parts = map.Split('=', 2);
            if (parts.Length != 2 || parts[0].Length == 0 || parts[1].Length == 0)
                throw new UsageException($"--map {map}: write role=column, such as --map date=boekdatum.");
            var dot = parts[0].LastIndexOf('.');
            var (tableName, roleName) = dot < 0 ? (null, parts[0]) : (parts[0][..dot], parts[0][(dot + 1)..]);
            var role = Field.RoleNamed(roleName)
                ?? throw new UsageException($"--map {map}: there is no role \"{roleName}\". Roles: {string.Join(", ", Enum.GetValues<Role>().Select(Field.RoleName))}.");
            var columns = parts[1].Split(',');
            var found = false;
            for (var i = 0; i < mapped.Length; i++)
            {
                if (tableName is not null && !string.Equals(mapped[i].Name, tableName, StringComparison.OrdinalIgnoreCase))
                    continue;
                if (columns.Any(column => !mapped[i].Schema.Any(known => known.Name.Equals(column, StringComparison.OrdinalIgnoreCase))))
                    continue;
                // A column plays one role: given by hand, it leaves the one that was found.
                var table = mapped[i];
                foreach (var column in columns)
                {
                    if (table.Roles.RoleOf(column) is { } old && old != role)
                        table = table.Map(old, [.. table.Roles.ColumnsOf(old).Where(c => !columns.Contains(c, StringComparer.OrdinalIgnoreCase))]);
                }

                mapped[i] = table.Map(role, columns);
                found = true;
            }

            if (!found)
                throw new DataException($"--map {map}: no table has the column \"{parts[1]}\". {string.Join("; ", mapped.Select(t => $"{t.Name}: {string.Join(", ", t.Schema.Select(c => c.Name))}"))}.");
        }

        return mapped;
    }
}
