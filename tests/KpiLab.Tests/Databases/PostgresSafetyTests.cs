using System.Globalization;
using KpiLab.Data;
using KpiLab.Data.Databases;
using KpiLab.Kpis;
using KpiLab.Measures;
using Npgsql;
using static KpiLab.Data.Databases.SqlText;

namespace KpiLab.Tests.Databases;

/// <summary>What a PostgreSQL is spared, and what an analyst hears when it fails.</summary>
[Trait("Category", "heavy")]
public sealed class PostgresSafetyTests : IClassFixture<PostgresSafetyTests.Server>, IDisposable
{
    private readonly PostgresServer server;
    private readonly NpgsqlConnection connection;

    public PostgresSafetyTests(Server fixture)
    {
        server = fixture.Postgres;
        connection = server.Open();
    }

    [Fact]
    public void Names_and_values_with_quotes_semicolons_and_comments_do_not_change_a_statement()
    {
        const string Evil = "x\"; drop table treasure; --";
        server.Execute("create table if not exists treasure (gold int); truncate treasure; insert into treasure values (1)");
        var table = (FrameTable)FrameTable.Of(Evil, TextColumn.Of(Evil, ["a", Evil, "'; drop table treasure; /*", null]), new NumberColumn("'); drop table treasure; --", [1, 2, 4, 8]));
        var copy = DatabaseCopy.In(connection, table);
        foreach (var value in new[] { "a", Evil, "'; drop table treasure; /*", "$1", "\\", "a\0", "\u202e", "(unknown)" })
        {
            var query = new AggregateQuery(Measure.Sum("'); drop table treasure; --").By(Timing.None), [Evil], null, null, [Filter.In(Evil, value)]);
            Same.Answers(FrameEngine.Instance.Execute(table, query), SqlEngine.Instance.Execute(copy, query), value);
        }

        Assert.Equal(1L, Count("treasure"));
        Assert.Contains("no table or view", Assert.Throws<DataException>(() => SqlTable.Of(connection, "treasure; drop table treasure")).Message, StringComparison.Ordinal);
        Assert.Equal(1L, Count("treasure"));
    }

    [Fact]
    public void Values_stay_in_their_comments_where_a_statement_is_shown()
    {
        var shown = Sql($"select {Value("x\n; drop table treasure; --")}").ToString();
        Assert.Equal("-- $1 = 'x\\u000a; drop table treasure; --'\nselect $1", shown);
    }

    [Fact]
    public void Nothing_can_be_written()
    {
        server.Execute("create table if not exists kept (n int); truncate kept; insert into kept values (1)");
        foreach (var statement in new[] { Sql($"insert into kept values (2) returning n"), Sql($"delete from kept returning n"), Sql($"create table stolen as select 1"), Sql($"select nextval('kept_sequence')") })
        {
            server.Execute("create sequence if not exists kept_sequence");
            Assert.Contains("read-only transaction", Assert.Throws<DataException>(() => Database().Read(statement, row => row.GetValue(0))).Message, StringComparison.Ordinal);
        }

        Assert.Equal(1L, Count("kept"));
    }

    [Fact]
    public void A_statement_that_takes_too_long_is_stopped_on_the_server()
    {
        var e = Assert.Throws<DataException>(() => Database(TimeSpan.FromMilliseconds(100)).Read(Sql($"select pg_sleep(300)"), row => 0));
        Assert.Contains("took longer than 0.1 seconds", e.Message, StringComparison.Ordinal);
        Assert.Empty(Sleeping());
    }

    [Fact]
    public async Task Cancelling_reaches_the_server()
    {
        using var stop = new CancellationTokenSource();
        var asked = Task.Run(() => Database().Read(Sql($"select pg_sleep(300)"), row => 0, stop.Token));
        _ = UntilSleeping();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Empty(Sleeping());
    }

