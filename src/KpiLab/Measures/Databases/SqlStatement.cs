using System.Data.Common;
using KpiLab.Data;
using KpiLab.Data.Databases;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Measures;

/// <summary>The parts that statements over one table and query share: which rows, their keys and their value.</summary>
internal sealed class SqlStatement
{
    private const int MostRungs = 240;

    public SqlStatement(SqlTable table, AggregateQuery query)
    {
        Table = table;
        Query = query;
        Calculator = new(table);
        Keys = [.. query.Dimensions.Select(field => SqlCalculator.Require(table, field).Sql)];
        Conditions = [.. query.Filters.AddRange(query.Measure.Filters).Select(filter => SqlFilter.Of(filter, table))];
        if (query.Measure is { Aggregation: Aggregation.Sum, Of: { } of })
        {
            Measured = Numeric(of);
            Conditions.Add(Sql($"{Measured} is not null"));
        }
    }

    public SqlTable Table { get; }

    public AggregateQuery Query { get; }

    public SqlCalculator Calculator { get; }

    /// <summary>The columns that the answer is split by.</summary>
    public SqlText[] Keys { get; }

    /// <summary>What the rows that count fulfil.</summary>
    public List<SqlText> Conditions { get; }

    /// <summary>The value of a row; null where rows are counted.</summary>
    public SqlText? Measured { get; }

    /// <summary>A select over the rows that count, with the keys as k0, k1, … before what is given.</summary>
    public SqlText Rows(SqlText selected)
    {
        SqlText[] items = [.. Keys.Select((key, i) => Sql($"{key} as k{i}")), selected];
        return Conditions.Count == 0
            ? Sql($"select {Join(", ", items)} from {Table.Relation} t")
            : Sql($"select {Join(", ", items)} from {Table.Relation} t where {Join(" and ", Conditions)}");
    }

    /// <summary>Where the rows are spread over servers: the column that says which one has a row, as s. To group by it first lets each server aggregate its own.</summary>
    public SqlText Shard => Table.ShardKey is { } key ? Sql($", {key.Sql} as s") : SqlText.Empty;

    /// <summary>The shard among the columns that are grouped by.</summary>
    public SqlText AndShard => Table.ShardKey is null ? SqlText.Empty : Sql($", s");

    /// <summary>The number of the period that holds a moment, among those of a range.</summary>
    public SqlText PeriodNumber(SqlText moment, Period grain, DateRange? range)
    {
        if (!IsLaddered(grain, range) || range is not { } days)
            return Calculator.PeriodNumber(moment, grain);
        // A foreign server is not sent what takes a part of a date by its name; comparisons it is.
        var (first, last) = (grain.NumberOf(days.Start), grain.NumberOf(days.End.AddDays(-1)));
        var rungs = Enumerable.Range(first, last - first + 2).Select(number => (Day: number == first ? days.Start : number > last ? days.End : grain.RangeOf(number).Start, Before: number - 1))
            .Select(rung => Sql($"when {moment} < {Value(rung.Day.ToDateTime(TimeOnly.MinValue))} then {rung.Before}"));
        return Sql($"(case {Join(" ", rungs)} else {last + 1} end)");
    }

    /// <summary>True where periods are told apart by comparisons: then what lies outside of the range has a number outside of it.</summary>
    public bool IsLaddered(Period? grain, DateRange? range) => Table.ShardKey is not null && grain is { Unit: TimeUnit.Month or TimeUnit.Quarter or TimeUnit.Year } g && range is { } days
        && g.NumberOf(days.End.AddDays(-1)) - g.NumberOf(days.Start) <= MostRungs;

    /// <summary>k0, k1, … and what is given, with commas between.</summary>
    public SqlText KeysAnd(SqlText more) => Join(", ", [.. Keys.Select((_, i) => Sql($"k{i}")), more]);

    /// <summary>The key of a row of the answer.</summary>
    public string[] KeyOf(DbDataReader row) => [.. Enumerable.Range(0, Keys.Length).Select(i => row.IsDBNull(i) ? FrameEngine.UnknownKey : SqlValues.Text(row.GetValue(i)))];

    /// <summary>The dates of a field; a column without any value has none, whatever its kind.</summary>
    public SqlText Dates(Field field)
    {
        var column = SqlCalculator.Require(Table, field);
        if (column.Kind == ColumnKind.Date)
            return column.Sql;
        return Table.Facts(column.Name).IsEmpty
            ? Sql($"cast(null as timestamp)")
            : throw new DataException($"{Table.Name}, column \"{column.Name}\" holds {column.Kind.ToString().ToLowerInvariant()}, not dates. Map(\"{field}\", …) to a column of dates.");
    }

    private SqlText Numeric(Field field)
    {
        var column = SqlCalculator.Require(Table, field);
        return column.Kind switch
        {
            ColumnKind.Number => SqlDialect.Double(column.Sql),
            ColumnKind.Flag => Sql($"cast(cast({column.Sql} as integer) as double precision)"),
            _ => throw new DataException($"{Table.Name}, column \"{column.Name}\" holds {column.Kind.ToString().ToLowerInvariant()}, not numbers; it cannot be summed. Map(\"{field}\", …) to a column of numbers."),
        };
    }
}
