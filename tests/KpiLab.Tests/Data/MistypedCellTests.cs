using KpiLab.Data;

namespace KpiLab.Tests.Data;

/// <summary>One mistyped date or amount in a small file does not make its column text.</summary>
public class MistypedCellTests
{
    [Theory]
    [InlineData("datum;n\n30-04-2025;1\n31-04-2025;2\n30-06-2025;3\n31-07-2025;4\n", 2, "31-04-2025")]
    [InlineData("datum;n\n2025-04-30;1\n2025-05-31;2\n2025-06-30;3\n2025-02-30;4\n", 4, "2025-02-30")]
    public void An_impossible_date_is_set_aside_with_its_row(string text, int record, string value)
    {
        var table = Loaded.From(text);
        Assert.Equal(ColumnKind.Date, table["datum"].Kind);
        Assert.Equal(1, table["datum"].MissingCount);
        var example = Assert.Single(table.Entry("value-set-aside").Examples!);
        Assert.Equal((record + 1L, value), (example.Row, example.Text));
    }

    [Fact]
    public void An_impossible_amount_is_set_aside_with_its_row()
    {
        var table = Loaded.From("bedrag;n\n12,50;1\n7,25;2\n12,50,00;3\n3,10;4\n");
        Assert.Equal([12.5, 7.25, double.NaN, 3.1], table.Numbers("bedrag"));
        Assert.Equal("12,50,00", Assert.Single(table.Entry("value-set-aside").Examples!).Text);
    }

    [Theory]
    [InlineData("datum;n\n30-04-2025;1\nvolgt nog;2\n30-06-2025;3\n31-07-2025;4\n", "datum")]
    [InlineData("versie;n\n1.2;1\n1.3;2\n1.4;3\n1.4.1;4\n", "versie")]
    [InlineData("bedrag;n\n12,50;1\n7,25;2\nop rekening;3\n3,10;4\n", "bedrag")]
    [InlineData("datum;n\n30-04-2025;1\n31-04-2025;2\n31-09-2025;3\n31-07-2025;4\n", "datum")]
    public void Words_versions_and_many_such_values_leave_a_column_text(string text, string column) =>
        Assert.Equal(ColumnKind.Text, Loaded.From(text)[column].Kind);
}
