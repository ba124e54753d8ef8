using KpiLab.Data;

namespace KpiLab.Tests.Data;

/// <summary>Workbooks of Excel.</summary>
public class WorkbookLoadTests
{
    private static readonly DateTime Day = new(2026, 3, 25);

    private static FrameTable Load(string xml) => Loaded.From(Workbook.Of(("Blad1", xml)), "book.xlsx");

    [Fact]
    public void Dates_numbers_texts_and_flags_keep_their_kinds()
    {
        var table = Load(Workbook.Rows(["datum", "bedrag", "klant", "betaald"], [Day, 12.5, "007", true], [Day.AddDays(1), -3, "008", false]));
        Assert.Equal([ColumnKind.Date, ColumnKind.Number, ColumnKind.Text, ColumnKind.Flag], table.Columns.Select(c => c.Kind));
        Assert.Equal((Day, -3.0, "007", true), ((DateTime)table["datum"][0]!, (double)table["bedrag"][1]!, (string)table["klant"][0]!, (bool)table["betaald"][0]!));
    }

    [Fact]
    public void A_formula_gives_the_value_that_was_saved_with_it()
    {
        var table = Load(Workbook.Rows(["aantal", "bedrag"], [2, "<c r=\"{0}\"><f>A2*3</f><v>6</v></c>"], [4, "<c r=\"{0}\"><f>A3*3</f><v>12</v></c>"]));
        Assert.Equal([6, 12], table.Numbers("bedrag"));
    }

    [Fact]
    public void A_formula_that_failed_is_missing()
    {
        var table = Load(Workbook.Rows(["naam", "bedrag"], ["a", "<c r=\"{0}\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"], ["b", 12]));
        Assert.Equal([double.NaN, 12], table.Numbers("bedrag"));
    }

    [Fact]
    public void A_formula_without_a_saved_value_is_missing()
    {
        var table = Load(Workbook.Rows(["naam", "bedrag"], ["a", "<c r=\"{0}\"><f>1+1</f></c>"], ["b", 12]));
        Assert.Equal([double.NaN, 12], table.Numbers("bedrag"));
    }

    [Fact]
    public void A_cell_merged_over_rows_stands_in_each_of_them_and_is_said()
    {
        var table = Load(Workbook.Rows(["kanaal", "maand", "bedrag"], ["web", "jan 2026", 10], [null, "feb 2026", 20], ["winkel", "jan 2026", 30]) + "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>");
        Assert.Equal(["web", "web", "winkel"], Enumerable.Range(0, 3).Select(row => table["kanaal"][row]));
        Assert.Equal(1, table.Entry("merged-cells").Count);
    }

    [Fact]
    public void A_title_merged_over_the_columns_is_a_title()
    {
        var table = Load(Workbook.Rows(["Omzet 2026"], [], ["kanaal", "maand", "bedrag"], ["web", "jan 2026", 10], ["winkel", "jan 2026", 30], ["Totaal", null, 40]) + "<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells>");
        Assert.Equal(["kanaal", "maand", "bedrag"], table.Columns.Select(c => c.Name));
        Assert.Equal([10, 30], table.Numbers("bedrag"));
    }

    [Fact]
    public void A_header_of_two_rows_with_a_merged_upper_row_names_columns_by_both()
    {
        var table = Load(Workbook.Rows(["kanaal", "2025", null, "2026", null], [null, "omzet", "kosten", "omzet", "kosten"], ["web", 1, 2, 3, 4], ["winkel", 5, 6, 7, 8]) + "<mergeCells count=\"3\"><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:E1\"/></mergeCells>");
        Assert.Equal(["kanaal", "2025 omzet", "2025 kosten", "2026 omzet", "2026 kosten"], table.Columns.Select(c => c.Name));
        Assert.Equal([3, 7], table.Numbers("2026 omzet"));
    }

    [Fact]
    public void Each_sheet_with_a_table_is_a_table_and_an_empty_one_is_none()
    {
        using var file = new TemporaryFile(Workbook.Of(("omzet", Workbook.Rows(["a"], [1], [2])), ("leeg", "<sheetData/>"), ("kosten", Workbook.Rows(["b"], [3], [4]))), "book.xlsx");
        Assert.Equal(["omzet", "kosten"], Workspace.Open(file.Path).Tables.Select(t => t.Name));
        Assert.Contains("Workspace.Open", Assert.Throws<DataException>(() => Table.Load(file.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Workbooks_without_a_table_say_so()
    {
        foreach (var xml in (string[])["<sheetData/>", Workbook.Rows(["a", "b"])])
            Assert.Contains("no sheet holds a table", Loaded.Error(Workbook.Of(("x", xml)), "book.xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_workbook_says_to_save_it_again()
    {
        var bytes = Workbook.Of(("x", Workbook.Rows(["a"], [1])));
        Assert.Contains("save it again", Loaded.Error(bytes[..(bytes.Length / 2)], "book.xlsx"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_is_found_by_its_content_also_when_it_is_named_csv() =>
        Assert.Equal([1, 2], Loaded.From(Workbook.Of(("x", Workbook.Rows(["a"], [1], [2]))), "book.csv").Numbers("a"));

    [Fact]
    public void Row_numbers_in_examples_are_those_of_the_sheet()
    {
        object?[][] rows = [["Titel"], [], ["naam", "bedrag"], .. Enumerable.Range(0, 20).Select(i => new object?[] { "a", i + 0.5 }), ["b", "fout"], ["c", 1.5]];
        Assert.Equal(new QualityExample(24, "fout"), Assert.Single(Load(Workbook.Rows(rows)).Entry("value-set-aside").Examples!));
    }
}
