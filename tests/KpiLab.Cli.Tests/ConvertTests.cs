using KpiLab.Data;
using static KpiLab.Cli.Tests.Tool;

namespace KpiLab.Cli.Tests;

/// <summary><c>kpilab convert</c>.</summary>
public sealed class ConvertTests : IDisposable
{
    private const string Text = "code;datum;moment;bedrag;actief;naam\n007;2025-01-31;2025-01-31 12:30:00;1.234,50;ja;Café \"De Zon\"\n012;;2025-02-28 00:00:01;-3,00;nee;=1+1\n100;2024-02-29;;;;\n";

    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    private string Written(string name, string text)
    {
        File.WriteAllText(At(name), text);
        return At(name);
    }

    [Theory]
    [InlineData("parquet")]
    [InlineData("jsonl")]
    [InlineData("xlsx")]
    [InlineData("csv")]
    public void Kinds_and_values_are_the_same_when_the_file_is_read_back(string ending)
    {
        // In CSV a text that a spreadsheet would run is marked, so that one is left out there.
        var source = Written("klanten.csv", ending == "csv" ? Text.Replace("=1+1", "x", StringComparison.Ordinal) : Text);
        var (code, output, error) = Run("convert", source, At("uit." + ending));
        Assert.True(code == 0, error);
        Assert.Contains("klanten: 3 rows, 6 columns", output, StringComparison.Ordinal);
        Same(Table.Load(source), Table.Load(At("uit." + ending)));
    }

    [Fact]
    public void The_sample_company_comes_back_from_parquet_as_it_was()
    {
        var data = Samples();
        var (code, _, error) = Run("convert", data, At("tabellen"), "--to", "parquet");
        Assert.True(code == 0, error);
        var back = Workspace.Open(At("tabellen"));
        var tables = Workspace.Open(data).Frames;
        Assert.Equal(tables.Select(t => t.Name).Order(StringComparer.Ordinal), back.Tables.Select(t => t.Name).Order(StringComparer.Ordinal));
        foreach (var table in tables)
            Same(table, (FrameTable)back[table.Name]);
    }

    [Fact]
    public void A_file_that_is_there_is_left_unless_it_may_be_written_over()
    {
        var (source, there) = (Written("a.csv", "x;y\n1;2\n"), Written("b.csv", "mine"));
        var (code, _, error) = Run("convert", source, there);
        Assert.Equal(2, code);
        Assert.Contains("--overwrite", error, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(there));
        Assert.Equal(0, Run("convert", source, there, "--overwrite").Code);
        Assert.Equal("x,y\n1,2\n", File.ReadAllText(there));
    }

    [Fact]
    public void What_was_noticed_is_shown_in_the_language_asked_for()
    {
        var source = Written("a.csv", "x;y\n1,5;2\n1,7;3\n" + string.Concat(Enumerable.Repeat("2,5;4\n", 20)) + "stuk;1\n");
        var (_, output, _) = Run("convert", source, At("a.parquet"), "--lang", "nl");
        Assert.Contains("1 waarde is geen getal", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_tables_need_a_folder_or_a_choice()
    {
        Written("een.csv", "x;y\n1;2\n");
        Written("twee.csv", "x;z\n3;4\n");
        var (code, _, error) = Run("convert", folder, At("uit.parquet"));
        Assert.Equal(2, code);
        Assert.Contains("een, twee", error, StringComparison.Ordinal);
        Assert.Equal(0, Run("convert", folder, At("uit.parquet"), "--table", "twee").Code);
        Assert.Equal("z", Table.Load(At("uit.parquet")).Columns[1].Name);
    }

    [Theory]
    [InlineData("uit.pdf", null, "the ending says what to write")]
    [InlineData("uit.csv", "parquet", "Give one of them")]
    [InlineData("uit", "sas7bdat", "it is one of")]
    public void What_cannot_be_written_is_said_before_anything_is_read(string name, string? to, string said)
    {
        string[] arguments = ["convert", At("is-er-niet.csv"), At(name), .. to is null ? (string[])[] : ["--to", to]];
        var (code, _, error) = Run(arguments);
        Assert.Equal(2, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    private static string Samples()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "data-samples")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "data-samples");
    }

    private static void Same(FrameTable expected, FrameTable found)
    {
        Assert.Equal(expected.Schema, found.Schema);
        foreach (var (own, other) in expected.Columns.Zip(found.Columns))
        {
            for (var row = 0; row < own.Length; row++)
                Assert.Equal(own.TextOf(row), other.TextOf(row));
        }
    }
}
