using KpiLab.Data;

namespace KpiLab.Tests.Data;

/// <summary>Yes and no, and codes that only look like numbers.</summary>
public class FlagAndIdentifierTests
{
    [Theory]
    [InlineData("actief", "ja", "nee")]
    [InlineData("actief", "Ja", "Nee")]
    [InlineData("actief", "JA", "NEE")]
    [InlineData("actief", "j", "n")]
    [InlineData("active", "yes", "no")]
    [InlineData("active", "Yes", "No")]
    [InlineData("active", "Y", "N")]
    [InlineData("active", "true", "false")]
    [InlineData("active", "TRUE", "FALSE")]
    [InlineData("actief", "waar", "onwaar")]
    [InlineData("actief", "1", "0")]
    [InlineData("opgezegd", "x", "")]
    [InlineData("opgezegd", "X", "")]
    public void Words_for_yes_and_no(string column, string yes, string no)
    {
        var flags = Assert.IsType<FlagColumn>(Loaded.From($"{column};y\n{yes};a\n{no};b\n")[column]);
        Assert.Equal((sbyte[])[1, 0], flags.Values.ToArray());
    }

    [Fact]
    public void A_missing_answer_is_neither_yes_nor_no() =>
        Assert.Equal([true, false, null], Enumerable.Range(0, 3).Select(row => Loaded.From("actief;y\nja;a\nnee;b\n;c\n")["actief"][row]));

    [Theory]
    [InlineData("aantal", "1", "0")]
    [InlineData("cijfer", "1", "0")]
    public void One_and_zero_under_a_name_that_counts_are_numbers(string column, string one, string zero) =>
        Assert.Equal([1, 0], Loaded.From($"{column};y\n{one};a\n{zero};b\n").Numbers(column));

    [Theory]
    [InlineData("f", "m")]
    [InlineData("x", "y")]
    [InlineData("n", "p")]
    public void Letters_without_their_opposite_are_text(string first, string second) =>
        Assert.Equal(first, Loaded.From($"code;y\n{first};a\n{second};b\n")["code"][0]);

    [Theory]
    [InlineData("klantnummer", "007", "12")]
    [InlineData("id", "000123", "000124")]
    [InlineData("x", "0123", "0")]
    [InlineData("postcode", "0011 AB", "1234 CD")]
    [InlineData("artikel", "12E4", "13E7")]
    [InlineData("ean", "8712345678906123", "8712345678906130")]
    [InlineData("telefoon", "0612345678", "0201234567")]
    [InlineData("telefoon", "+31612345678", "+31201234567")]
    public void Codes_that_look_like_numbers_stay_text(string column, string first, string second) =>
        Assert.Equal(first, Loaded.From($"{column};y\n{first};a\n{second};b\n")[column][0]);

    [Fact]
    public void A_leading_zero_far_down_a_long_file_keeps_the_whole_column_text()
    {
        var table = Loaded.From("id,x\n" + string.Concat(Enumerable.Range(100, 3000).Select(i => $"{i},1\n")) + "0042,2\n");
        Assert.Equal(("100", "0042"), (table["id"][0], table["id"][3000]));
    }

    [Fact]
    public void Repeated_text_is_stored_once() =>
        Assert.Equal(["a", "b"], Assert.IsType<TextColumn>(Loaded.From("x;y\na;1\nb;2\na;3\na;4\n")["x"]).Dictionary);
}
