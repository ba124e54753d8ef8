using System.Collections.Immutable;

namespace KpiLab.Data;

/// <summary>Which column of a table plays which role. Immutable.</summary>
public sealed class RoleMap
{
    private readonly ImmutableSortedDictionary<Role, ImmutableArray<string>> columns;

    private RoleMap(ImmutableSortedDictionary<Role, ImmutableArray<string>> columns) => this.columns = columns;

    /// <summary>No roles.</summary>
    public static RoleMap Empty { get; } = new(ImmutableSortedDictionary<Role, ImmutableArray<string>>.Empty);

    /// <summary>The roles that have a column.</summary>
    public IEnumerable<Role> Assigned => columns.Keys;

    /// <summary>True when a column plays the role.</summary>
    public bool Has(Role role) => columns.ContainsKey(role);

    /// <summary>The column that plays the role (the first, where there are several); null when there is none.</summary>
    public string? ColumnOf(Role role) => columns.TryGetValue(role, out var found) ? found[0] : null;

    /// <summary>All columns that play the role, in order.</summary>
    public IReadOnlyList<string> ColumnsOf(Role role) => columns.TryGetValue(role, out var found) ? found : [];

    /// <summary>The role of a column; null when it plays none.</summary>
    public Role? RoleOf(string column)
    {
        foreach (var (role, names) in columns)
        {
            if (names.Contains(column))
                return role;
        }

        return null;
    }

    /// <summary>A map in which the role is played by these columns; with none, by no column.</summary>
    public RoleMap With(Role role, params IEnumerable<string> names)
    {
        ImmutableArray<string> list = [.. names];
        return new(list.Length == 0 ? columns.Remove(role) : columns.SetItem(role, list));
    }
}
