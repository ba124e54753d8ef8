using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Finds which table serves as which input of a KPI, and says what is missing.</summary>
internal static class KpiMatch
{
    /// <summary>A table for each input, none twice, that fit best together; null when some input has none.</summary>
    public static ImmutableArray<FrameTable>? Assign(KpiForm form, IReadOnlyList<FrameTable> tables, bool handedOver)
    {
        (int Score, ImmutableArray<FrameTable> Tables)? best = null;
        Try(0, 0, []);
        return best?.Tables;

        void Try(int input, int score, ImmutableArray<FrameTable> chosen)
        {
            if (input == form.Inputs.Length)
            {
                if (best is null || score > best.Value.Score)
                    best = (score, chosen);
                return;
            }

            foreach (var table in tables)
            {
                if (!chosen.Contains(table) && form.Inputs[input].Fit(table, handedOver) is { } fit)
                    Try(input + 1, score + fit, chosen.Add(table));
            }
        }
    }

    public static MissingRoleException MissingRoles(Kpi kpi, IReadOnlyList<FrameTable> tables)
    {
        var (missing, table) = Nearest(kpi, tables);
        var columns = table is null ? "" : $" {table.Name} has: {string.Join(", ", table.Columns.Select(c => c.Name))}.";
        return new MissingRoleException(
            $"{kpi.Id} needs {Needs(kpi)}. Missing: {string.Join(", ", missing)}.{columns} Give a column its role with Map, or --map role=column.", missing);
    }

    public static LocalText Missing(Kpi kpi, IReadOnlyList<FrameTable> tables)
    {
        var (missing, _) = Nearest(kpi, tables);
        var list = string.Join(", ", missing);
        return new($"Needs {Needs(kpi)}. Missing: {list}.", $"Nodig: {Needs(kpi)}. Ontbreekt: {list}.");
    }

    private static string Needs(Kpi kpi) => string.Join("; or ", kpi.Forms.Select(form => string.Join(" and ", form.Inputs.Select(input =>
        $"{input.Name} ({string.Join(", ", input.Required.Select(group => string.Join(" or ", group.Select(Field.RoleName))))})"))));

    // The form that lacks the fewest roles, each input held against the table that comes nearest to it.
    private static (string[] Missing, FrameTable? Table) Nearest(Kpi kpi, IReadOnlyList<FrameTable> tables)
    {
        (string[] Missing, FrameTable? Table)? best = null;
        foreach (var form in kpi.Forms)
        {
            var missing = new List<string>();
            FrameTable? nearest = null;
            foreach (var input in form.Inputs)
            {
                var table = tables.OrderByDescending(t => input.IsNamedLike(t)).ThenBy(t => input.Missing(t).Count()).FirstOrDefault();
                string[] lacks = table is null ? [.. input.Required.Select(group => string.Join(" or ", group.Select(Field.RoleName)))] : [.. input.Missing(table)];
                if (lacks.Length == 0 && table is not null && input.Fit(table, handedOver: false) is null)
                    lacks = [$"a table of {input.Name}"];
                if (lacks.Length > 0)
                    nearest ??= table;
                missing.AddRange(lacks);
            }

            if (missing.Count == 0)
                missing.Add($"a table of {form.Inputs[^1].Name} besides that of {form.Inputs[0].Name}");
            if (best is null || missing.Count < best.Value.Missing.Length)
                best = ([.. missing.Distinct()], nearest);
        }

        return best ?? ([], null);
    }
}
