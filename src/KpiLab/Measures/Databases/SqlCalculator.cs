using KpiLab.Data;
using KpiLab.Data.Databases;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Measures;

/// <summary>Writes calculations over a table in a database.</summary>
internal sealed class SqlCalculator(SqlTable table)
{
    private SqlDialect Dialect => table.Database.Dialect;

    /// <summary>The expression and the kind of its values.</summary>
    public (SqlText Sql, ColumnKind Kind) Write(Calculation calculation)
    {
        switch (calculation)
        {
            case Calculation.Column c:
                var column = Require(table, c.Field);
                return (column.Sql, column.Kind);
            case Calculation.Constant c:
                return (Constant(c), c.Kind);
            case Calculation.Arithmetic a:
                return (a.Operator switch
                {
                    '+' => Sql($"({Number(a.Left)} + {Number(a.Right)})"),
                    '-' => Sql($"({Number(a.Left)} - {Number(a.Right)})"),
                    _ => Sql($"({Number(a.Left)} * {Number(a.Right)})"),
                }, ColumnKind.Number);
            case Calculation.Comparison c:
                return (Compare(c), ColumnKind.Flag);
            case Calculation.Truth t:
                return (t.Turned ? Sql($"(case when {Write(t.If).Sql} then false else true end)") : Sql($"(case when {Write(t.If).Sql} then true else false end)"), ColumnKind.Flag);
            case Calculation.Choice c:
                var (flag, (yes, kind)) = (Write(c.If).Sql, Write(c.Yes));
                return (kind == ColumnKind.Number
                    ? Sql($"(case when {flag} then {Number(c.Yes)} when not {flag} then {Number(c.No)} end)")
                    : Sql($"(case when {flag} then {yes} when not {flag} then {Write(c.No).Sql} end)"), kind);
            case Calculation.Filled f:
                var (value, of) = Write(f.Value);
                return (of == ColumnKind.Number ? Sql($"coalesce({Number(f.Value)}, {Number(f.Other)})") : Sql($"coalesce({value}, {Write(f.Other).Sql})"), of);
            case Calculation.Presence p:
                return (Sql($"({Write(p.Value).Sql} is not null)"), ColumnKind.Flag);
            case Calculation.Joined j:
                return (j.Parts.Length == 0 ? Sql($"''") : Sql($"({Join(" || chr(31) || ", j.Parts.Select(part => Sql($"coalesce({Text(part)}, '')")))})"), ColumnKind.Text);
            case Calculation.PeriodNumber p:
                return (PeriodNumber(Write(p.Date).Sql, p.Grain), ColumnKind.Number);
            case Calculation.PeriodStart p:
                return (PeriodStart(Write(p.Ordinal).Sql, p.Grain), ColumnKind.Date);
            case Calculation.Later l:
                var moved = l.Months == 0 ? Write(l.Date).Sql : Dialect.MonthsLater(Write(l.Date).Sql, Sql($"{l.Months}"));
                return (l.Days == 0 ? moved : Dialect.DaysLater(moved, Sql($"{l.Days}")), ColumnKind.Date);
            case Calculation.Lot l:
                return (Sql($"substr(md5(coalesce({Text(l.Value)}, cast(row_number() over () as text))), 1, 2)"), ColumnKind.Text);
            case Calculation.RowNumber:
                return (Sql($"row_number() over ()"), ColumnKind.Number);
            case Calculation.Extreme e:
                return Extreme(e);
            default:
                throw new NotSupportedException($"A calculation of type {calculation.GetType().Name} is unknown.");
        }
    }

    /// <summary>True when the expression looks at other rows, which a where clause cannot hold.</summary>
    public static bool LooksAround(Calculation calculation) => calculation switch
    {
        Calculation.RowNumber or Calculation.Extreme or Calculation.Lot => true,
        Calculation.Comparison c => LooksAround(c.Left) || LooksAround(c.Right),
        Calculation.Arithmetic a => LooksAround(a.Left) || LooksAround(a.Right),
        Calculation.Truth t => LooksAround(t.If),
        _ => false,
    };

