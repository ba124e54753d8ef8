using KpiLab.Data.Databases;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Measures;

/// <summary>Stocks: an interval counts in each period that it touches. The database tells what enters and leaves in each period, and running sums give the sizes: the answer does not grow with the length of the intervals.</summary>
internal static class SqlStock
{
    public static IReadOnlyList<AggregateRow> Execute(SqlStatement statement, PeriodAxis axis, CancellationToken cancellation)
    {
        var timing = statement.Query.Measure.Timing;
        var (start, end) = (statement.Dates(timing.Start), statement.Dates(timing.End));
        statement.Conditions.Add(Sql($"{start} is not null"));
        statement.Conditions.Add(timing.Kind == TimingKind.Opening ? Sql($"({end} is null or {end} >= {start})") : Sql($"({end} is null or {end} > {start})"));
        var opening = timing.Kind == TimingKind.Opening;
        var sql = opening ? Opening(statement, axis, start, end) : Average(statement, axis, start, end);
        var keys = statement.Keys.Length;
        var totals = new Dictionary<string, SqlStockTotals>(StringComparer.Ordinal);
        statement.Table.Database.Read(sql, row =>
        {
            double At(int i) => SqlValues.Number(row.GetValue(keys + i)) is var value && double.IsNaN(value) ? 0 : value;
            var key = statement.KeyOf(row);
            var name = string.Join('\0', key);
            if (!totals.TryGetValue(name, out var total))
                totals[name] = total = new(key, axis);
            if (opening)
                total.AddOpening((int)At(0), (int)At(1), At(2), At(3), At(4));
            else
                total.AddAverage((int)At(0), (int)At(1), At(2), At(3), At(4), At(5));
            return 0;
        }, cancellation);
        return [.. totals.Values.SelectMany(total => total.Rows())];
    }

    // Rows by side: 1 what enters in a period, -1 what is gone from it.
    private static SqlText Opening(SqlStatement statement, PeriodAxis axis, SqlText start, SqlText end)
    {
        var first = Sql($"{IndexOf(statement, axis, start)} + 1");
        var after = Sql($"{LastOf(statement, axis, end)} + 1");
        var rows = Step("counted", statement.Rows(Sql($"{first} as a, {after} as z, {statement.Measured ?? Sql($"cast(1 as double precision)")} as v{statement.Shard}")));
        var groups = statement.KeysAnd(Sql($"a, z"));
        var moves = Step("moves", Sql($"select {groups}, cast(count(*) as double precision) as n, sum(v) as v, sum(v * v) as w from {rows} r where a < z group by {groups}{statement.AndShard}"));
        var side = Sql($"cast(sum(n) as double precision), sum(v), sum(w) from {moves} m");
        return Sql($"select {statement.KeysAnd(Sql($"a, 1, {side}"))} group by {statement.KeysAnd(Sql($"a"))} union all select {statement.KeysAnd(Sql($"z, -1, {side}"))} group by {statement.KeysAnd(Sql($"z"))}");
    }

    // Rows by side: 0 what begins and ends within a period, 1 what begins in one and outlasts it, -1 what came before and ends in it. Days count from the first of the axis.
    private static SqlText Average(SqlStatement statement, PeriodAxis axis, SqlText start, SqlText end)
    {
        var (first, length) = (axis.Ranges[0].Start, axis.Ranges[^1].End.DayNumber - axis.Ranges[0].Start.DayNumber);
        SqlText DaysTo(SqlText moment) => Sql($"(date_part('epoch', {moment} - {Value(first.ToDateTime(TimeOnly.MinValue))}) / 86400.0)");
        var (from, to) = (Value(first.ToDateTime(TimeOnly.MinValue)), Value(axis.Ranges[^1].End.ToDateTime(TimeOnly.MinValue)));
        var a = IndexOf(statement, axis, start, before: 0);
        var z = LastOf(statement, axis, end);
        var begins = Sql($"(case when {start} > {from} then {DaysTo(start)} else 0 end)");
        var ends = Sql($"(case when {end} < {to} then {DaysTo(end)} else {length} end)");
        var rows = Step("counted", statement.Rows(Sql($"{a} as a, {z} as z, {begins} as b, {ends} as e, {statement.Measured ?? Sql($"cast(1 as double precision)")} as v{statement.Shard}")));
        var groups = statement.KeysAnd(Sql($"a, z"));
        var moves = Step("moves", Sql($"select {groups}, cast(count(*) as double precision) as n, sum(v) as v, sum(v * v) as w, sum(v * b) as b, sum(v * e) as e from {rows} r where a <= z group by {groups}{statement.AndShard}"));
        SqlText Side(SqlText period, int side, SqlText days, SqlText which) =>
            Sql($"select {statement.KeysAnd(Sql($"{period}, {side}, sum(n), sum(v), sum(w), sum({days})"))} from {moves} m where {which} group by {statement.KeysAnd(period)}");
        return Sql($"{Side(Sql($"a"), 0, Sql($"e - b"), Sql($"a = z"))} union all {Side(Sql($"a"), 1, Sql($"b"), Sql($"a < z"))} union all {Side(Sql($"z"), -1, Sql($"e"), Sql($"a < z"))}");
    }

    // The index of the period of a moment: by default -1 before the first, and the number of periods after the last.
    private static SqlText IndexOf(SqlStatement statement, PeriodAxis axis, SqlText moment, int before = -1, int? after = null)
    {
        var (first, end) = (Value(axis.Ranges[0].Start.ToDateTime(TimeOnly.MinValue)), Value(axis.Ranges[^1].End.ToDateTime(TimeOnly.MinValue)));
        var within = statement.Query.Grain is { } grain ? Sql($"cast({statement.PeriodNumber(moment, grain, new DateRange(axis.Ranges[0].Start, axis.Ranges[^1].End))} - {axis.First} as integer)") : Sql($"0");
        return Sql($"(case when {moment} < {first} then {before} when {moment} < {end} then {within} else {after ?? axis.Count} end)");
    }

    // The index of the last period that an end touches; what lasts touches them all. Written without coalesce and least, which a foreign server is not sent.
    private static SqlText LastOf(SqlStatement statement, PeriodAxis axis, SqlText end) => IndexOf(statement, axis, end, after: axis.Count - 1);
}
