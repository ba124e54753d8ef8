using KpiLab.Data.Databases;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Measures;

/// <summary>Flows: each row counts in one period. One statement; where a measure is per unit, it groups by unit first.</summary>
internal static class SqlFlow
{
    public static IReadOnlyList<AggregateRow> Execute(SqlStatement statement, DateRange? range, CancellationToken cancellation)
    {
        var period = Period(statement, range);
        var measure = statement.Query.Measure;
        var unit = measure.Aggregation == Aggregation.CountDistinct ? measure.Of : measure.Per;
        var sql = unit is { } of ? PerUnit(statement, period, SqlCalculator.Require(statement.Table, of).Sql) : PerRow(statement, period);
        var keys = statement.Keys.Length;
        var distinct = measure.Aggregation == Aggregation.CountDistinct;
        var rows = statement.Table.Database.Read(sql, row =>
        {
            double At(int i) => SqlValues.Number(row.GetValue(keys + 1 + i)) is var value && double.IsNaN(value) ? 0 : value;
            var aggregate = unit is null ? new Aggregate((long)At(0), At(1), At(2))
                : distinct ? new Aggregate((long)At(0), At(0), At(0))
                : new Aggregate((long)At(0), At(1), 0, (long)At(2), At(3), At(4), At(5));
            return new AggregateRow(statement.KeyOf(row), Convert.ToInt32(row.GetValue(keys), System.Globalization.CultureInfo.InvariantCulture), aggregate);
        }, cancellation);
        if (range is not { } asked || statement.Query.Grain is not { } grain)
            return rows;
        var (first, last) = (grain.NumberOf(asked.Start), grain.NumberOf(asked.End.AddDays(-1)));
        return [.. rows.Where(row => row.Period >= first && row.Period <= last)];
    }

    private static SqlText PerRow(SqlStatement statement, SqlText period)
    {
        var (from, groups) = (Step("counted", statement.Rows(statement.Measured is { } v ? Sql($"{period} as p, {v} as v{statement.Shard}") : Sql($"{period} as p{statement.Shard}"))), statement.KeysAnd(Sql($"p")));
        var totals = statement.Measured is null ? Sql($"count(*), count(*), count(*)") : Sql($"count(*), sum(v), sum(v * v)");
        if (statement.Table.ShardKey is null)
            return Sql($"select {groups}, {totals} from {from} r group by {groups}");
        var shards = Step("shards", Sql($"select {groups}, count(*) as n{(statement.Measured is null ? SqlText.Empty : Sql($", sum(v) as v, sum(v * v) as w"))} from {from} r group by {groups}, s"));
        return Sql($"select {groups}, {(statement.Measured is null ? Sql($"sum(n), sum(n), sum(n)") : Sql($"sum(n), sum(v), sum(w)"))} from {shards} r group by {groups}");
    }

    private static SqlText PerUnit(SqlStatement statement, SqlText period, SqlText unit)
    {
        statement.Conditions.Add(Sql($"{unit} is not null"));
        var groups = statement.KeysAnd(Sql($"p"));
        if (statement.Query.Measure.Aggregation == Aggregation.CountDistinct)
        {
            var rows = Step("counted", statement.Rows(Sql($"{period} as p, {unit} as u{statement.Shard}")));
            if (statement.Table.ShardKey is not null)
                rows = Step("shards", Sql($"select {groups}, u from {rows} r group by {groups}, u, s"));
            return Sql($"select {groups}, count(*) from {Step("units", Sql($"select {groups} from {rows} r group by {groups}, u"))} u group by {groups}");
        }

        var valued = Step("counted", statement.Rows(Sql($"{period} as p, {unit} as u, {statement.Measured ?? Sql($"cast(1 as double precision)")} as v{statement.Shard}")));
        var (sum, count) = (Sql($"sum(v)"), Sql($"cast(count(*) as double precision)"));
        if (statement.Table.ShardKey is not null)
        {
            valued = Step("shards", Sql($"select {groups}, u, sum(v) as v, cast(count(*) as double precision) as n from {valued} r group by {groups}, u, s"));
            count = Sql($"sum(n)");
        }

        var units = Step("units", Sql($"select {groups}, {sum} as t, {count} as n from {valued} r group by {groups}, u"));
        return Sql($"select {groups}, sum(n), sum(t), count(*), sum(t * t), sum(t * n), sum(n * n) from {units} u group by {groups}");
    }

    // The number of the period of a row; and, as conditions, that it lies in one.
    private static SqlText Period(SqlStatement statement, DateRange? range)
    {
        var timing = statement.Query.Measure.Timing;
        if (timing.Kind == TimingKind.None)
            return Sql($"0");
        var (grain, start) = (statement.Query.Grain, statement.Dates(timing.Start));
        SqlText NumberOf(SqlText moment) => grain is { } g ? statement.PeriodNumber(moment, g, range) : Sql($"0");
        if (timing.Kind == TimingKind.At)
        {
            // Where numbers tell what lies outside, no condition does: a planner would take it to leave nearly nothing, and not aggregate on the shards.
            if (range is { } days && !statement.IsLaddered(grain, range))
                statement.Conditions.Add(Within(start, days));
            else if (range is null && grain is not null)
                statement.Conditions.Add(Sql($"{start} is not null"));
            return NumberOf(start);
        }

        var end = statement.Dates(timing.End);
        statement.Conditions.Add(Sql($"{start} <= {end}"));
        if (range is { } asked)
        {
            // A stock is that of whole periods, also where the days asked for begin within one.
            var whole = grain is { } g ? new DateRange(g.Containing(asked.Start).Start, g.Containing(asked.End.AddDays(-1)).End) : asked;
            range = whole;
            statement.Conditions.Add(Within(end, whole));
            if (grain is null)
                statement.Conditions.Add(Sql($"{start} < {Value(whole.Start.ToDateTime(TimeOnly.MinValue))}"));
        }

        if (grain is not null)
            statement.Conditions.Add(Sql($"{NumberOf(start)} < {NumberOf(end)}"));
        return NumberOf(end);
    }

    private static SqlText Within(SqlText moment, DateRange days) =>
        Sql($"{moment} >= {Value(days.Start.ToDateTime(TimeOnly.MinValue))} and {moment} < {Value(days.End.ToDateTime(TimeOnly.MinValue))}");
}
