using DuckDB.NET.Data;
using KpiLab.Data;

namespace KpiLab.Tests.Data;

/// <summary>Parquet as another program writes it: DuckDB.</summary>
public sealed class ParquetLoadTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Written(string select, string options = "")
    {
        var path = Path.Combine(folder, "table.parquet");
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"copy ({select}) to '{path}' (format parquet{options})";
        command.ExecuteNonQuery();
        return path;
    }

    [Fact]
    public void Types_and_missing_values_are_kept()
    {
        var table = Table.Load(Written("""
            select * from (values
                (1::tinyint, 2::smallint, 3::int, 4::bigint, 5::utinyint, 6::uinteger, 7.5::float, 8.5::double, 9.25::decimal(9,2), 10.125::decimal(18,3), 11.5::decimal(38,1),
                 'web', date '2026-03-25', timestamp '2026-03-25 14:05:30', timestamp_s '2026-03-25 14:05:30', timestamptz '2026-03-25 14:05:30+00', true, 9007199254740993::bigint, uuid '00000000-0000-0000-0000-000000000001'),
                (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null))
            as t(a, b, c, d, e, f, g, h, i, j, k, channel, day, moment, second, zoned, paid, id, key)
            """));
        Assert.Equal(
            ["1", "2", "3", "4", "5", "6", "7.5", "8.5", "9.25", "10.125", "11.5", "web", "2026-03-25", "2026-03-25T14:05:30", "2026-03-25T14:05:30", "2026-03-25T14:05:30", "true", "9007199254740993", "00000000-0000-0000-0000-000000000001"],
            table.Columns.Select(c => c.TextOf(0)));
        Assert.All(table.Columns, column => Assert.Null(column[1]));
        Assert.Equal((ColumnKind.Text, ColumnKind.Date, ColumnKind.Flag, ColumnKind.Text), (table["channel"].Kind, table["day"].Kind, table["paid"].Kind, table["id"].Kind));
    }

    [Theory]
    [InlineData("snappy")]
    [InlineData("zstd")]
    [InlineData("gzip")]
    [InlineData("uncompressed")]
    public void Several_row_groups_in_each_compression_are_one_table(string compression)
    {
        var table = Table.Load(Written("select i as id, 'c' || (i % 3) as channel, i / 4 as amount from range(300000) t(i)", $", compression {compression}, row_group_size 100000"));
        Assert.Equal(300_000, table.RowCount);
        Assert.Equal(["c0", "c1", "c2"], Assert.IsType<TextColumn>(table["channel"]).Dictionary);
        Assert.Equal(299_999 / 4.0, table.Numbers("amount")[^1]);
        Assert.Equal(299_999.0 * 150_000, table.Numbers("id").Sum());
    }

    [Fact]
    public void Lists_are_left_out_and_fields_of_records_are_columns()
    {
        var table = Table.Load(Written("select 1 as a, [1, 2] as items, {'b': 2, 'c': 'x'} as r"));
        Assert.Equal(["a", "r.b", "r.c"], table.Columns.Select(c => c.Name));
        Assert.Contains("items", table.Entry("columns-left-out").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_says_so() =>
        Assert.Contains("no rows", Assert.Throws<DataException>(() => Table.Load(Written("select 1 as a where false"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_was_cut_short_says_so()
    {
        var bytes = File.ReadAllBytes(Written("select i from range(1000) t(i)"));
        Assert.Contains("looks like Parquet", Loaded.Error(bytes[..(bytes.Length / 2)], "table.parquet"), StringComparison.Ordinal);
    }

    [Fact]
    public void Parquet_is_found_by_its_content() =>
        Assert.Equal([1.0], Loaded.From(File.ReadAllBytes(Written("select 1 as a")), "table.csv").Numbers("a"));

    [Fact]
    public void Roles_are_found_as_in_any_table() =>
        Assert.Equal("customer_id", Table.Load(Written("select 1 as customer_id, date '2026-01-01' as start_date, null::date as end_date")).Roles.ColumnOf(Role.Customer));
}
