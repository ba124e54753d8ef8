using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Insights;

/// <summary>A query made ready to be split many times: its tables are prepared once, and columns of other tables are looked up once.</summary>
/// <param name="Asked">The query as an analyst would ask it.</param>
/// <param name="Ready">The same over prepared tables.</param>
/// <param name="Columns">The columns by which it can be split.</param>
internal sealed record SearchQuery(KpiQuery Asked, KpiQuery Ready, ImmutableArray<string> Columns)
{
    /// <summary>The query of a KPI over the tables of a workspace, which serve it.</summary>
    public static SearchQuery Of(KpiQuery asked, DiscoveryOptions options)
    {
        var form = asked.Form;
        var prepared = form.Prepare(asked.Tables, new KpiScope(form.Pool ?? Period.Month, asked.AsOf)).Tables.ToArray();
        var parts = form.Parts(prepared);
        var columns = ImmutableArray.CreateBuilder<string>();
        foreach (var name in SearchColumns.Of(asked, options.MostValues))
        {
            if (columns.Count == options.MostColumns)
                break;
            if (WithColumn(prepared, parts, name, asked.Lookups.Concat(prepared)) is not { } joined)
                continue;
            prepared = joined;
            columns.Add(name);
        }

        return new(asked, asked with { Tables = [.. prepared], Form = form with { Prepare = (tables, _) => (tables, []) } }, columns.ToImmutable());
    }

    // Every table that a part is measured on has the column, or can look it up; else null.
    private static Table[]? WithColumn(Table[] tables, IReadOnlyList<KpiPart> parts, Field column, IEnumerable<Table> lookups)
    {
        var joined = (Table[])tables.Clone();
        foreach (var part in parts)
        {
            // A part that is measured across a column is no part of a segment of it.
            if (column.Role is { } role && part.Across.Contains(role))
                return null;
            if (column.In(joined[part.Input]) is not null)
                continue;
            if (TableLookup.WithField(joined[part.Input], column, lookups) is not { } found)
                return null;
            joined[part.Input] = found;
        }

        return joined;
    }
}
