using System.Globalization;
using KpiLab.Data;
using KpiLab.Data.Databases;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Databases;

/// <summary>A table that is partitioned over three PostgreSQL servers: each aggregates its own rows, and the answer is that of one table in memory.</summary>
[Trait("Category", "heavy")]
public sealed class ShardedTests : IDisposable
{
    private static readonly string[] Regions = ["north", "south", "west"];

    private readonly PostgresServer[] servers = [.. Regions.Select(_ => PostgresServer.Begin())];

    [Fact]
    public void Aggregation_runs_on_the_shards_and_gives_what_memory_gives()
    {
        var (orders, subscriptions) = (Orders(), Subscriptions());
        Spread(orders, "customer_id text, date date, amount numeric, channel text, region text");
        Spread(subscriptions, "customer_id text, start_date date, end_date date, region text");
        using var connection = servers[0].Open();
        var (ordersThere, subscriptionsThere) = (SqlTable.Of(connection, "orders"), SqlTable.Of(connection, "subscriptions"));
        Assert.Equal("region", ordersThere.ShardKey?.Name);
        var sales = Kpi.Define("order-value", Unit.Ratio, Measure.Sum("amount") / Measure.Count());
        (string Name, KpiQuery Here, KpiQuery There)[] asked =
        [
            ("order value in all", sales.Of(orders), sales.Of(ordersThere)),
            ("order value by region and month", sales.Of(orders).By("region").Every(Period.Month), sales.Of(ordersThere).By("region").Every(Period.Month)),
            ("order value by channel", sales.Of(orders).By("channel"), sales.Of(ordersThere).By("channel")),
            ("value per customer", Ltv.Of(orders), Ltv.Of(ordersThere)),
            ("value per customer by region", Ltv.Of(orders).By("region").Where("channel", "web"), Ltv.Of(ordersThere).By("region").Where("channel", "web")),
            ("churn every month", ChurnRate.Of(subscriptions).Every(Period.Month), ChurnRate.Of(subscriptionsThere).Every(Period.Month)),
            ("churn by region", ChurnRate.Of(subscriptions).By("region"), ChurnRate.Of(subscriptionsThere).By("region")),
        ];
        foreach (var (name, here, there) in asked)
        {
            var statements = SqlDatabase.Listen(() => Same.Runs(here, there, name));
            // The stock of subscriptions is an answer of the three servers too, worked out on the first.
            if (name.StartsWith("churn", StringComparison.Ordinal))
                continue;
            var measures = statements.Where(statement => statement.ToString().Contains("counted as (", StringComparison.Ordinal)).ToArray();
            Assert.NotEmpty(measures);
            foreach (var statement in measures)
            {
                var plan = Plan(connection, statement);
                Assert.True(Occurrences(plan, "Relations: Aggregate on") == Regions.Length, $"{name}: {statement}\n{plan}");
                Assert.DoesNotContain("Seq Scan on", plan, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_shard_that_stops_in_mid_query_gives_a_clear_error_and_no_partial_number()
    {
        // Each row of the second shard takes its time, so that the statement runs when it stops.
        Spread(Orders(), "customer_id text, date date, amount numeric, channel text, region text");
        servers[1].Execute("""
            create function slow(n numeric) returns numeric language plpgsql as $$ begin perform pg_sleep(0.05); return n; end $$;
            alter table orders_south rename to orders_south_rows;
            create view orders_south as select customer_id, date, slow(amount) as amount, channel, region from orders_south_rows;
            """);
        using var connection = servers[0].Open();
        var table = SqlTable.Of(connection, "orders").Map(Role.Amount, "amount");
        var asked = Task.Run(() => Kpi.Define("sales", Unit.Ratio, Measure.Sum("amount").By(Timing.None)).Of(table).By("region").Run());
        using (var watch = servers[1].Open())
        {
            using var command = watch.CreateCommand();
            command.CommandText = "select count(*) from pg_stat_activity where application_name = 'postgres_fdw' and state = 'active'";
            for (var attempt = 0; attempt < 100_000 && !asked.IsCompleted && (long)command.ExecuteScalar()! == 0; attempt++)
            {
            }
        }

        servers[1].Kill();
        var e = await Assert.ThrowsAnyAsync<DataException>(() => asked);
        Assert.Contains("No number was computed", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Password, e.ToString(), StringComparison.Ordinal);
        Assert.Throws<DataException>(() => Ltv.Of(table).Run());
    }

    public void Dispose()
    {
        foreach (var server in servers)
            server.Dispose();
    }

    // The parent on the first server, and a partition by region on each, reached over postgres_fdw.
    private void Spread(FrameTable table, string columns)
    {
        servers[0].Execute($"create extension if not exists postgres_fdw; create table {table.Name} ({columns}) partition by list (region)");
        for (var shard = 0; shard < Regions.Length; shard++)
        {
            var (server, region) = (servers[shard], Regions[shard]);
            var part = $"{table.Name}_{region}";
            server.Execute($"create table {part} ({columns})");
            using (var connection = server.Open())
            {
                using var writer = connection.BeginTextImport($"copy {part} from stdin");
                for (var row = 0; row < table.RowCount; row++)
                {
                    if (table["region"].TextOf(row) == region)
                        writer.Write(string.Join('\t', table.Columns.Select(column => column.TextOf(row) ?? "\\N")) + "\n");
                }
            }

            servers[0].Execute(string.Create(CultureInfo.InvariantCulture, $"""
                create server if not exists shard_{region} foreign data wrapper postgres_fdw options (host '127.0.0.1', port '{server.Port}', dbname 'postgres', fdw_tuple_cost '0.2');
                create user mapping if not exists for kpilab server shard_{region} options (user 'kpilab', password '{PostgresServer.Password}');
                create foreign table {table.Name}_{region}_there partition of {table.Name} for values in ('{region}') server shard_{region} options (table_name '{part}');
                """));
        }

        // Without statistics a planner takes a shard to be nearly empty, and fetches its rows.
        servers[0].Execute($"analyze {table.Name}");
    }

    private static string Plan(Npgsql.NpgsqlConnection connection, SqlText statement)
    {
        var (text, values) = statement.ToStatement();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = "set local enable_partitionwise_aggregate = on";
        command.ExecuteNonQuery();
        command.CommandText = "explain (verbose, costs off) " + text;
        foreach (var value in values)
            command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = value });
        using var rows = command.ExecuteReader();
        var lines = new List<string>();
        while (rows.Read())
            lines.Add(rows.GetString(0));
        return string.Join('\n', lines);
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static FrameTable Orders()
    {
        var random = new Random(4);
        const int Rows = 900;
        return FrameTable.Of(
            "orders",
            TextColumn.Of("customer_id", Enumerable.Range(0, Rows).Select(_ => random.Next(12) == 0 ? null : $"c{random.Next(200)}")),
            new DateColumn("date", [.. Enumerable.Range(0, Rows).Select(i => new DateTime(2025, 1, 1).AddDays(i < 2 ? i * 180 : random.Next(181)).Ticks)]),
            new NumberColumn("amount", [.. Enumerable.Range(0, Rows).Select(_ => random.Next(9) == 0 ? double.NaN : random.Next(1, 4000) / 8.0)]),
            TextColumn.Of("channel", Enumerable.Range(0, Rows).Select(i => i % 5 == 0 ? null : i % 2 == 0 ? "web" : "shop")),
            TextColumn.Of("region", Enumerable.Range(0, Rows).Select(i => Regions[i % 3])));
    }

    private static FrameTable Subscriptions()
    {
        var random = new Random(5);
        const int Rows = 600;
        long[] starts = [.. Enumerable.Range(0, Rows).Select(i => new DateTime(2025, 1, 1).AddDays(i == 0 ? 0 : random.Next(300)).Ticks)];
        return FrameTable.Of(
            "subscriptions",
            TextColumn.Of("customer_id", Enumerable.Range(0, Rows).Select(i => $"s{i}")),
            new DateColumn("start_date", starts),
            new DateColumn("end_date", [.. starts.Select(start => random.Next(3) == 0 ? DateColumn.Missing : start + random.Next(200) * TimeSpan.TicksPerDay)]),
            TextColumn.Of("region", Enumerable.Range(0, Rows).Select(i => Regions[random.Next(3)])));
    }
}
