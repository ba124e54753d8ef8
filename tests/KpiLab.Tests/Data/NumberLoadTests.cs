using KpiLab.Data;

namespace KpiLab.Tests.Data;

/// <summary>Numbers as offices write them.</summary>
public class NumberLoadTests
{
    // Beside each form stands 3,25 in a file with decimal commas.
    [Theory]
    [InlineData("12,5", 12.5)]
    [InlineData("1.234,56", 1234.56)]
    [InlineData("1 234,56", 1234.56)]
    [InlineData("1\u00A0234,56", 1234.56)]
    [InlineData("1\u202F234,56", 1234.56)]
    [InlineData("1'234,56", 1234.56)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("1.234", 1234)]
    [InlineData("-12,5", -12.5)]
    [InlineData("- 12,5", -12.5)]
    [InlineData("−12,5", -12.5)]
    [InlineData("12,5-", -12.5)]
    [InlineData("12,5 -", -12.5)]
    [InlineData("(12,5)", -12.5)]
    [InlineData("(€ 1.234,50)", -1234.5)]
    [InlineData("+12,5", 12.5)]
    [InlineData(",5", 0.5)]
    [InlineData("-,5", -0.5)]
    [InlineData("12,", 12)]
    [InlineData("12,-", 12)]
    [InlineData("€ 12,-", 12)]
    [InlineData("€ 12,--", 12)]
    [InlineData("€ 1.234,50", 1234.5)]
    [InlineData("€1.234,50", 1234.5)]
    [InlineData("€ -1.234,50", -1234.5)]
    [InlineData("-€ 1.234,50", -1234.5)]
    [InlineData("- € 1.234,50", -1234.5)]
    [InlineData("€ 1.234,50-", -1234.5)]
    [InlineData("1.234,50 €", 1234.5)]
    [InlineData("1.234,50 EUR", 1234.5)]
    [InlineData("EUR 1.234,50", 1234.5)]
    [InlineData("EUR1.234,50", 1234.5)]
    [InlineData("eur 1.234,50", 1234.5)]
    [InlineData("12,5%", 0.125)]
    [InlineData("12,5 %", 0.125)]
    [InlineData("-12,5 %", -0.125)]
    [InlineData("(12,5 %)", -0.125)]
    [InlineData("1,5E+03", 1500)]
    [InlineData("0", 0)]
    [InlineData("0,00", 0)]
    [InlineData("-0", 0)]
    public void With_decimal_commas(string text, double value) =>
        Assert.Equal([value, 3.25], Loaded.From($"x;y\n\"{text}\";a\n3,25;b\n").Numbers("x"));

    [Theory]
    [InlineData("12.5", 12.5)]
    [InlineData("1,234.56", 1234.56)]
    [InlineData("1 234.56", 1234.56)]
    [InlineData("1'234.56", 1234.56)]
    [InlineData("1’234.56", 1234.56)]
    [InlineData("1,234,567", 1234567)]
    [InlineData("1,234", 1234)]
    [InlineData("12.5-", -12.5)]
    [InlineData("(12.5)", -12.5)]
    [InlineData("(1,234.50)", -1234.5)]
    [InlineData(".5", 0.5)]
    [InlineData("12.", 12)]
    [InlineData("$1,234.50", 1234.5)]
    [InlineData("$ (1,234.50)", -1234.5)]
    [InlineData("($1,234.50)", -1234.5)]
    [InlineData("-$1,234.50", -1234.5)]
    [InlineData("$-1,234.50", -1234.5)]
    [InlineData("£1,234.50", 1234.5)]
    [InlineData("USD 1,234.50", 1234.5)]
    [InlineData("1,234.50 USD", 1234.5)]
    [InlineData("12.5%", 0.125)]
    [InlineData("1.5E+03", 1500)]
    [InlineData("1.5e-3", 0.0015)]
    public void With_decimal_points(string text, double value) =>
        Assert.Equal([value, 3.25], Loaded.From($"x;y\n\"{text}\";a\n3.25;b\n").Numbers("x"));

