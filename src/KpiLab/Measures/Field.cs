using System.Text;
using KpiLab.Data;

namespace KpiLab.Measures;

/// <summary>A column, named or by the role it plays. A name that is no column is read as a role: "channel" finds the column "kanaal".</summary>
public readonly record struct Field
{
    private readonly Role? role;
    private readonly string? name;

    private Field(Role? role, string? name)
    {
        this.role = role;
        this.name = name;
    }

    /// <summary>The column that plays a role.</summary>
    public static implicit operator Field(Role role) => new(role, null);

    /// <summary>The column of a name, or, where there is none, of the role of that name.</summary>
    public static implicit operator Field(string name) => new(null, name ?? throw new ArgumentNullException(nameof(name)));

    /// <summary>The column that plays a role.</summary>
    public static Field FromRole(Role role) => role;

    /// <summary>The column of a name, or, where there is none, of the role of that name.</summary>
    public static Field FromString(string name) => name;

    /// <summary>The name of the column in a table; null when the table has none such.</summary>
    public string? In(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (role is { } r)
            return table.Roles.ColumnOf(r);
        foreach (var (column, _) in table.Schema)
        {
            if (string.Equals(column, name, StringComparison.OrdinalIgnoreCase))
                return column;
        }

        return RoleNamed(name!) is { } byName ? table.Roles.ColumnOf(byName) : null;
    }

    /// <summary>The role, where the field is one or bears its name; null otherwise.</summary>
    public Role? Role => role ?? RoleNamed(name!);

    /// <summary>The column name or the role in lower case.</summary>
    public override string ToString() => name ?? RoleName(role!.Value);

    /// <summary>The name of a role on the command line: lower case, words joined by hyphens.</summary>
    public static string RoleName(Role role)
    {
        var text = new StringBuilder();
        foreach (var letter in role.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    /// <summary>The role of a name, in any case; null when there is none.</summary>
    public static Role? RoleNamed(string name)
    {
        foreach (var candidate in Enum.GetValues<Role>())
        {
            if (string.Equals(RoleName(candidate), name, StringComparison.OrdinalIgnoreCase))
                return candidate;
        }

        return null;
    }
}
