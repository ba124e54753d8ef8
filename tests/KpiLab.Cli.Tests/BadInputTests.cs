using System.Text;
using System.Text.Json;
using static KpiLab.Cli.Tests.Tool;

namespace KpiLab.Cli.Tests;

/// <summary>What a user sees of a bad input: one plain sentence on standard error, exit code 1, nothing on standard output.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Not part of the cases: the runner would write out each byte of them.
    private static byte[] Content(string name) => name switch
    {
        "empty.csv" => [],
        "header.csv" => [.. "a,b\n"u8],
        "binary.csv" => [1, 0, 0, 2, 0, 7, 9, 9],
        "quote.csv" => [.. "a,b\n\"x,1\ny,2\n"u8],
        "long.csv" => [.. "a,b\n"u8, .. Enumerable.Repeat((byte)'x', 20 << 20)],
        "book.xlsx" => [0x50, 0x4B, 3, 4, 1, 2, 3],
        "page.xls" => [.. "<html><table></table></html>"u8],
        "lines.jsonl" => [.. "{\"a\":1}\n{\"a\":\n"u8],
        "paper.csv" => [.. "%PDF-1.7\n"u8],
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    [Theory]
    [InlineData("empty.csv", "empty.csv is empty")]
    [InlineData("header.csv", "header.csv has a header and no rows")]
    [InlineData("binary.csv", "binary.csv is not a text file")]
    [InlineData("quote.csv", "quote.csv line 2")]
    [InlineData("long.csv", "long.csv line 2 is longer than 16 MB")]
    [InlineData("book.xlsx", "book.xlsx looks like a workbook")]
    [InlineData("page.xls", "page.xls is a web page")]
    [InlineData("lines.jsonl", "lines.jsonl line 2 is not JSON")]
    [InlineData("paper.csv", "paper.csv is a PDF")]
    public void A_bad_file_is_one_sentence_and_exit_code_1(string name, string expected)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, Content(name));
        foreach (var arguments in (string[][])[["inspect", path], ["report", path], ["kpi", "churn-rate", path]])
            Plain(Run(arguments), expected);
    }

    [Fact]
    public void A_folder_without_tables_is_one_sentence_and_exit_code_1() => Plain(Run("report", folder), "holds no tables");

    [Fact]
    public void A_file_held_by_another_program_is_one_sentence_and_exit_code_1()
    {
        var path = Path.Combine(folder, "held.csv");
        using var held = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        Plain(Run("inspect", path), "Close the program");
    }

    [Fact]
    public void A_folder_with_a_good_and_a_bad_file_shows_the_good_one_names_the_bad_one_and_is_exit_code_1()
    {
        File.WriteAllText(Path.Combine(folder, "good.csv"), "device,converted\nphone,yes\nphone,no\n");
        File.WriteAllText(Path.Combine(folder, "bad.csv"), "");
        var (code, output, error) = Run("inspect", folder);
        Assert.Equal(1, code);
        Assert.Contains("good", output, StringComparison.Ordinal);
        Assert.Contains("bad.csv is empty", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zero_denominator_gives_no_value_and_the_reason()
    {
        var value = Json("spend.csv", "channel,cost,leads\nweb,100,0\nshop,50,0\n", "cost-per-lead");
        Assert.Equal(JsonValueKind.Null, value.GetProperty("value").ValueKind);
        Assert.NotEmpty(value.GetProperty("reason").GetString()!);
    }

    [Fact]
    public void Scores_outside_the_scale_are_left_out_and_counted()
    {
        var text = new StringBuilder("respondent_id,nps_score\n");
        for (var i = 0; i < 60; i++)
            text.Append(i).Append(",9\n");
        var value = Json("nps.csv", text + "98,11\n99,-1\n", "net-promoter-score");
        Assert.Equal((100, 60), (value.GetProperty("value").GetDouble(), value.GetProperty("n").GetInt32()));
        Assert.Contains(value.GetProperty("notes").EnumerateArray(), note => note.GetString()!.Contains('2'));
    }

    [Fact]
    public void Mixed_currencies_are_not_added_up()
    {
        var path = Path.Combine(folder, "spend.csv");
        File.WriteAllText(path, "channel;cost;leads\nweb;€ 100,00;4\nshop;$ 50,00;2\n");
        var (code, output, error) = Run("kpi", "cost-per-lead", path, "--json");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("EUR and USD", error.Replace("EUR+USD", "EUR and USD", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private JsonElement Json(string name, string text, string kpi)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        var (code, output, error) = Run("kpi", kpi, path, "--json");
        Assert.True(code == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static void Plain((int Code, string Out, string Error) result, string expected)
    {
        Assert.Equal((1, ""), (result.Code, result.Out));
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.Trim().Split('\n'));
    }
}