    [Theory]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("n/a")]
    [InlineData("N/A")]
    [InlineData("nvt")]
    [InlineData("n.v.t.")]
    [InlineData("#N/B")]
    [InlineData("#N/A")]
    [InlineData("#DEEL/0!")]
    [InlineData("NULL")]
    [InlineData("null")]
    [InlineData("NaN")]
    [InlineData("\\N")]
    [InlineData("onbekend")]
    [InlineData(" ")]
    [InlineData("")]
    public void Words_for_no_value_are_missing_and_not_set_aside(string text)
    {
        var table = Loaded.From($"x;y\n{text};a\n3,25;b\n");
        Assert.Equal([double.NaN, 3.25], table.Numbers("x"));
        Assert.DoesNotContain(table.Quality, entry => entry.Code == "value-set-aside");
    }

    [Theory]
    [InlineData("12.50.00")]
    [InlineData("1.23.456,00")]
    [InlineData("--5,0x")]
    [InlineData("ca. 12")]
    [InlineData("12 stuks")]
    public void What_is_no_number_is_set_aside_with_its_row_and_text(string text)
    {
        var table = Loaded.From("x;y\n" + string.Concat(Enumerable.Repeat("1,5;a\n", 30)) + $"{text};b\n");
        Assert.Equal(double.NaN, table.Numbers("x")[30]);
        Assert.Equal(new QualityExample(32, text), Assert.Single(table.Entry("value-set-aside").Examples!));
    }

    [Fact]
    public void A_value_among_the_plain_ones_of_a_long_file_may_be_written_otherwise()
    {
        var table = Loaded.From("x,y\n" + string.Concat(Enumerable.Repeat("1.5,a\n", 2000)) + "\"$ 1,234.50\",b\n(7),c\n");
        Assert.Equal([1234.5, -7], table.Numbers("x")[^2..]);
    }

    [Fact]
    public void Thousands_without_other_evidence_are_said_to_be_doubtful_and_the_way_out_is_named()
    {
        var table = Loaded.From("bedrag;naam\n1.234;a\n2.345;b\n");
        Assert.Contains("--decimal", table.Entry("ambiguous-decimals").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_analyst_decides_what_the_file_does_not() =>
        Assert.Equal([1234, 2345], Loaded.From("bedrag;naam\n1.234;a\n2.345;b\n", options: new() { DecimalMark = ',' }).Numbers("bedrag"));

    [Fact]
    public void A_point_decimal_is_not_taken_for_thousands_when_the_file_has_other_evidence() =>
        Assert.Equal([1.234, 2.345], Loaded.From("a,b\n18500.00,1.234\n12.5,2.345\n").Numbers("b"));

    [Fact]
    public void One_column_with_decimal_commas_is_not_split_at_the_comma()
    {
        var table = Loaded.From("bedrag\n12,50\n13,75\n9,99\n");
        Assert.Single(table.Columns);
        Assert.Equal([12.5, 13.75, 9.99], table.Numbers("bedrag"));
    }

    [Theory]
    [InlineData("€ 1,50", "€ 2,50", "EUR")]
    [InlineData("1,50 EUR", "2,50", "EUR")]
    [InlineData("$ 1,50", "$ 2,50", "USD")]
    [InlineData("£ 1,50", "£ 2,50", "GBP")]
    [InlineData("CHF 1,50", "CHF 2,50", "CHF")]
    [InlineData("kr 1,50", "kr 2,50", null)]
    public void The_currency_of_signs_and_codes_is_kept(string first, string second, string? currency) =>
        Assert.Equal(currency, Loaded.From($"x;y\n{first};a\n{second};b\n").Currency);

    [Theory]
    [InlineData("bedrag (EUR)", "EUR")]
    [InlineData("amount_usd", "USD")]
    [InlineData("omzet €", "EUR")]
    [InlineData("bedrag", null)]
    public void The_currency_of_a_header_is_kept(string header, string? currency) =>
        Assert.Equal(currency, Loaded.From($"{header};y\n1,50;a\n").Currency);

    [Fact]
    public void Two_currencies_in_one_table_are_a_problem() =>
        Assert.Equal(Severity.Problem, Loaded.From("x;y\n€ 1,50;a\n$ 2,50;b\n").Entry("mixed-currencies").Severity);

    [Fact]
    public void Whole_numbers_too_long_to_be_exact_are_identifiers() =>
        Assert.Equal("12345678901234567", Loaded.From("nummer;y\n12345678901234567;a\n12345678901234568;b\n")["nummer"][0]);
}