    /// <summary>The number of the period that holds a moment.</summary>
    public SqlText PeriodNumber(SqlText moment, Period grain)
    {
        var units = grain.Unit switch
        {
            TimeUnit.Day => SqlDialect.DayNumber(moment),
            TimeUnit.Week => Dialect.Divide(SqlDialect.DayNumber(moment), 7),
            TimeUnit.Month => Sql($"(({Part("year", moment)} - 1) * 12 + {Part("month", moment)} - 1)"),
            TimeUnit.Quarter => Sql($"(({Part("year", moment)} - 1) * 4 + {Part("quarter", moment)} - 1)"),
            _ => Sql($"({Part("year", moment)} - 1)"),
        };
        return grain.Count == 1 ? units : Dialect.Divide(units, grain.Count);
    }

    /// <summary>The column of a field.</summary>
    /// <exception cref="MissingRoleException">There is none.</exception>
    public static SqlColumn Require(SqlTable table, Field field) => field.In(table) is { } name
        ? table[name]
        : throw new MissingRoleException(
            $"{table.Name} has no column \"{field}\", and none with that role. It has: {table.ColumnNames()}. Use Map to name the column.",
            [field.ToString()]);

    private SqlText Number(Calculation calculation) => SqlDialect.Double(Write(calculation).Sql);

    private SqlText Text(Calculation calculation)
    {
        var (sql, kind) = Write(calculation);
        return Dialect.TextOf(sql, kind);
    }

    private static SqlText Part(string part, SqlText moment) => part switch
    {
        "year" => Sql($"cast(date_part('year', {moment}) as integer)"),
        "month" => Sql($"cast(date_part('month', {moment}) as integer)"),
        _ => Sql($"cast(date_part('quarter', {moment}) as integer)"),
    };

    private SqlText Constant(Calculation.Constant constant) => (constant.Kind, constant.Value) switch
    {
        (ColumnKind.Number, double number) => SqlDialect.Double(Value(number)),
        (ColumnKind.Number, _) => Sql($"cast(null as double precision)"),
        (ColumnKind.Date, DateTime moment) => Sql($"cast({Value(moment)} as timestamp)"),
        (ColumnKind.Date, _) => Sql($"cast(null as timestamp)"),
        (ColumnKind.Flag, bool flag) => flag ? Sql($"true") : Sql($"false"),
        (ColumnKind.Flag, _) => Sql($"cast(null as boolean)"),
        (_, string text) when Dialect.TextValue(text) is { } value => Sql($"cast({value} as text)"),
        _ => Sql($"cast(null as text)"),
    };

    private SqlText Compare(Calculation.Comparison comparison)
    {
        var ((left, kind), (right, _)) = (Write(comparison.Left), Write(comparison.Right));
        if (kind == ColumnKind.Number)
            (left, right) = (SqlDialect.Double(left), SqlDialect.Double(right));
        if (kind == ColumnKind.Text && comparison.Operator != Comparing.Equal)
            throw new NotSupportedException("Texts are compared for being equal only.");
        return comparison.Operator switch
        {
            Comparing.Below => Sql($"({left} < {right})"),
            Comparing.AtMost => Sql($"({left} <= {right})"),
            Comparing.Equal => Sql($"({left} = {right})"),
            Comparing.AtLeast => Sql($"({left} >= {right})"),
            _ => Sql($"({left} > {right})"),
        };
    }

    private SqlText PeriodStart(SqlText number, Period grain)
    {
        var units = grain.Unit switch
        {
            TimeUnit.Week => 7,
            TimeUnit.Quarter => 3,
            TimeUnit.Year => 12,
            _ => 1,
        };
        var count = Sql($"{number} * {units * grain.Count}");
        var first = Sql($"timestamp '0001-01-01'");
        return grain.Unit is TimeUnit.Day or TimeUnit.Week ? Dialect.DaysLater(first, count) : Dialect.MonthsLater(first, count);
    }

    private (SqlText Sql, ColumnKind Kind) Extreme(Calculation.Extreme extreme)
    {
        var (value, kind) = Write(extreme.Value);
        SqlText[] keys = [.. extreme.Keys.Select(key => Write(key).Sql)];
        var over = Sql($"over (partition by {Join(", ", keys)})");
        var best = extreme.Highest ? Sql($"max({value}) {over}") : Sql($"min({value}) {over}");
        return (Sql($"case when {Join(" and ", keys.Select(key => Sql($"{key} is not null")))} then {best} else {value} end"), kind);
    }
}
