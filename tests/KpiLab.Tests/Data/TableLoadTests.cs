using System.Text;
using KpiLab.Data;

namespace KpiLab.Tests.Data;

public class TableLoadTests
{
    private static FrameTable Load(string text, string name = "table.csv", LoadOptions? options = null, Encoding? encoding = null)
    {
        using var file = new TemporaryFile(text, name, encoding);
        return Table.Load(file.Path, options);
    }

    private static string ErrorOf(string text, string name = "table.csv")
    {
        using var file = new TemporaryFile(text, name);
        return Assert.Throws<DataException>(() => Table.Load(file.Path)).Message;
    }

    [Fact]
    public void Semicolons_with_decimal_commas_and_thousands_points_are_amounts()
    {
        var table = Load("datum;bedrag\n3-1-2026;1.234,56\n25-1-2026;12,50\n");
        Assert.Equal([1234.56, 12.5], ((NumberColumn)table["bedrag"]).Values.ToArray());
        Assert.Equal(new DateTime(2026, 1, 3), table["datum"][0]);
    }

    [Fact]
    public void A_point_decimal_is_not_taken_for_thousands_when_the_file_has_other_evidence()
    {
        var table = Load("a,b\n18500.00,1.234\n12.5,2.345\n");
        Assert.Equal([1.234, 2.345], ((NumberColumn)table["b"]).Values.ToArray());
    }

    [Fact]
    public void One_column_with_decimal_commas_is_not_split_at_the_comma()
    {
        var table = Load("bedrag\n12,50\n13,75\n9,99\n");
        Assert.Single(table.Columns);
        Assert.Equal([12.5, 13.75, 9.99], ((NumberColumn)table["bedrag"]).Values.ToArray());
    }

    [Theory]
    [InlineData("€ 1.234,50", 1234.5)]
    [InlineData("(12,5)", -12.5)]
    [InlineData("12,5-", -12.5)]
    [InlineData("1 234,5", 1234.5)]
    public void Amounts_are_read_as_offices_write_them(string text, double value)
    {
        var table = Load($"x;y\n{text};a\n3,25;b\n");
        Assert.Equal(value, ((NumberColumn)table["x"]).Values[0]);
    }

    [Fact]
    public void The_currency_of_signs_is_kept()
    {
        Assert.Equal("EUR", Load("x;y\n€ 1,50;a\n€ 2,50;b\n").Currency);
    }

    [Fact]
    public void Two_currencies_in_one_table_are_a_problem()
    {
        var table = Load("x;y\n€ 1,50;a\n$ 2,50;b\n");
        Assert.Contains(table.Quality, entry => entry is { Code: "mixed-currencies", Severity: Severity.Problem });
    }

    [Fact]
    public void Day_or_month_first_is_decided_for_the_whole_column()
    {
        var table = Load("date,x\n3/4/2026,1\n3/25/2026,2\n");
        Assert.Equal(new DateTime(2026, 3, 4), table["date"][0]);
    }

    [Fact]
    public void Dates_that_do_not_decide_are_read_day_first_and_said_to_be_ambiguous()
    {
        var table = Load("date,x\n3/4/2026,1\n5/6/2026,2\n");
        Assert.Equal(new DateTime(2026, 4, 3), table["date"][0]);
        Assert.Contains(table.Quality, entry => entry.Code == "ambiguous-dates");
    }

    [Fact]
    public void Dutch_month_names_are_dates()
    {
        Assert.Equal(new DateTime(2026, 3, 3), Load("datum;x\n3 mrt 2026;1\n4 mei 2026;2\n")["datum"][0]);
    }

    [Fact]
    public void Identifiers_with_leading_zeros_stay_text()
    {
        Assert.Equal("007", Load("id,x\n007,1\n12,2\n")["id"][0]);
    }

    [Fact]
    public void Title_lines_above_and_totals_below_are_left_out_and_counted()
    {
        var table = Load("Omzet 2026\n\ndatum;kanaal;bedrag\n1-1-2026;web;10,00\n2-1-2026;winkel;20,00\nTotaal;;30,00\n");
        Assert.Equal(2, table.RowCount);
        Assert.Contains(table.Quality, entry => entry.Code == "title-lines");
        Assert.Contains(table.Quality, entry => entry is { Code: "total-lines", Count: 1 });
    }

