using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Adds to a table a column that stands in another one, by a key that both have: the channel of each order's customer.</summary>
internal static class TableLookup
{
    private static readonly Role[] Keys = [Role.Customer, Role.Order, Role.Lead, Role.Employee, Role.Respondent, Role.Visitor, Role.Campaign, Role.Project, Role.Product, Role.Department];

    /// <summary>The table with the column of a field; null when no lookup has it under a key that is unique there.</summary>
    public static FrameTable? WithField(FrameTable table, Field field, IEnumerable<FrameTable> lookups)
    {
        foreach (var other in lookups)
        {
            if (field.In(other) is not { } name)
                continue;
            foreach (var key in Keys)
            {
                if (table.Find(key) is { } own && other.Find(key) is { } theirs && !ReferenceEquals(own, theirs) && RowsByKey(theirs) is { } rows)
                    return Join(table, own, other[name], rows, field, name);
            }
        }

        return null;
    }

    private static FrameTable Join(FrameTable table, Column own, Column looked, Dictionary<string, int> rows, Field field, string name)
    {
        var codes = ColumnCodes.Of(own);
        var rowOfCode = new int[codes.Count];
        rowOfCode[0] = -1;
        for (var code = 1; code < codes.Count; code++)
            rowOfCode[code] = rows.GetValueOrDefault(codes.Label(code), -1);
        var codeOfRow = new int[own.Length];
        codes.Read(0, codeOfRow);
        var taken = new int[own.Length];
        for (var row = 0; row < taken.Length; row++)
            taken[row] = rowOfCode[codeOfRow[row]];
        var joined = table.WithColumn(looked.Take(taken).Renamed(name));
        return field.Role is { } role && !joined.Roles.Has(role) ? (FrameTable)joined.Map(role, name) : joined;
    }

    private static Dictionary<string, int>? RowsByKey(Column key)
    {
        var rows = new Dictionary<string, int>(key.Length, StringComparer.Ordinal);
        for (var row = 0; row < key.Length; row++)
        {
            if (key.TextOf(row) is { } text && !rows.TryAdd(text, row))
                return null;
        }

        return rows;
    }
}
