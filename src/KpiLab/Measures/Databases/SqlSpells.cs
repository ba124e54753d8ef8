using KpiLab.Data;
using KpiLab.Data.Databases;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Measures;

/// <summary>Joins the intervals of tables in a database, with window functions over the intervals of each key in order of time.</summary>
internal static class SqlSpells
{
    public static SqlTable Join(SqlTable table, Spells spells)
    {
        var (start, end) = (table[spells.Start], table[spells.End]);
        var (spellStart, spellEnd, continues) = (new SqlColumn(Spells.SpellStart, ColumnKind.Date), new SqlColumn(Spells.SpellEnd, ColumnKind.Date), new SqlColumn(Spells.Continues, ColumnKind.Flag));
        if (spells.Key is not { } keyName)
            return SqlAlgebra.With("spells", table, Sql($"{table.Relation} t"), (spellStart, start.Sql), (spellEnd, end.Sql), (continues, Sql($"false")));

        var (s, e, key) = (start.Sql, end.Sql, table[keyName].Sql);
        // An interval that lasts ends after every other.
        var never = Sql($"timestamp '10000-01-01'");
        var gap = spells.GapDays == 0 ? Sql($"kpilab_reach_before") : table.Database.Dialect.DaysLater(Sql($"kpilab_reach_before"), Sql($"{spells.GapDays}"));
        var usable = Step("usable", Sql($"select *, ({key} is not null and {s} is not null and coalesce({e} >= {s}, true)) as kpilab_usable, coalesce({e}, {never}) as kpilab_until from {table.Relation} t"));
        var placed = Step("placed", Sql($"select *, row_number() over (partition by {key}, kpilab_usable order by {s}, kpilab_until{SqlAlgebra.ThenInOrder(table, keyName, spells.Start, spells.End)}) as kpilab_place from {usable} t"));
        var reaching = Step("reaching", Sql($"select *, max(kpilab_until) over (partition by {key}, kpilab_usable order by kpilab_place rows between unbounded preceding and 1 preceding) as kpilab_reach_before from {placed} t"));
        var linked = Step("linked", Sql($"""
            select *, (kpilab_usable and kpilab_reach_before is not null and {s} <= {gap}) as kpilab_linked,
                (kpilab_reach_before is null or {s} > {gap} or kpilab_until > kpilab_reach_before or kpilab_reach_before <= {s}) as kpilab_holds
              from {reaching} t
            """));
        var numbered = Step("numbered", Sql($"select *, sum(case when kpilab_linked then 0 else 1 end) over (partition by {key}, kpilab_usable order by kpilab_place rows between unbounded preceding and current row) as kpilab_spell from {linked} t"));
        var spelled = Step("spelled", Sql($"""
            select *, min({s}) over (partition by {key}, kpilab_usable, kpilab_spell) as kpilab_first_start, max(kpilab_until) over (partition by {key}, kpilab_usable, kpilab_spell) as kpilab_last_end,
                lead({s}) over (partition by {key}, kpilab_usable, kpilab_spell, kpilab_holds order by kpilab_place) as kpilab_next_start
              from {numbered} t
            """));
        return SqlAlgebra.With(
            "spells", table, Sql($"{spelled} t"),
            (end, Sql($"case when not kpilab_usable then {e} when kpilab_holds then coalesce(kpilab_next_start, {e}) else {s} end")),
            (spellStart, Sql($"case when kpilab_usable then kpilab_first_start else {s} end")),
            (spellEnd, Sql($"case when not kpilab_usable then {e} when kpilab_holds and kpilab_next_start is null then nullif(kpilab_last_end, {never}) end")),
            (continues, Sql($"kpilab_linked")));
    }
}
