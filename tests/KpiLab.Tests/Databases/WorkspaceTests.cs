using DuckDB.NET.Data;
using KpiLab.Data;
using KpiLab.Data.Databases;
using KpiLab.Exports;
using KpiLab.Kpis;
using KpiLab.Tests.Kpis;

namespace KpiLab.Tests.Databases;

/// <summary>Folders and databases opened as a workspace: the same calls, the same answers, wherever the rows are.</summary>
public sealed class WorkspaceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpilab-o'brien").FullName;

    [Fact]
    public void Parquet_files_above_the_size_are_asked_in_place_and_say_so()
    {
        var company = RandomCompany.Of(seed: 5);
        foreach (var table in company.Frames)
            table.Save(Path.Combine(folder, table.Name + ".parquet"));
        var opened = Workspace.Open(folder, new() { LargestInMemory = 1000 });
        Assert.Empty(opened.Frames);
        Assert.Equal(company.Tables.Select(table => table.Name).Order(StringComparer.Ordinal), opened.Tables.Select(table => table.Name));
        Assert.All(opened.Tables, table => Assert.Contains(table.Quality, entry => entry.Code == "asked-in-place" && entry.Message.Contains("LargestInMemory", StringComparison.Ordinal)));
        var loaded = Workspace.Open(folder);
        Assert.Equal(loaded.Tables.Count, loaded.Frames.Count);
        foreach (var kpi in KpiCatalogue.Ten)
            Same.Runs(kpi.In(loaded)!.By("segment"), kpi.In(opened)!.By("segment"), kpi.Id);
    }

    [Fact]
    public void A_sub_folder_of_Parquet_files_is_one_table()
    {
        var orders = (FrameTable)RandomCompany.Of(seed: 6)["orders"];
        Directory.CreateDirectory(Path.Combine(folder, "orders", "year=2025"));
        for (var part = 0; part < 3; part++)
            orders.Take([.. Enumerable.Range(0, orders.RowCount).Where(row => row % 3 == part)]).Save(Path.Combine(folder, "orders", "year=2025", $"part{part}.parquet"));
        var opened = Workspace.Open(folder)["orders"];
        Assert.IsType<SqlTable>(opened);
        Same.Runs(Ltv.Of(orders).By("segment"), Ltv.Of(opened).By("segment"), "orders");
    }

    [Fact]
    public void A_folder_of_CSV_may_be_asked_in_place()
    {
        File.WriteAllText(Path.Combine(folder, "sessions.csv"), "session_id,date,device,purchase\n1,2025-01-01,mobile,1\n2,2025-01-02,desktop,0\n3,2025-01-31,mobile,0\n");
        foreach (var engine in new DataEngine?[] { null, DataEngine.DuckDb })
            Assert.Equal(1.0 / 3, ConversionRate.Kpi.In(Workspace.Open(folder, new() { Engine = engine }))!.Run().Total.Value);
    }

    [Fact]
    public void What_DuckDB_may_read_is_the_folder_alone()
    {
        RandomCompany.Of(seed: 7).Frames[0].Save(Path.Combine(folder, "spend.parquet"));
        using var elsewhere = new TemporaryFile("a\n1\n", "elsewhere.csv");
        var table = (SqlTable)Workspace.Open(folder, new() { Engine = DataEngine.DuckDb }).Tables[0];
        var refusal = Assert.Throws<DataException>(() => table.Database.Read(SqlText.Sql($"select * from read_csv({SqlText.Value(elsewhere.Path)})"), row => 0));
        Assert.StartsWith("DuckDB does not let this user read that", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<DataException>(() => table.Database.Read(SqlText.Sql($"set enable_external_access = true"), row => 0));
    }

    [Fact]
    public void A_file_of_DuckDB_is_opened_to_be_read_only()
    {
        var path = Path.Combine(folder, "shop.duckdb");
        using (var connection = new DuckDBConnection($"Data Source={path}"))
        {
            connection.Open();
            foreach (var table in RandomCompany.Of(seed: 8).Frames)
                DatabaseCopy.In(connection, table);
        }

        var opened = Workspace.Open(path);
        Assert.NotNull(ChurnRate.Kpi.In(opened)!.Run().Total.Value);
        Assert.Contains("read-only", Assert.Throws<DataException>(() => ((SqlTable)opened["spend"]).Database.Read(SqlText.Sql($"delete from spend returning 1"), row => 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_what_DuckDB_reads_says_so()
    {
        File.WriteAllText(Path.Combine(folder, "a.jsonl"), "{\"a\":1}\n");
        Assert.Contains("no CSV or Parquet", Assert.Throws<DataException>(() => Workspace.Open(folder, new() { Engine = DataEngine.DuckDb })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://me:hunter2@host/shop", "PGPASSWORD")]
    [InlineData("postgres://me@host/shop?password=hunter2", "a password")]
    [InlineData("postgres://me@host", "names no database")]
    [InlineData("postgres://", "no address")]
    [InlineData("postgres://me@host/shop?timeout=hunter2", "timeout")]
    [InlineData("postgres://me@host/shop?sslmode=hunter2", "sslmode")]
    public void An_address_that_is_wrong_or_holds_a_password_is_refused_without_repeating_it(string address, string said)
    {
        var e = Assert.Throws<DataException>(() => Workspace.Open(address));
        Assert.Contains(said, e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_names_the_schema_the_tables_and_the_time_that_a_statement_may_take()
    {
        var address = PostgresAddress.Parse("postgresql://j%40n@db.example.nl:5433/my%20shop?schema=sales&tables=orders,customers&timeout=2.5&sslmode=verify-full");
        Assert.Equal(("j@n", "db.example.nl", 5433, "my shop", "sales"), (address.User, address.Host, address.Port, address.Database, address.Schema));
        Assert.Equal(["orders", "customers"], address.Tables);
        Assert.Equal(TimeSpan.FromSeconds(2.5), address.Timeout);
        Assert.Equal("my shop on db.example.nl", address.ToString());
    }

    [Fact]
    public void A_folder_is_no_PostgreSQL() =>
        Assert.Contains("postgres://", Assert.Throws<DataException>(() => Workspace.Open(folder, new() { Engine = DataEngine.Postgres })).Message, StringComparison.Ordinal);

    [Fact]
    [Trait("Category", "heavy")]
    public void A_PostgreSQL_is_opened_by_its_address_with_the_password_from_the_environment()
    {
        using var server = PostgresServer.Begin();
        var company = RandomCompany.Of(seed: 9);
        using (var connection = server.Open())
        {
            foreach (var table in company.Frames)
                DatabaseCopy.In(connection, table);
        }

        server.Execute("create schema private; create table private.forbidden (amount int); create role analyst login password 'analyst-pass'; grant usage on schema public to analyst; grant select on all tables in schema public to analyst; revoke select on spend from analyst");
        var file = Path.Combine(folder, "pgpass");
        File.WriteAllText(file, $"127.0.0.1:{server.Port}:postgres:analyst:analyst-pass\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Environment.SetEnvironmentVariable("PGPASSFILE", file);
        try
        {
            var opened = Workspace.Open($"postgres://analyst@127.0.0.1:{server.Port}/postgres");
            Assert.Equal("postgres on 127.0.0.1", opened.Name);
            Assert.Equal(company.Tables.Select(table => table.Name).Where(name => name != "spend").Order(StringComparer.Ordinal), opened.Tables.Select(table => table.Name));
            Same.Runs(ChurnRate.Kpi.In(company)!.By("segment"), ChurnRate.Kpi.In(opened)!.By("segment"), "churn");
            var failure = Assert.Single(Workspace.Open($"postgres://analyst@127.0.0.1:{server.Port}/postgres?schema=public").Failures);
            Assert.Equal("spend", failure.File);
            Assert.Contains("right to select", failure.Message, StringComparison.Ordinal);
            Assert.Equal("orders", Assert.Single(Workspace.Open($"postgres://analyst@127.0.0.1:{server.Port}/postgres?tables=orders", new() { Engine = DataEngine.Frame }).Frames).Name);
            Assert.Contains("\"invoices\"", Assert.Throws<DataException>(() => Workspace.Open($"postgres://analyst@127.0.0.1:{server.Port}/postgres?tables=invoices")).Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PGPASSFILE", null);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
