using System.Collections.Immutable;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Kpis;

/// <summary>Finds which table serves as which input of a KPI, and says what is missing.</summary>
internal static class KpiMatch
{
    /// <summary>A table for each input, none twice, that fit best together; null when some input has none.</summary>
    public static ImmutableArray<Table>? Assign(KpiForm form, IReadOnlyList<Table> tables, bool handedOver)
    {
        (int Score, ImmutableArray<Table> Tables)? best = null;
        Try(0, 0, []);
        return best?.Tables;

        void Try(int input, int score, ImmutableArray<Table> chosen)
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

    public static MissingRoleException MissingRoles(Kpi kpi, IReadOnlyList<Table> tables)
    {
        var (missing, table) = Nearest(kpi, tables);
        string[] names = [.. missing.Select(text => text.English)];
        var columns = table is null ? "" : $" {table.Name} has: {table.ColumnNames()}.";
        return new MissingRoleException(
            $"{kpi.Id} needs {Needs(kpi, Language.English)}. Missing: {string.Join(", ", names)}.{columns} Give a column its role with Map, or --map role=column.", names);
    }

    public static LocalText Missing(Kpi kpi, IReadOnlyList<Table> tables)
    {
        var (missing, _) = Nearest(kpi, tables);
        return new(
            $"Needs {Needs(kpi, Language.English)}. Missing: {string.Join(", ", missing.Select(text => text.English))}.",
            $"Nodig: {Needs(kpi, Language.Dutch)}. Ontbreekt: {string.Join(", ", missing.Select(text => text.Dutch))}.");
    }

    private static string Needs(Kpi kpi, Language language)
    {
        var (and, or) = language == Language.Dutch ? (" en ", "; of ") : (" and ", "; or ");
        return string.Join(or, kpi.Forms.Select(form => string.Join(and, form.Inputs.Select(input =>
            $"{InputText.Of(input, language)} ({string.Join(", ", input.Required.Select(group => Roles(group, language)))})"))));
    }

    // Any of them is enough. In Dutch with the word that --map takes.
    private static string Roles(IEnumerable<Role> group, Language language) => string.Join(language == Language.Dutch ? " of " : " or ", group.Select(role => RoleText.NameAndId(role, language)));

    private static LocalText Roles(IEnumerable<Role> group) => new(Roles(group, Language.English), Roles(group, Language.Dutch));

    // The form that lacks the fewest roles, each input held against the table that comes nearest to it.
    private static (LocalText[] Missing, Table? Table) Nearest(Kpi kpi, IReadOnlyList<Table> tables)
    {
        (LocalText[] Missing, Table? Table)? best = null;
        foreach (var form in kpi.Forms)
        {
            var missing = new List<LocalText>();
            Table? nearest = null;
            foreach (var input in form.Inputs)
            {
                var table = tables.OrderByDescending(t => input.IsNamedLike(t)).ThenBy(t => input.Missing(t).Count()).FirstOrDefault();
                LocalText[] lacks = [.. (table is null ? input.Required : input.Missing(table)).Select(group => Roles(group))];
                if (lacks.Length == 0 && table is not null && input.Fit(table, handedOver: false) is null)
                    lacks = [new($"a table of {input.Name}", $"een tabel met {InputText.Of(input, Language.Dutch)}")];
                if (lacks.Length > 0)
                    nearest ??= table;
                missing.AddRange(lacks);
            }

            if (missing.Count == 0)
            {
                var (first, last) = (form.Inputs[0], form.Inputs[^1]);
                missing.Add(new(
                    $"a table of {last.Name} besides that of {first.Name}",
                    $"een tabel met {InputText.Of(last, Language.Dutch)} naast die met {InputText.Of(first, Language.Dutch)}"));
            }

            if (best is null || missing.Count < best.Value.Missing.Length)
                best = ([.. missing.Distinct()], nearest);
        }

        return best ?? ([], null);
    }
}