    [Fact]
    public async Task A_connection_that_is_lost_in_mid_query_gives_a_clear_error_and_no_number()
    {
        var asked = Task.Run(() => Database().Read(Sql($"select pg_sleep(300)"), row => 0));
        server.Execute($"select pg_terminate_backend({UntilSleeping().ToString(CultureInfo.InvariantCulture)})");
        var e = await Assert.ThrowsAsync<DataException>(() => asked);
        Assert.Contains("was lost", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Password, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_gone_since_the_table_was_opened_says_so()
    {
        server.Execute("drop table if exists changing; create table changing (customer_id int, start_date date, end_date date); insert into changing values (1, '2024-01-05', null)");
        var table = SqlTable.Of(connection, "changing");
        server.Execute("alter table changing drop column end_date");
        var e = Assert.Throws<DataException>(() => ChurnRate.Of(table).Run());
        Assert.Contains("Open it again", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_may_not_be_read_says_so()
    {
        server.Execute("create schema if not exists hr; create table if not exists hr.salaries (amount int); do $$ begin create role reader login password 'reader-pass'; exception when duplicate_object then null; end $$; grant usage on schema hr to reader");
        using var reader = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = "reader", Password = "reader-pass" }.ConnectionString);
        reader.Open();
        var e = Assert.Throws<DataException>(() => SqlTable.Of(reader, "hr.salaries"));
        Assert.Contains("right to select", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("reader-pass", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_says_that_there_is_nothing_to_count()
    {
        server.Execute("drop table if exists nothing; create table nothing (customer_id int, start_date date, end_date date)");
        Assert.Contains("holds no dates", Assert.Throws<DataException>(() => ChurnRate.Of(SqlTable.Of(connection, "nothing")).Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_that_is_refused_stands_in_no_message()
    {
        var builder = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "not-the-password" };
        var database = SqlDatabase.Opening(PostgresDialect.Instance, () => new NpgsqlConnection(builder.ConnectionString), "not-the-password");
        var e = Assert.Throws<DataException>(() => database.Read(Sql($"select 1"), row => 0));
        Assert.Contains("refused the user or the password", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_echoes_the_password_does_not_make_us_show_it()
    {
        var database = SqlDatabase.Opening(PostgresDialect.Instance, () => new NpgsqlConnection(server.ConnectionString), PostgresServer.Password);
        var e = Assert.Throws<DataException>(() => database.Read(Sql($"select cast({Value("x" + PostgresServer.Password)} as integer)"), row => 0));
        Assert.DoesNotContain(PostgresServer.Password, e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_does_not_answer_says_where_it_should_be()
    {
        var database = SqlDatabase.Opening(PostgresDialect.Instance, () => new NpgsqlConnection("Host=127.0.0.1;Port=1;Username=kpilab;Timeout=2"));
        Assert.Contains("127.0.0.1", Assert.Throws<DataException>(() => database.Read(Sql($"select 1"), row => 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_more_rows_than_allowed_is_refused() =>
        Assert.Contains("more than 10 rows", Assert.Throws<DataException>(() => Database().Read(Sql($"select generate_series(1, 1000000)"), row => 0, 10, default)).Message, StringComparison.Ordinal);

    [Fact]
    public void Types_keep_their_meaning()
    {
        server.Execute("""
            drop table if exists types; drop type if exists mood;
            create type mood as enum ('gladdened', 'sad');
            create table types (customer_id bigint, date timestamptz, start_date date, end_date date, amount numeric(12, 2), fte real, churned boolean, channel mood, code char(4), note jsonb, text_date text);
            insert into types values
              (9007199254740993, '2024-03-31 23:30:00+02', '2024-01-01', 'infinity', 10.25, 0.5, true, 'sad', 'ab', '{}', '2024-01-01'),
              (9007199254740992, '2024-04-01 00:30:00+00', '-infinity', '2024-02-01', 'NaN', 'NaN', null, null, 'ab  ', null, null);
            """);
        var table = SqlTable.Of(connection, "types");
        Assert.Equal(
            [("customer_id", ColumnKind.Number), ("date", ColumnKind.Date), ("start_date", ColumnKind.Date), ("end_date", ColumnKind.Date), ("amount", ColumnKind.Number), ("fte", ColumnKind.Number), ("churned", ColumnKind.Flag), ("channel", ColumnKind.Text), ("code", ColumnKind.Text), ("text_date", ColumnKind.Text)],
            table.Schema);
        Assert.Contains(table.Quality, entry => entry.Code == "columns-left-out" && entry.Message.Contains("note", StringComparison.Ordinal));
        IReadOnlyList<AggregateRow> Ask(Measure measure, Period? grain, params Field[] by) => SqlEngine.Instance.Execute(table, new(measure, [.. by], grain, null, []));
        Assert.Equal([Period.Month.NumberOf(new(2024, 3, 1)), Period.Month.NumberOf(new(2024, 4, 1))], Ask(Measure.Count(), Period.Month).Select(row => row.Period));
        Assert.Equal(2, Ask(Measure.CountDistinct("customer_id").By(Timing.None), null)[0].Aggregate.Count);
        Assert.Equal(["9007199254740992", "9007199254740993"], Ask(Measure.Count().By(Timing.None), null, "customer_id").Select(row => row.Key[0]).Order());
        Assert.Equal(new Aggregate(1, 10.25, 10.25 * 10.25), Ask(Measure.Sum("amount").By(Timing.None), null)[0].Aggregate);
        Assert.Equal(["(unknown)", "sad"], Ask(Measure.Count().By(Timing.None), null, "channel").Select(row => row.Key[0]));
        Assert.Equal(["ab"], Ask(Measure.Count().By(Timing.None), null, "code").Select(row => row.Key[0]));
        Assert.Equal(1, Ask(Measure.Count().By(Timing.None).Where(Filter.Present("end_date")), null)[0].Aggregate.Count);
    }

    public void Dispose() => connection.Dispose();

    private SqlDatabase Database(TimeSpan? timeout = null) => SqlDatabase.Opening(PostgresDialect.Instance, () => new NpgsqlConnection(server.ConnectionString), PostgresServer.Password, timeout);

    private long Count(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from {table}";
        return (long)command.ExecuteScalar()!;
    }

    private List<int> Sleeping()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select pid from pg_stat_activity where state = 'active' and query like 'select pg_sleep%'";
        using var rows = command.ExecuteReader();
        var found = new List<int>();
        while (rows.Read())
            found.Add(rows.GetInt32(0));
        return found;
    }

    private int UntilSleeping()
    {
        for (var attempt = 0; attempt < 100_000; attempt++)
        {
            if (Sleeping() is [var pid, ..])
                return pid;
        }

        throw new TimeoutException("The statement never began.");
    }

    /// <summary>One server for all of these tests.</summary>
    public sealed class Server : IDisposable
    {
        internal PostgresServer Postgres { get; } = PostgresServer.Begin();

        public void Dispose() => Postgres.Dispose();
    }
}
