using KpiLab.Data;

namespace KpiLab.Cli;

/// <summary>A table for the models, with the columns that only they know: found by name, or given by <c>--map</c>.</summary>
internal sealed class LtvColumns
{
    // Role, and the names that mean it in the summaries that other tools write.
    private static readonly (string Role, string[] Names)[] Known =
    [
        ("frequency", ["frequency", "x", "frequentie"]),
        ("recency", ["recency", "t_x", "t.x", "tx", "recentie"]),
        ("age", ["age", "t", "t_cal", "t.cal", "periods", "leeftijd"]),
        ("weight", ["weight", "weights", "gewicht", "n.cust"]),
        ("spend", ["spend", "monetary_value", "mean_spend"]),
        ("period", ["period", "year", "periode", "jaar"]),
        ("active", ["active", "survivors", "actief"]),
        ("duration", ["duration", "tenure", "duur", "looptijd"]),
        ("renewals", ["renewals", "verlengingen"]),
        ("lost", ["lost", "event", "verloren"]),
    ];

    private readonly Dictionary<string, string> byRole;

    private LtvColumns(FrameTable table, Dictionary<string, string> byRole) => (Table, this.byRole) = (table, byRole);

    public static IEnumerable<string> Roles => Known.Select(k => k.Role);

    public FrameTable Table { get; }

    public static LtvColumns Of(FrameTable table, IEnumerable<string> maps)
    {
        var byRole = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var others = new List<string>();
        foreach (var map in maps)
        {
            if (map.Split('=', 2) is [var role, { Length: > 0 } column] && Roles.Contains(role, StringComparer.OrdinalIgnoreCase))
                byRole[role] = table[column].Name;
            else
                others.Add(map);
        }

        foreach (var (role, names) in Known)
        {
            if (!byRole.ContainsKey(role) && names.Select(table.Find).FirstOrDefault(c => c is not null && !byRole.ContainsValue(c.Name)) is { } found)
                byRole[role] = found.Name;
        }

        return new((FrameTable)Mapping.Apply([table], others)[0], byRole);
    }

    public bool Has(params string[] roles) => roles.All(byRole.ContainsKey);

    /// <summary>The numbers of a column; none may be missing.</summary>
    /// <exception cref="DataException">No column has the role, or it holds something else than numbers; the message names the row.</exception>
    public double[] Numbers(string role)
    {
        if (!byRole.TryGetValue(role, out var name))
            throw new DataException($"{Table.Name}: no column has the role {role}. Give it: --map {role}=column. Columns: {string.Join(", ", Table.Columns.Select(c => c.Name))}.");
        if (Table[name] is not NumberColumn column)
            throw new DataException($"{Table.Name}: column \"{name}\" has the role {role} and holds {Table[name].Kind.ToString().ToLowerInvariant()}s, not numbers. Map the role to another column.");
        return column.MissingCount == 0 ? column.Values.ToArray()
            : throw new DataException($"{Table.Name}: column \"{name}\", row {column.Values.ToArray().IndexOf(double.NaN) + 1}: no number. {column.MissingCount} are missing; the model needs all.");
    }

    /// <summary>The yes and no of the column with the role lost, or of the one that is known as churned; 1 and 0 will do.</summary>
    public bool[] Flags()
    {
        var column = byRole.TryGetValue("lost", out var name) ? Table[name] : Table.Find(Role.Churned)
            ?? throw new DataException($"{Table.Name}: no column says who was lost. Give it: --map lost=column. Columns: {string.Join(", ", Table.Columns.Select(c => c.Name))}.");
        if (column.MissingCount > 0)
            throw new DataException($"{Table.Name}: column \"{column.Name}\" has {column.MissingCount} rows without yes or no; the model needs all.");
        return column switch
        {
            FlagColumn flag => [.. flag.Values.ToArray().Select(v => v == 1)],
            NumberColumn { IsWhole: true, Minimum: >= 0, Maximum: <= 1 } number => [.. number.Values.ToArray().Select(v => v == 1)],
            _ => throw new DataException($"{Table.Name}: column \"{column.Name}\" has the role lost and is no yes/no or 1/0. Map the role to another column."),
        };
    }
}
