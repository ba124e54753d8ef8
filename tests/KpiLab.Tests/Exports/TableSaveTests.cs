using System.IO.Compression;
using DuckDB.NET.Data;
using KpiLab.Data;
using KpiLab.Exports;

namespace KpiLab.Tests.Exports;

/// <summary>Tables written for other programs.</summary>
public sealed class TableSaveTests : IDisposable
{
    private static readonly FrameTable Mixed = FrameTable.Of(
        "orders",
        TextColumn.Of("customer", ["007", "a,b", "say \"hi\"", null, "two\nlines"]),
        new NumberColumn("amount", [1234.5, -3, 0.1, double.NaN, 1e14]),
        new DateColumn("order_date", [.. new DateTime?[] { new(2026, 3, 25), new(1999, 12, 31), null, new(2026, 1, 1), new(2024, 2, 29) }.Select(d => d?.Ticks ?? DateColumn.Missing)]),
        new DateColumn("moment", [.. Enumerable.Range(0, 5).Select(i => new DateTime(2026, 3, 25, 14, 5, i).Ticks)]),
        new FlagColumn("paid", [1, 0, FlagColumn.Missing, 1, 0]));

    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Saved(FrameTable table, string name)
    {
        var path = Path.Combine(folder, name);
        table.Save(path);
        return path;
    }

