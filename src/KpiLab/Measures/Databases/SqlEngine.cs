using KpiLab.Data;
using KpiLab.Data.Databases;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Measures;

/// <summary>Executes aggregate queries in a database: one statement per measure, whose answer is small.</summary>
internal sealed class SqlEngine : IMeasureEngine
{
    private SqlEngine()
    {
    }

    public static SqlEngine Instance { get; } = new();

    public IReadOnlyList<AggregateRow> Execute(Table table, AggregateQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var statement = new SqlStatement((SqlTable)table, query);
        var kind = query.Measure.Timing.Kind;
        var range = query.Range;
        if (range is null && kind is TimingKind.Opening or TimingKind.Average || (range is null && kind == TimingKind.Lost && query.Grain is null))
        {
            if (Days(statement, cancellation) is not { } days)
                return [];
            range = days;
        }

        var rows = kind is TimingKind.Opening or TimingKind.Average
            ? SqlStock.Execute(statement, new PeriodAxis(query.Grain, range!.Value), cancellation)
            : SqlFlow.Execute(statement, range, cancellation);
        AggregateRow[] found = [.. rows.Where(row => row.Aggregate.Count > 0 || row.Aggregate.Units > 0)];
        Array.Sort(found, Compare);
        return found;
    }

    public DateCoverage? Coverage(Table table, params IEnumerable<Field> fields)
    {
        var here = (SqlTable)table;
        SqlText[] columns = [.. fields.Select(field => field.In(here)).OfType<string>().Distinct().Select(name => here[name]).Where(column => column.Kind == ColumnKind.Date).Select(column => column.Sql)];
        if (columns.Length == 0)
            return null;
        var days = here.Database.Read(
            Sql($"select distinct d from ({Join(" union all ", columns.Select(column => Sql($"select {SqlDialect.DayNumber(column)} as d from {here.Relation} t where {column} is not null")))}) d"),
            row => Convert.ToInt32(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));
        return DateCoverage.Of([.. days.Order()]);
    }

    // The days from the first start to the last start or end, as a stock without days asked for is measured over them.
    private static DateRange? Days(SqlStatement statement, CancellationToken cancellation)
    {
        var (start, end) = (statement.Dates(statement.Query.Measure.Timing.Start), statement.Dates(statement.Query.Measure.Timing.End));
        return statement.Table.Database.Read(
            Sql($"select min({start}), greatest(max({start}), max({end})) from {statement.Table.Relation} t"),
            row => row.IsDBNull(0) ? default(DateRange?) : new DateRange(DateOnly.FromDateTime(row.GetDateTime(0)), DateOnly.FromDateTime(row.GetDateTime(1)).AddDays(1)), cancellation)[0];
    }

    private static int Compare(AggregateRow a, AggregateRow b)
    {
        for (var d = 0; d < a.Key.Count; d++)
        {
            var order = string.CompareOrdinal(a.Key[d], b.Key[d]);
            if (order != 0)
                return order;
        }

        return a.Period.CompareTo(b.Period);
    }
}
