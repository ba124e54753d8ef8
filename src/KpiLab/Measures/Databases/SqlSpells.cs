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
            return SqlAlgebra.With(table, Sql($"{table.Relation} t"), (spellStart, start.Sql), (spellEnd, end.Sql), (continues, Sql($"false")));

        var (s, e, key) = (start.Sql, end.Sql, table[keyName].Sql);
        var columns = SqlAlgebra.Columns(table);
        // An interval that lasts ends after every other.
        var never = Sql($"timestamp '10000-01-01'");
        var gap = table.Database.Dialect.Later(Sql($"reach_before"), Sql($"0"), Sql($"{spells.GapDays}"));
        var placed = Sql($"""
            select {columns}, usable, until, row_number() over (partition by {key}, usable order by {s}, until, {SqlAlgebra.InOrder(table)}) as place
            from (select {columns}, ({key} is not null and {s} is not null and coalesce({e} >= {s}, true)) as usable, coalesce({e}, {never}) as until from {table.Relation} t) t
            """);
        var reaching = Sql($"select {columns}, usable, until, place, max(until) over (partition by {key}, usable order by place rows between unbounded preceding and 1 preceding) as reach_before from ({placed}) t");
        var linked = Sql($"""
            select {columns}, usable, until, place, (usable and reach_before is not null and {s} <= {gap}) as linked,
              (reach_before is null or {s} > {gap} or until > reach_before or reach_before <= {s}) as holds
            from ({reaching}) t
            """);
        var numbered = Sql($"select {columns}, usable, until, place, linked, holds, sum(case when linked then 0 else 1 end) over (partition by {key}, usable order by place rows between unbounded preceding and current row) as spell from ({linked}) t");
        var spelled = Sql($"""
            select {columns}, usable, linked, holds, min({s}) over (partition by {key}, usable, spell) as first_start, max(until) over (partition by {key}, usable, spell) as last_end,
              lead({s}) over (partition by {key}, usable, spell, holds order by place) as next_start
            from ({numbered}) t
            """);
        return SqlAlgebra.With(
            table, Sql($"({spelled}) t"),
            (end, Sql($"case when not usable then {e} when holds then coalesce(next_start, {e}) else {s} end")),
            (spellStart, Sql($"case when usable then first_start else {s} end")),
            (spellEnd, Sql($"case when not usable then {e} when holds and next_start is null then nullif(last_end, {never}) end")),
            (continues, Sql($"linked")));
    }
}