    // A cell of a notebook, or a window: what follows an await runs on the thread itself, which is busy waiting.
    private sealed class Busy : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }

    [Theory]
    [InlineData("t.parquet")]
    [InlineData("t.xlsx")]
    public void Saving_and_loading_end_on_a_thread_that_runs_its_own_continuations(string name)
    {
        var table = FrameTable.Of("n", new NumberColumn("n", [.. Enumerable.Range(0, 140_000).Select(i => i + 0.5)]));
        FrameTable? back = null;
        var cell = new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new Busy());
            back = Table.Load(Saved(table, name));
        }) { IsBackground = true };
        cell.Start();
        Assert.True(cell.Join(TimeSpan.FromMinutes(2)), "It waits for itself.");
        Assert.Equal(140_000, back!.RowCount);
    }

    [Theory]
    [InlineData("t.csv")]
    [InlineData("t.tsv")]
    [InlineData("t.xlsx")]
    [InlineData("t.parquet")]
    [InlineData("t.json")]
    [InlineData("t.jsonl")]
    public void What_is_saved_and_loaded_again_is_the_same_table(string name)
    {
        var back = Table.Load(Saved(Mixed, name));
        Assert.Equal(Mixed.Columns.Select(c => (c.Name, c.Kind)), back.Columns.Select(c => (c.Name, c.Kind)));
        foreach (var column in Mixed.Columns)
            Assert.Equal(Enumerable.Range(0, 5).Select(row => column.TextOf(row)), Enumerable.Range(0, 5).Select(row => back[column.Name].TextOf(row)));
    }

    [Fact]
    public void Csv_is_what_rfc_4180_says() => Assert.Equal(
        "customer,amount,order_date,moment,paid\n007,1234.5,2026-03-25,2026-03-25T14:05:00,true\n\"a,b\",-3,1999-12-31,2026-03-25T14:05:01,false\n\"say \"\"hi\"\"\",0.1,,2026-03-25T14:05:02,\n,,2026-01-01,2026-03-25T14:05:03,true\n\"two\nlines\",100000000000000,2024-02-29,2026-03-25T14:05:04,false\n",
        File.ReadAllText(Saved(Mixed, "t.csv")));

    [Fact]
    public void Duckdb_reads_the_parquet_with_its_types()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        var path = Saved(Mixed, "t.parquet");
        var types = Table.From(connection, $"select column_type from (describe select * from '{path}')");
        Assert.Equal(["VARCHAR", "DOUBLE", "DATE", "TIMESTAMP", "BOOLEAN"], Enumerable.Range(0, 5).Select(row => types.Columns[0].TextOf(row)));
        Assert.Equal("2026-03-25;2026-03-25 14:05:00;true;1234.5;007", Table.From(connection, $"select concat_ws(';', order_date, moment, paid, amount, customer) from '{path}' limit 1").Columns[0].TextOf(0));
        Assert.Equal("1", Table.From(connection, $"select count(*) as n from '{path}' where order_date = date '2026-03-25' and moment = timestamp '2026-03-25 14:05:00' and paid and amount = 1234.5 and customer = '007'").Columns[0].TextOf(0));
    }

    [Fact]
    public void Parquet_of_several_row_groups_comes_back_whole()
    {
        const int Rows = 1_200_000;
        var table = FrameTable.Of("t", new NumberColumn("i", [.. Enumerable.Range(0, Rows).Select(i => (double)i)]), new TextColumn("c", [.. Enumerable.Range(0, Rows).Select(i => i % 3)], ["a", "b", "c"]));
        var back = Table.Load(Saved(table, "t.parquet"));
        Assert.Equal((Rows, Rows - 1.0, "c"), (back.RowCount, back["i"][Rows - 1], (string?)back["c"][2]));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+SUM(A1)")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    public void Text_that_a_spreadsheet_would_run_is_written_as_text(string text)
    {
        var table = FrameTable.Of("t", TextColumn.Of("x", [text, "a"]), TextColumn.Of("=y", ["b", "c"]));
        var csv = File.ReadAllText(Saved(table, "t.csv"));
        Assert.Contains("'" + text, csv, StringComparison.Ordinal);
        Assert.Contains("'=y", csv, StringComparison.Ordinal);
        using var zip = ZipFile.OpenRead(Saved(table, "t.xlsx"));
        using var sheet = new StreamReader(zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.Ordinal)).Open());
        var xml = sheet.ReadToEnd();
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.Equal(text.Trim(), ((string)Table.Load(Path.Combine(folder, "t.xlsx"))["x"][0]!).Trim());
    }

    [Fact]
    public void Negative_numbers_stay_numbers()
    {
        var table = FrameTable.Of("t", new NumberColumn("x", [-12.5, 3]), TextColumn.Of("code", ["-12.5", "b"]));
        Assert.Equal("x,code\n-12.5,-12.5\n3,b\n", File.ReadAllText(Saved(table, "t.csv")));
        Assert.Equal(-12.5, Table.Load(Saved(table, "t.xlsx"))["x"][0]);
    }

    [Fact]
    public void Markdown_shows_text_from_data_as_it_stands() => Assert.Equal(
        "| x | n |\n| --- | ---: |\n| &lt;script&gt;alert(1)&lt;/script&gt; | 1 |\n| a\\|b \\[c\\](d) | -2.5 |\n",
        File.ReadAllText(Saved(FrameTable.Of("t", TextColumn.Of("x", ["<script>alert(1)</script>", "a|b\n[c](d)"]), new NumberColumn("n", [1, -2.5])), "t.md")));

    [Fact]
    public void Characters_that_xml_cannot_hold_do_not_damage_the_workbook()
    {
        var table = FrameTable.Of("a/b:c", TextColumn.Of("x", ["a\u0001b\uD800c😀", "<&>\""]));
        var back = Table.Load(Saved(table, "t.xlsx"));
        Assert.Equal(["a\uFFFDb\uFFFDc😀", "<&>\""], Enumerable.Range(0, 2).Select(row => back["x"][row]));
    }

    [Fact]
    public void A_table_too_long_for_a_sheet_says_what_to_write_instead()
    {
        var table = FrameTable.Of("t", new NumberColumn("x", new double[1_048_576]));
        Assert.Contains(".parquet", Assert.Throws<DataException>(() => table.Save(Path.Combine(folder, "t.xlsx"))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public void An_unknown_ending_names_those_that_are_known() =>
        Assert.Contains(".xlsx", Assert.Throws<ArgumentException>(() => Mixed.Save("t.pdf")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_that_is_not_there_is_said() =>
        Assert.Contains("there is no folder", Assert.Throws<DataException>(() => Mixed.Save(Path.Combine(folder, "no", "t.csv"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_another_program_holds_is_left_as_it_was()
    {
        var path = Saved(Mixed, "t.csv");
        var before = File.ReadAllText(path);
        Assert.Throws<DataException>(() => FrameTable.Of("t", TextColumn.Of("x", [new string('a', 40_000)])).Save(Path.Combine(folder, "t.xlsx")));
        Assert.Equal(before, File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder));
    }
}