    [Fact]
    public void Windows_1252_is_read_where_the_bytes_are_not_utf8()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("naam;bedrag\nCafé;€ 1,50\nPrivé;€ 2,50\n");
        using var file = new TemporaryFile(bytes);
        var table = Table.Load(file.Path);
        Assert.Equal("Café", table["naam"][0]);
        Assert.Equal("EUR", table.Currency);
    }

    [Fact]
    public void Utf16_with_a_byte_order_mark_is_read() =>
        Assert.Equal("é", Load("naam;x\né;1\n", encoding: Encoding.Unicode)["naam"][0]);

    [Fact]
    public void Line_breaks_and_doubled_quotes_inside_quotes_belong_to_the_value() =>
        Assert.Equal("a\n\"b\"", Load("t,x\n\"a\n\"\"b\"\"\",1\nc,2\n")["t"][0]);

    [Fact]
    public void A_value_that_does_not_parse_is_set_aside_with_row_and_text()
    {
        var table = Load("x,y\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"{i}.5,a\n")) + "12.50.00,b\n");
        var entry = Assert.Single(table.Quality, e => e.Code == "value-set-aside");
        Assert.Equal(new QualityExample(32, "12.50.00"), Assert.Single(entry.Examples!));
        Assert.Equal(31, table.RowCount);
    }

    [Fact]
    public void Duplicate_headers_are_told_apart_and_said()
    {
        var table = Load("x,x\n1,2\n");
        Assert.Equal(["x", "x (2)"], table.Columns.Select(c => c.Name));
        Assert.Contains(table.Quality, entry => entry.Code == "duplicate-header");
    }

    [Fact]
    public void Ja_and_nee_are_flags() => Assert.Equal(true, Load("actief;x\nja;1\nnee;2\n")["actief"][0]);

    [Fact]
    public void Future_dates_are_counted_against_the_day_the_analyst_names()
    {
        var table = Load("date,amount\n2026-01-01,1\n2027-01-01,2\n", options: new() { AsOf = new(2026, 6, 30) });
        Assert.Contains(table.Quality, entry => entry is { Code: "future-dates", Count: 1 });
    }

    [Fact]
    public void An_end_before_its_start_is_counted()
    {
        var table = Load("customer_id,start_date,end_date\n1,2026-02-01,2026-01-01\n2,2026-02-01,2026-03-01\n", "subscriptions.csv");
        Assert.Contains(table.Quality, entry => entry is { Code: "end-before-start", Count: 1 });
    }

    [Fact]
    public void Dates_with_both_orders_in_one_column_are_a_problem_and_the_fewer_are_set_aside()
    {
        var table = Load("date,x\n" + string.Concat(Enumerable.Range(13, 16).Select(day => $"{day}/4/2026,1\n")) + "4/25/2026,2\n");
        Assert.Contains(table.Quality, entry => entry is { Code: "mixed-date-orders", Severity: Severity.Problem });
        Assert.Equal(1, table["date"].MissingCount);
    }

    [Fact]
    public void A_line_without_an_end_is_refused_and_not_read_into_memory()
    {
        using var file = new TemporaryFile([.. "a,b\n"u8, .. Enumerable.Repeat((byte)'x', 40 << 20)]);
        Assert.Throws<DataException>(() => Table.Load(file.Path));
    }

    [Fact]
    public void A_compressed_file_says_how_to_unpack_it()
    {
        using var file = new TemporaryFile([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]);
        Assert.Contains("gunzip", Assert.Throws<DataException>(() => Table.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_that_is_none_says_so()
    {
        using var file = new TemporaryFile([0x50, 0x4B, 3, 4, 1, 2, 3, 4, 5, 6], "book.xlsx");
        Assert.Contains("workbook", Assert.Throws<DataException>(() => Table.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_lines_are_a_table()
    {
        var table = Load("{\"date\":\"2026-01-31\",\"amount\":12.5}\n{\"date\":\"2026-02-28\",\"amount\":3}\n", "sales.jsonl");
        Assert.Equal([12.5, 3], ((NumberColumn)table["amount"]).Values.ToArray());
        Assert.Equal(new DateTime(2026, 1, 31), table["date"][0]);
    }

    [Fact]
    public void A_table_survives_the_way_to_a_data_frame_and_back()
    {
        var table = Load("date,name,amount,paid\n2026-01-01,a,1.5,yes\n2026-01-02,b,2.5,no\n");
        var back = FrameTable.From(table.ToFrame());
        Assert.Equal(table.Columns.Select(c => (c.Name, c.Kind, c[1])), back.Columns.Select(c => (c.Name, c.Kind, c[1])));
    }

    [Fact]
    public void An_empty_file_says_so() => Assert.Contains("is empty", ErrorOf(""), StringComparison.Ordinal);

    [Fact]
    public void A_header_without_rows_says_so() => Assert.Contains("no rows", ErrorOf("a,b\n"), StringComparison.Ordinal);

    [Fact]
    public void A_binary_file_named_csv_says_so()
    {
        using var file = new TemporaryFile([1, 2, 0, 3, 0, 0, 5, 10, 0]);
        Assert.Contains("binary", Assert.Throws<DataException>(() => Table.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unclosed_quote_names_its_line() => Assert.Contains("3", ErrorOf("a,b\n1,2\n\"x,3\n4,5\n"), StringComparison.Ordinal);

    [Fact]
    public void A_path_that_does_not_exist_says_so() =>
        Assert.Contains("There is no file", Assert.Throws<DataException>(() => Workspace.Open("no-such-folder")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_without_tables_says_what_it_could_hold()
    {
        var folder = Directory.CreateTempSubdirectory("kpilab");
        Assert.Contains(".csv", Assert.Throws<DataException>(() => Workspace.Open(folder.FullName)).Message, StringComparison.Ordinal);
        folder.Delete();
    }

    [Theory]
    [InlineData("online_retail.csv", 541_909, 8)]
    [InlineData("telco_customer_churn.csv", 7_043, 21)]
    [InlineData("CDNOW_sample.txt", 6_919, 5)]
    [InlineData("carpentries_nps_survey.csv", 967, 40)]
    [InlineData("ibm_hr_employee_attrition.csv", 1_470, 35)]
    public void Real_files_load_with_the_rows_and_columns_that_their_source_states(string name, int rows, int columns)
    {
        var table = Table.Load(SharedData.File(name));
        Assert.Equal((rows, columns), (table.RowCount, table.Columns.Count));
    }
}
