namespace KpiLab.Tests.Data;

/// <summary>JSON lines: one object a line.</summary>
public class JsonLinesTests
{
    [Fact]
    public void Objects_are_rows_and_their_fields_columns()
    {
        var table = Loaded.From("{\"date\":\"2026-01-31\",\"amount\":12.5,\"paid\":true}\n\n{\"date\":\"2026-02-28\",\"amount\":3,\"paid\":false}\n", "sales.jsonl");
        Assert.Equal([12.5, 3], table.Numbers("amount"));
        Assert.Equal(new DateTime(2026, 1, 31), table["date"][0]);
        Assert.Equal(true, table["paid"][0]);
    }

    [Fact]
    public void A_field_that_appears_later_is_missing_before_and_one_that_disappears_is_missing_after()
    {
        var table = Loaded.From("{\"a\":1}\n{\"a\":2,\"b\":\"x\"}\n{\"b\":\"y\"}\n", "x.jsonl");
        Assert.Equal([1, 2, double.NaN], table.Numbers("a"));
        Assert.Equal([null, "x", "y"], Enumerable.Range(0, 3).Select(row => table["b"][row]));
    }

    [Fact]
    public void Escapes_nulls_and_whole_numbers_beyond_double_are_kept()
    {
        var table = Loaded.From("{\"t\":\"a\\n\\u00e9\",\"n\":null,\"id\":12345678901234567}\n{\"t\":\"b\",\"n\":1,\"id\":12345678901234568}\n", "x.ndjson");
        Assert.Equal(("a\né", null, "12345678901234567"), ((string?)table["t"][0], table["n"][0], (string?)table["id"][0]));
    }

    [Fact]
    public void An_array_of_objects_is_a_table_too() =>
        Assert.Equal([1, 2], Loaded.From("[\n {\"a\": 1},\n {\"a\": 2}\n]\n", "x.json").Numbers("a"));

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":\n", "line 2")]
    [InlineData("{\"a\":1}\n[1,2]\n", "line 2")]
    [InlineData("{\"a\":{\"b\":1}}\n", "\"a\"")]
    [InlineData("{\"a\":[1]}\n", "Flatten")]
    [InlineData("{}\n", "no rows")]
    public void What_cannot_be_read_names_the_place(string text, string expected) =>
        Assert.Contains(expected, Loaded.Error(text, "x.jsonl"), StringComparison.Ordinal);
}
