using DuckDB.NET.Data;
using KpiLab.Data;
using KpiLab.Data.Databases;
using KpiLab.Kpis;
using KpiLab.Measures;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Tests.Databases;

/// <summary>What a DuckDB is spared, and what an analyst hears when it fails.</summary>
public sealed class DuckDbSafetyTests : IDisposable
{
    private readonly DuckDBConnection connection = new("Data Source=:memory:");

    public DuckDbSafetyTests() => connection.Open();

    [Fact]
    public void A_value_with_a_NUL_is_not_the_value_before_it()
    {
        var table = FrameTable.Of("t", TextColumn.Of("plan", ["NL", "NL", "BE"]));
        var copy = DatabaseCopy.In(connection, table);
        var query = new AggregateQuery(Measure.Count().By(Timing.None), [], null, null, [Filter.In("plan", "NL\0")]);
        Assert.Empty(FrameEngine.Instance.Execute(table, query));
        Assert.Empty(SqlEngine.Instance.Execute(copy, query));
    }

    [Fact]
    public void Nothing_can_be_written()
    {
        Run("create table kept as select 1 as n");
        foreach (var statement in new[] { Sql($"insert into kept values (2) returning n"), Sql($"delete from kept returning n"), Sql($"create table stolen as select 1 as n") })
            Assert.Contains("read-only", Assert.Throws<DataException>(() => SqlDatabase.Over(connection).Read(statement, row => row.GetValue(0))).Message, StringComparison.Ordinal);
        Assert.Equal([1L], SqlDatabase.Over(connection).Read(Sql($"select count(*) from kept"), row => row.GetInt64(0)));
    }

    [Fact]
    public void A_statement_that_takes_too_long_is_stopped()
    {
        var database = SqlDatabase.Opening(DuckDbDialect.Instance, () => new DuckDBConnection("Data Source=:memory:"), null, TimeSpan.FromMilliseconds(50));
        var e = Assert.Throws<DataException>(() => database.Read(Sql($"select count(*) from range(1000000) a, range(1000000) b where a.range + b.range = 7"), row => 0));
        Assert.Contains("took longer than 0.05 seconds", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancelling_stops_it()
    {
        using var stop = new CancellationTokenSource(50);
        Assert.ThrowsAny<OperationCanceledException>(() => SqlDatabase.Over(connection).Read(Sql($"select count(*) from range(1000000) a, range(1000000) b where a.range + b.range = 7"), row => 0, stop.Token));
        Assert.Equal([1L], SqlDatabase.Over(connection).Read(Sql($"select 1::bigint"), row => row.GetInt64(0)));
    }

    [Fact]
    public void A_table_that_is_gone_says_so()
    {
        Run("create table gone as select 1 as customer_id, date '2024-01-05' as start_date, date '2024-02-05' as end_date");
        var table = SqlTable.Of(connection, "gone");
        Run("drop table gone");
        Assert.Contains("Open it again", Assert.Throws<DataException>(() => ChurnRate.Of(table).Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_says_that_there_is_nothing_to_count()
    {
        Run("create table nothing (customer_id integer, start_date date, end_date date)");
        Assert.Contains("holds no dates", Assert.Throws<DataException>(() => ChurnRate.Of(SqlTable.Of(connection, "nothing")).Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_bear_the_names_of_our_own_are_theirs()
    {
        Run("""create table "source" as select i as customer_id, i % 3 as "k0", i % 2 as "p", i as "v", date '2024-01-05' + cast(i as integer) as start_date, cast(null as date) as end_date, 'x' as "t", 'y' as "usable" from range(50) r(i)""");
        var table = SqlTable.Of(connection, "source");
        var here = ChurnRate.Of(table).By("k0").Every(Period.Month).Run();
        Same.Results(ChurnRate.Of(table.Load()).By("k0").Every(Period.Month).Run(), here, "by k0");
    }

    [Fact]
    public void A_long_name_is_told_from_another_that_begins_alike()
    {
        var (one, two) = (new string('a', 70) + "1", new string('a', 70) + "2");
        var table = FrameTable.Of("long", new NumberColumn(one, [1, 2]), new NumberColumn(two, [10, 20]));
        var copy = DatabaseCopy.In(connection, table);
        foreach (var (name, sum) in new[] { (one, 3.0), (two, 30.0) })
            Assert.Equal(sum, SqlEngine.Instance.Execute(copy, new(Measure.Sum(name).By(Timing.None), [], null, null, []))[0].Aggregate.Sum);
    }

    [Fact]
    public void What_a_query_asked_can_be_read()
    {
        Run("create table orders as select i % 7 as customer_id, date '2024-01-01' + cast(i as integer) as date, i * 1.5 as amount, case when i % 2 = 0 then 'shop' else 'web' end as channel from range(100) r(i)");
        var sql = Ltv.Of(SqlTable.Of(connection, "orders")).By("channel").Where("channel", "web").ToSql();
        Assert.Contains("-- $1 = 'web'", sql, StringComparison.Ordinal);
        Assert.Contains("from \"main\".\"orders\"", sql, StringComparison.Ordinal);
        Assert.Contains("in memory", Assert.Throws<DataException>(() => Ltv.Of(SqlTable.Of(connection, "orders").Load()).ToSql()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_select_is_no_table() =>
        Assert.Contains("Table.From", Assert.Throws<DataException>(() => SqlTable.Of(connection, "select 1")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_needs_its_rows_in_memory_says_so()
    {
        Run("create table subscriptions as select 1 as customer_id, date '2024-01-05' as start_date, date '2024-02-05' as end_date, 10 as monthly_amount");
        Assert.Contains("Table.From", Assert.Throws<DataException>(() => RevenueRetention.Net.Of(SqlTable.Of(connection, "subscriptions")).Run()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => connection.Dispose();

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
