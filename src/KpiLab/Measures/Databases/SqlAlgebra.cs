using System.Runtime.CompilerServices;
using KpiLab.Data;
using KpiLab.Data.Databases;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Measures;

/// <summary>The algebra of tables in a database: each step is a select around the one before. Nothing is asked until something is measured, but for facts of columns.</summary>
internal sealed class SqlAlgebra : TableAlgebra
{
    private static readonly ConditionalWeakTable<object, Dictionary<string, object>> Known = [];

    private SqlAlgebra()
    {
    }

    public static SqlAlgebra Instance { get; } = new();

    public override ColumnFacts Facts(Table table, string column)
    {
        var here = (SqlTable)table;
        var found = here[column];
        return Once(here, "facts of " + found.Name, () =>
        {
            var (low, high) = found.Kind == ColumnKind.Number ? (Sql($"min({SqlDialect.Double(found.Sql)})"), Sql($"max({SqlDialect.Double(found.Sql)})")) : (Sql($"null"), Sql($"null"));
            return here.Database.Read(
                Sql($"select count(*), count({found.Sql}), {low}, {high} from {here.Relation} t"),
                row => new ColumnFacts(row.GetInt64(0), row.GetInt64(0) - row.GetInt64(1), SqlValues.Number(row.GetValue(2)), SqlValues.Number(row.GetValue(3))))[0];
        });
    }

    public override IReadOnlyList<string> Texts(Table table, string column)
    {
        var here = (SqlTable)table;
        var found = here[column];
        return Once<IReadOnlyList<string>>(here, "texts of " + found.Name, () =>
            [.. here.Database.Read(Sql($"select distinct {found.Sql} from {here.Relation} t where {found.Sql} is not null"), row => row.GetString(0)).Order(StringComparer.Ordinal)]);
    }

    public override Table With(Table table, string name, Calculation calculation)
    {
        var here = (SqlTable)table;
        var (sql, kind) = new SqlCalculator(here).Write(calculation);
        var whole = calculation is Calculation.Column column && SqlCalculator.Require(here, column.Field).IsWhole;
        return With("computed", here, Sql($"{here.Relation} t"), (new SqlColumn(name, kind, whole), sql));
    }

    public override Table Keep(Table table, Calculation flag)
    {
        var here = (SqlTable)table;
        var condition = new SqlCalculator(here).Write(flag).Sql;
        if (!SqlCalculator.LooksAround(flag))
            return here.Over("kept", Sql($"select * from {here.Relation} t where {condition}"), here.Columns);
        var told = Step("told", Sql($"select *, {condition} as kpilab_kept from {here.Relation} t"));
        return here.Over("kept", Sql($"select {SqlRows.All(here.Columns)} from {told} t where kpilab_kept"), here.Columns);
    }

    public override Table FirstPer(Table table, string key, string date)
    {
        var here = (SqlTable)table;
        if (IsKey(here, key))
            return here;
        var (keys, dates) = (here[key].Sql, here[date].Sql);
        var ranked = Step("ranked", Sql($"select *, row_number() over (partition by {keys} order by {dates} nulls last{ThenInOrder(here, key, date)}) as kpilab_place from {here.Relation} t"));
        return here.Over("firsts", Sql($"select {SqlRows.All(here.Columns)} from {ranked} t where kpilab_place = 1 or {keys} is null"), here.Columns);
    }

    public override Table? Lookup(Table table, string key, Table other, string otherKey, string column)
    {
        var here = (SqlTable)table;
        if (other is not SqlTable there || !ReferenceEquals(there.Database, here.Database) || (ReferenceEquals(there.Origin, here.Origin) && there[otherKey].Name == here[key].Name) || !IsKey(there, otherKey))
            return null;
        var dialect = here.Database.Dialect;
        var (own, theirs) = (here[key], there[otherKey]);
        var same = own.Kind == theirs.Kind
            ? Sql($"t.{own.Sql} = o.{theirs.Sql}")
            : Sql($"{dialect.TextOf(Sql($"t.{own.Sql}"), own.Kind)} = {dialect.TextOf(Sql($"o.{theirs.Sql}"), theirs.Kind)}");
        var looked = there[column];
        return With("looked_up", here, Sql($"{here.Relation} t left join {there.Relation} o on {same}"), (looked, Sql($"o.{looked.Sql}")));
    }

    public override Table Stacked(Table table, IReadOnlyList<string> columns, string name, string value)
    {
        var here = (SqlTable)table;
        var names = Join(", ", columns.Select(column => Sql($"cast({Value(column)} as text)")));
        var values = Join(", ", columns.Select(column => SqlDialect.Double(here[column].Sql)));
        return With("stacked", here, Sql($"{here.Relation} t"), (new(name, ColumnKind.Text), Sql($"unnest(array[{names}])")), (new(value, ColumnKind.Number), Sql($"unnest(array[{values}])")));
    }

    public override Table WithSpells(Table table, Spells spells)
    {
        var here = (SqlTable)table;
        return SqlSpells.Join(here, spells.Key is { } key && IsKey(here, key) ? spells with { Key = null } : spells);
    }

    /// <summary>The order that <see cref="RowOrder"/> has in memory, after what rows are put in order by already.</summary>
    public static SqlText ThenInOrder(SqlTable table, params string[] already)
    {
        SqlText[] columns = [.. table.Columns.Where(column => !already.Contains(column.Name, StringComparer.OrdinalIgnoreCase)).Select(column => column.Kind == ColumnKind.Text ? table.Database.Dialect.InCodePoints(column.Sql) : column.Sql)];
        return columns.Length == 0 ? SqlText.Empty : Sql($", {Join(", ", columns.Select(column => Sql($"{column} nulls last")))}");
    }

    /// <summary>The table with columns computed from a relation, in place of those of the same name.</summary>
    public static SqlTable With(string step, SqlTable table, SqlText from, params (SqlColumn Column, SqlText Sql)[] added)
    {
        var columns = table.Columns;
        var replaced = false;
        var selected = columns.Select(column => Sql($"t.{column.Sql}")).ToList();
        foreach (var (column, sql) in added)
        {
            var at = 0;
            while (at < columns.Length && !string.Equals(columns[at].Name, column.Name, StringComparison.OrdinalIgnoreCase))
                at++;
            var computed = Sql($"{sql} as {column.Sql}");
            replaced |= at < table.Columns.Length;
            (columns, var isNew) = at < columns.Length ? (columns.SetItem(at, column), false) : (columns.Add(column), true);
            if (isNew)
                selected.Add(computed);
            else
                selected[at] = computed;
        }

        var list = replaced ? Join(", ", selected) : Join(", ", selected.Skip(table.Columns.Length).Prepend(Sql($"t.*")));
        return table.Over(step, Sql($"select {list} from {from}"), columns);
    }

    private static bool IsKey(SqlTable table, string column)
    {
        var key = table[column].Sql;
        return (bool)Once<object>(table, "is key: " + table[column].Name, () =>
            table.Database.Read(Sql($"select count({key}) = count(distinct {key}) from {table.Relation} t"), row => (object)row.GetBoolean(0))[0]);
    }

    // What was asked of one table is not asked again of it.
    private static T Once<T>(SqlTable table, string question, Func<T> ask)
        where T : class
    {
        var known = Known.GetValue(table.Relation, _ => new(StringComparer.Ordinal));
        lock (known)
        {
            if (known.TryGetValue(question, out var answer))
                return (T)answer;
            var asked = ask();
            known[question] = asked;
            return asked;
        }
    }
}
