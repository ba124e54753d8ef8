using System.Text.Json;
using ExcelDataReader;
using KpiLab.Data;
using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Exports;

/// <summary>Results and scorecards written for other programs.</summary>
public sealed class ResultSaveTests : IDisposable
{
    // ExcelDataReader asks for Windows-1252 whatever it reads.
    static ResultSaveTests() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    private static readonly FrameTable Sessions = FrameTable.Of(
        "sessions",
        new DateColumn("date", [.. Enumerable.Range(0, 400).Select(i => new DateTime(2026, 1, 1).AddDays(i % 59).Ticks)]),
        TextColumn.Of("device", Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? "=phone" : "desk")),
        new FlagColumn("converted", [.. Enumerable.Range(0, 400).Select(i => (sbyte)(i % 8 == 0 ? 1 : 0))]));

    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string In(string name) => Path.Combine(folder, name);

    [Fact]
    public void A_result_is_a_table_of_its_rows()
    {
        var table = ConversionRate.Of(Sessions).By("device").Run().ToTable();
        Assert.Equal(["=phone", "desk"], Enumerable.Range(0, 2).Select(row => table["device"][row]));
        Assert.Equal((0.25, 50.0, 200.0, 200.0), (table["value"][0], table["numerator"][0], table["denominator"][0], table["n"][0]));
    }

    [Fact]
    public void A_result_without_segments_and_periods_is_one_row() =>
        Assert.Equal(0.125, ConversionRate.Of(Sessions).Run().ToTable()["value"][0]);

    [Fact]
    public void A_dimension_with_the_name_of_a_figure_keeps_both()
    {
        var table = FrameTable.Of("sessions", TextColumn.Of("value", ["a", "b"]), new FlagColumn("converted", [1, 0]));
        Assert.Equal(["value", "value (2)"], ConversionRate.Of(table).By("value").Run().ToTable().Columns.Take(2).Select(c => c.Name));
    }

    [Theory]
    [InlineData("r.csv")]
    [InlineData("r.parquet")]
    [InlineData("r.jsonl")]
    public void The_rows_come_back_from_each_format(string name)
    {
        ConversionRate.Of(Sessions).By("device").Every(Period.Month).Run().Save(In(name));
        var back = Table.Load(In(name));
        Assert.Equal(4, back.RowCount);
        Assert.Equal(ColumnKind.Date, back["period_start"].Kind);
        Assert.Equal(0.125, back.Columns.OfType<NumberColumn>().Single(c => c.Name == "numerator").Values.ToArray().Sum() / 400, 12);
    }

    [Fact]
    public void The_workbook_says_what_its_numbers_rest_on()
    {
        var result = ConversionRate.Of(Sessions).By("device").Run();
        result.Save(In("r.xlsx"));
        var sheets = Sheets(In("r.xlsx"));
        Assert.Equal(["conversion-rate", "total", "sources"], sheets.Keys);
        var sources = sheets["sources"].ToLookup(row => row[0]?.ToString(), row => row[1]?.ToString());
        Assert.Equal("Conversion rate (conversion-rate)", sources["KPI"].Single());
        Assert.Equal(result.Kpi.Text.Formula.English, sources["Formula"].Single());
        Assert.Equal("2026-01-01 – 2026-02-28", sources["Period"].Single());
        Assert.Equal("400", sources["n"].Single());
        Assert.Contains(result.Total.Interval!.Method, sources["Interval"].Single()!, StringComparison.Ordinal);
        Assert.Contains(result.Benchmark()!.Row.Source, sources["Benchmark"].Single()!, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_in_the_workbook_have_the_format_of_their_unit()
    {
        ConversionRate.Of(Sessions).By("device").Run().Save(In("r.xlsx"));
        using var stream = File.OpenRead(In("r.xlsx"));
        using var reader = ExcelReaderFactory.CreateReader(stream);
        reader.Read();
        reader.Read();
        Assert.Equal(("=phone", 0.25, "0.0%"), (reader.GetString(0), reader.GetDouble(1), reader.GetNumberFormatString(1)));
    }

    [Fact]
    public void Json_is_the_shape_that_the_readme_documents()
    {
        ConversionRate.Of(Sessions).By("device").Run().Save(In("r.json"));
        using var json = JsonDocument.Parse(File.ReadAllText(In("r.json")));
        Assert.Equal(("conversion-rate", 0.125), (json.RootElement.GetProperty("kpi").GetString(), json.RootElement.GetProperty("value").GetDouble()));
    }

    [Fact]
    public void Markdown_reads_as_a_memo_in_either_language()
    {
        ConversionRate.Of(Sessions).By("device").Run().Save(In("r.md"), Language.Dutch);
        var text = File.ReadAllText(In("r.md"));
        Assert.StartsWith("# Conversie", text, StringComparison.Ordinal);
        Assert.Contains("| desk | 0,0%", text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("- Formule: ", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scorecard_is_a_workbook_of_all_its_parts_in_one_file()
    {
        var scorecard = Scorecard.Of(Workspace.Of(Sessions));
        scorecard.Save(In("s.xlsx"));
        var sheets = Sheets(In("s.xlsx"));
        Assert.Equal(["scorecard", "series", "segments", "findings", "sources"], sheets.Keys);
        Assert.Equal(11, sheets["scorecard"].Count);
        scorecard.Save(In("s.csv"));
        var rows = Table.Load(In("s.csv"));
        Assert.Equal((10, 9), (rows.RowCount, rows["missing"].Length - rows["missing"].MissingCount));
    }

    private static Dictionary<string, List<object?[]>> Sheets(string path)
    {
        using var stream = File.OpenRead(path);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var sheets = new Dictionary<string, List<object?[]>>();
        do
        {
            var rows = sheets[reader.Name] = [];
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        }
        while (reader.NextResult());
        return sheets;
    }
}
