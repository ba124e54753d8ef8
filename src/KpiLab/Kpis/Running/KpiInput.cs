using System.Collections.Immutable;
using KpiLab.Data;

namespace KpiLab.Kpis;

/// <summary>A table that a KPI needs: the roles it must have, and how to know it among others.</summary>
/// <param name="Name">What the table holds: spend, customers.</param>
/// <param name="Required">The roles without which it does not serve; of a group, one is enough.</param>
/// <param name="Welcome">Roles that make it more likely to be the one.</param>
/// <param name="Strange">Roles that make it less likely.</param>
/// <param name="NamedLike">Parts of file names, English and Dutch, that point to it.</param>
internal sealed record KpiInput(
    string Name, ImmutableArray<ImmutableArray<Role>> Required, ImmutableArray<Role> Welcome, ImmutableArray<Role> Strange, ImmutableArray<string> NamedLike)
{
    /// <summary>What the table must hold beyond roles, such as scores from 0 to 10.</summary>
    public Func<Table, bool> Accepts { get; init; } = _ => true;

    /// <summary>What makes a table this input when it is found among others and not handed over: a name or a telling role.</summary>
    public Func<Table, bool>? Recognises { get; init; }

    /// <summary>What makes a table that is found among others something else, whatever its name; handed over, it serves.</summary>
    public Func<Table, bool> Refuses { get; init; } = _ => false;

    public static KpiInput Of(string name, params ImmutableArray<Role>[] required) => new(name, [.. required], [], [], []);

    /// <summary>The required roles that the table lacks; of a group, one is enough.</summary>
    public IEnumerable<ImmutableArray<Role>> Missing(Table table) => Required.Where(group => !group.Any(table.Roles.Has));

    public bool IsNamedLike(Table table) => NamedLike.Any(part => table.Name.Contains(part, StringComparison.OrdinalIgnoreCase));

    /// <summary>How well the table fits; null when it does not.</summary>
    public int? Fit(Table table, bool handedOver)
    {
        if (Missing(table).Any() || !Accepts(table))
            return null;
        if (!handedOver && Refuses(table))
            return null;
        if (!handedOver && Recognises is { } recognises && !IsNamedLike(table) && !recognises(table))
            return null;
        return (IsNamedLike(table) ? 8 : 0) + 2 * Welcome.Count(table.Roles.Has) - 3 * Strange.Count(table.Roles.Has);
    }
}
