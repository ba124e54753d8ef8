using System.Text;
using KpiLab.Data;

namespace KpiLab.Tests.Data;

/// <summary>Separators, quotes, encodings, headers, titles and totals.</summary>
public class LayoutLoadTests
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    [Theory]
    [InlineData(";")]
    [InlineData(",")]
    [InlineData("\t")]
    [InlineData("|")]
    [InlineData("   ")]
    public void The_separator_is_found(string separator)
    {
        var table = Loaded.From(string.Join(separator, "date", "channel", "amount") + "\n" + string.Join(separator, "2026-01-31", "web", "12.5") + "\n" + string.Join(separator, "2026-02-28", "shop", "3") + "\n");
        Assert.Equal(["date", "channel", "amount"], table.Columns.Select(c => c.Name));
        Assert.Equal([12.5, 3], table.Numbers("amount"));
        Assert.Equal(new DateTime(2026, 1, 31), table["date"][0]);
    }

    [Fact]
    public void Runs_of_spaces_of_unequal_length_separate_aligned_columns() =>
        Assert.Equal([1, 10, 100], Loaded.From("  id   amount\n   1     1.50\n  10    12.50\n 100   125.00\n").Numbers("id"));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void The_line_end_is_found(string end) =>
        Assert.Equal([1, 2], Loaded.From($"a;b{end}1;x{end}2;y{end}").Numbers("a"));

    [Fact]
    public void The_last_line_needs_no_end() => Assert.Equal([1, 2], Loaded.From("a;b\n1;x\n2;y").Numbers("a"));

    [Fact]
    public void Line_breaks_separators_and_doubled_quotes_inside_quotes_belong_to_the_value() =>
        Assert.Equal("a\n\"b\", c", Loaded.From("t,x\n\"a\n\"\"b\"\", c\",1\nc,2\n")["t"][0]);

    [Fact]
    public void A_quote_inside_an_unquoted_value_is_text() =>
        Assert.Equal("3\" pijp", Loaded.From("t;x\n3\" pijp;1\nb;2\n")["t"][0]);

    [Fact]
    public void The_hint_of_excel_about_the_separator_is_obeyed_and_is_no_row()
    {
        var table = Loaded.From("sep=;\na;b\n1,5;x\n2,5;y\n");
        Assert.Equal([1.5, 2.5], table.Numbers("a"));
    }

    public static TheoryData<string, byte[]> Encodings()
    {
        const string Text = "naam;bedrag\nCafé €;1,50\nb;2,50\n";
        return new()
        {
            { "UTF-8", Encoding.UTF8.GetBytes(Text) },
            { "UTF-8 with mark", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Text)] },
            { "UTF-16 little endian", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Text)] },
            { "UTF-16 big endian", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Text)] },
            { "UTF-16 little endian without mark", Encoding.Unicode.GetBytes(Text) },
            { "UTF-16 big endian without mark", Encoding.BigEndianUnicode.GetBytes(Text) },
            { "Windows-1252", Windows1252.GetBytes(Text) },
        };
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_found(string name, byte[] bytes)
    {
        var table = Loaded.From(bytes);
        Assert.True("Café €".Equals(table["naam"][0]), name);
        Assert.DoesNotContain(table.Quality, entry => entry.Code == "mixed-encodings");
    }

    [Fact]
    public void The_header_may_be_in_windows_1252() =>
        Assert.Equal("geïnd", Loaded.From(Windows1252.GetBytes("geïnd;naam\n1;a\n2;b\n")).Columns[0].Name);

    [Fact]
    public void Rows_in_windows_1252_within_a_utf_8_file_are_read_and_said()
    {
        var table = Loaded.From([.. Encoding.UTF8.GetBytes("naam;x\nCafé;1\nPrivé;2\nZoë;3\n"), .. Windows1252.GetBytes("Coöp;4\n")]);
        Assert.Equal(["Café", "Privé", "Zoë", "Coöp"], Enumerable.Range(0, 4).Select(row => table["naam"][row]));
        var entry = table.Entry("mixed-encodings");
        Assert.Equal((Severity.Warning, 1, new QualityExample(5, "Coöp")), (entry.Severity, entry.Count, Assert.Single(entry.Examples!)));
    }

    [Fact]
    public void Rows_in_utf_8_within_a_windows_1252_file_are_read_and_said()
    {
        var table = Loaded.From([.. Windows1252.GetBytes("naam;x\nCafé;1\nPrivé;2\nZoë;3\n"), .. Encoding.UTF8.GetBytes("Coöp;4\n")]);
        Assert.Equal(["Café", "Privé", "Zoë", "Coöp"], Enumerable.Range(0, 4).Select(row => table["naam"][row]));
        Assert.Equal(new QualityExample(5, "Coöp"), Assert.Single(table.Entry("mixed-encodings").Examples!));
    }

    [Fact]
    public void Title_lines_above_and_totals_below_are_left_out_and_counted()
    {
        var table = Loaded.From("Omzet 2026\n\ndatum;kanaal;bedrag\n1-1-2026;web;10,00\n2-1-2026;winkel;20,00\nTotaal;;30,00\n");
        Assert.Equal([10, 20], table.Numbers("bedrag"));
        Assert.Equal(1, table.Entry("title-lines").Count);
        Assert.Equal(1, table.Entry("total-lines").Count);
    }

    [Theory]
    [InlineData("Totaal;;30,00\n")]
    [InlineData("Eindtotaal;;30,00\n")]
    [InlineData(";Total;30,00\n")]
    [InlineData("\nTotaal;;30,00\n\nBron: boekhouding\n")]
    [InlineData("Aangemaakt op 3-1-2026\n")]
    [InlineData(";;30,00\n")]
    public void Totals_and_footnotes_below_do_not_count(string below) =>
        Assert.Equal([10, 20], Loaded.From("datum;kanaal;bedrag\n1-1-2026;web;10,00\n2-1-2026;winkel;20,00\n" + below).Numbers("bedrag"));

    [Fact]
    public void A_last_row_whose_amount_is_not_the_sum_of_those_above_stays() =>
        Assert.Equal(3, Loaded.From("datum;kanaal;bedrag\n1-1-2026;web;10,00\n2-1-2026;winkel;20,00\n;;12,00\n").RowCount);

    [Fact]
    public void Two_title_lines_with_values_of_their_own_are_titles()
    {
        var table = Loaded.From("Rapport;Verkopen\nPeriode;januari 2026\n\ndatum;kanaal;bedrag;klant\n1-1-2026;web;10,00;a\n2-1-2026;winkel;20,00;b\n");
        Assert.Equal(["datum", "kanaal", "bedrag", "klant"], table.Columns.Select(c => c.Name));
        Assert.Equal(2, table.RowCount);
    }

    [Fact]
    public void Columns_without_name_and_values_are_left_out_and_counted()
    {
        var table = Loaded.From("a;;b;\n1;;2;\n3;;4;\n");
        Assert.Equal(["a", "b"], table.Columns.Select(c => c.Name));
        Assert.Equal(2, table.Entry("empty-columns").Count);
    }

    [Fact]
    public void A_column_without_a_name_gets_one() =>
        Assert.Equal(["a", "column2", "b"], Loaded.From("a;;b\n1;x;2\n3;y;4\n").Columns.Select(c => c.Name));

    [Fact]
    public void Duplicate_headers_are_told_apart_and_said()
    {
        var table = Loaded.From("x,x,X\n1,2,3\n");
        Assert.Equal(["x", "x (2)", "X (3)"], table.Columns.Select(c => c.Name));
        Assert.Equal(2, table.Quality.Count(entry => entry.Code == "duplicate-header"));
    }

    [Fact]
    public void A_file_without_a_header_says_so_and_numbers_its_columns()
    {
        var table = Loaded.From("2026-01-31,12.5,4\n2026-02-28,3,5\n");
        Assert.Equal(["column1", "column2", "column3"], table.Columns.Select(c => c.Name));
        Assert.Equal(2, table.RowCount);
        Assert.Contains("column1", table.Entry("no-header").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_repeated_within_the_table_is_left_out_and_counted()
    {
        var table = Loaded.From("a;b\n1;x\n2;y\na;b\n3;z\n");
        Assert.Equal([1, 2, 3], table.Numbers("a"));
    }

    [Fact]
    public void Rows_with_too_many_or_too_few_fields_are_kept_and_counted()
    {
        var table = Loaded.From("a;b;c\n1;x;y\n2;x;y;z\n3;x\n4;x;y\n5;x;y\n6;x;y\n");
        Assert.Equal(6, table.RowCount);
        Assert.Equal((1, 1), (table.Entry("wide-rows").Count, table.Entry("short-rows").Count));
        Assert.Equal(3, Assert.Single(table.Entry("wide-rows").Examples!).Row);
    }

    [Fact]
    public void Blank_lines_between_rows_are_no_rows_and_do_not_shift_the_row_numbers_of_examples()
    {
        var table = Loaded.From("x;y\n1,5;a\n\n\n" + string.Concat(Enumerable.Repeat("1,5;a\n", 20)) + "fout;a\n" + string.Concat(Enumerable.Repeat("1,5;a\n", 20)));
        Assert.Equal(new QualityExample(25, "fout"), Assert.Single(table.Entry("value-set-aside").Examples!));
    }
}
