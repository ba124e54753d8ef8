using DuckDB.NET.Data;
using KpiLab.Data;
using Microsoft.Data.Sqlite;

namespace KpiLab.Tests.Data;

/// <summary>Tables from a database, by a query.</summary>
public class DatabaseTests
{
    [Fact]
    public void Types_of_duckdb_are_kept()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        var table = Table.From(connection, """
            select * from (values
                (1::int, 12.5::double, 3.25::decimal(10,2), 'web', date '2026-03-25', timestamp '2026-03-25 14:05:30', true, 9007199254740993::bigint, 5::hugeint),
                (null, null, null, null, null, null, null, null, null)) as t(whole, real, exact, channel, day, moment, paid, id, large)
            """, "orders");
        Assert.Equal("orders", table.Name);
        Assert.Equal((ColumnKind[])[ColumnKind.Number, ColumnKind.Number, ColumnKind.Number, ColumnKind.Text, ColumnKind.Date, ColumnKind.Date, ColumnKind.Flag, ColumnKind.Text, ColumnKind.Number], table.Columns.Select(c => c.Kind));
        Assert.Equal(["1", "12.5", "3.25", "web", "2026-03-25", "2026-03-25T14:05:30", "true", "9007199254740993", "5"], table.Columns.Select(c => c.TextOf(0)));
        Assert.All(table.Columns, column => Assert.Null(column[1]));
        Assert.Equal("channel", table.Roles.ColumnOf(Role.Channel));
    }

    [Fact]
    public void Sqlite_which_has_no_dates_gives_dates_where_name_and_text_say_so()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        var table = Table.From(connection, "select '2026-03-25' as order_date, '2026-03-26' as note, 5 as amount union all select '2026-04-01 10:00:00', 'x', null");
        Assert.Equal((new DateTime(2026, 4, 1, 10, 0, 0), "2026-03-26", 5.0), (table["order_date"][1], (string?)table["note"][0], table["amount"][0]));
        Assert.Equal("order_date", table.Roles.ColumnOf(Role.Date));
    }

    [Fact]
    public void Values_of_several_kinds_in_one_column_are_text()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        var table = Table.From(connection, "select null as v union all select 12.5 union all select 'n.b.' union all select 3");
        Assert.Equal([null, "12.5", "n.b.", "3"], Enumerable.Range(0, 4).Select(row => table["v"].TextOf(row)));
    }

    [Fact]
    public void Columns_of_one_name_are_told_apart_and_lists_are_left_out_and_said()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        var table = Table.From(connection, "select 1 as id, 2 as id, [1, 2] as items");
        Assert.Equal(["id", "id (2)"], table.Columns.Select(c => c.Name));
        Assert.Contains("items", table.Entry("columns-left-out").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_that_fails_says_what_the_database_said_and_what_was_asked()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        var error = Assert.Throws<DataException>(() => Table.From(connection, "select * from absent")).Message;
        Assert.Contains("no such table: absent", error, StringComparison.Ordinal);
        Assert.Contains("select * from absent", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_without_rows_says_so()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        Assert.Contains("gives no rows", Assert.Throws<DataException>(() => Table.From(connection, "select 1 as a where 1 = 0")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_is_left_as_it_was_found()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        Table.From(connection, "select 1 as a");
        Assert.Equal(System.Data.ConnectionState.Closed, connection.State);
        connection.Open();
        Table.From(connection, "select 1 as a");
        Assert.Equal(System.Data.ConnectionState.Open, connection.State);
    }

    [Fact]
    public void A_cancelled_query_stops()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        Assert.Throws<OperationCanceledException>(() => Table.From(connection, "select 1 as a", cancellation: new(canceled: true)));
    }
}
