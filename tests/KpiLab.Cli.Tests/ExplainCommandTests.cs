using System.Text.Json;
using static KpiLab.Cli.Tests.Tool;

namespace KpiLab.Cli.Tests;

/// <summary><c>kpilab explain</c> on the sample company.</summary>
public sealed class ExplainCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_json_has_the_change_its_test_and_parts_that_add_up_to_it()
    {
        var (code, output, error) = Run("explain", "revenue-per-employee", Sample(""), "--from", "2025-H1", "--to", "2026-H1", "--currency", "EUR", "--json");
        Assert.Equal((0, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        var change = root.GetProperty("change").GetDouble();
        Assert.Equal((true, "EUR/FTE per year"), (root.GetProperty("news").GetBoolean(), root.GetProperty("unit").GetString()));
        Assert.Equal(change, root.GetProperty("to").GetProperty("value").GetDouble() - root.GetProperty("from").GetProperty("value").GetDouble(), 6);
        Assert.Equal(change, root.GetProperty("drivers").EnumerateArray().Sum(driver => driver.GetProperty("effect").GetDouble()), 6);
        foreach (var split in root.GetProperty("splits").EnumerateArray())
        {
            Assert.Equal(change, split.GetProperty("rate_effect").GetDouble() + split.GetProperty("mix_effect").GetDouble(), 6);
            Assert.Equal(change, split.GetProperty("segments").EnumerateArray().Sum(s => s.GetProperty("rate_effect").GetDouble() + s.GetProperty("mix_effect").GetDouble()), 6);
            Assert.Equal(root.GetProperty("drivers")[1].GetProperty("effect").GetDouble(), split.GetProperty("segments").EnumerateArray().Sum(s => s.GetProperty("driver_effects")[1].GetDouble()), 6);
        }
    }

    [Fact]
    public void The_terminal_tells_the_paradox_in_the_language_asked_for()
    {
        var (code, output, error) = Run("explain", "conversion-rate", Sample("sessions.csv"), "--from", "2025-H2", "--to", "2026-H1", "--by", "device", "--lang", "nl");
        Assert.Equal((0, ""), (code, error));
        var words = string.Join(' ', output.Split([' ', '\n', '\r', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Toeval verklaart dat niet", words, StringComparison.Ordinal);
        Assert.Contains("geen enkel segment van apparaat daalde", words, StringComparison.Ordinal);
        Assert.Contains("40 → 84", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_groups_are_compared_as_two_periods_are()
    {
        var (code, output, _) = Run("explain", "ltv", Sample(""), "--between", "channel", "--from", "Paid search", "--to", "Referral", "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(["order value", "orders per customer", "margin"], json.RootElement.GetProperty("drivers").EnumerateArray().Select(driver => driver.GetProperty("driver").GetString()));
        Assert.Equal("Referral", json.RootElement.GetProperty("to").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(".html", "<svg")]
    [InlineData(".csv", "share_before")]
    [InlineData(".json", "\"splits\"")]
    public void It_is_also_written_to_a_file(string ending, string holds)
    {
        var file = Path.Combine(folder, "why" + ending);
        var (code, _, error) = Run("explain", "market-share", Sample(""), "--from", "2025-H1", "--to", "2026-H1", "-o", file);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains(holds, File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "--from: \"2025-Q9\" is no period. Write a year (2026)", "cac", "--from", "2025-Q9", "--to", "2026-Q1")]
    [InlineData(2, "share 2025-Q1", "cac", "--from", "2025", "--to", "2025-Q1")]
    [InlineData(2, "There is no KPI \"cacc\"", "cacc", "--from", "2025-Q1", "--to", "2026-Q1")]
    [InlineData(2, "channel has no value \"Radio\". It has: Affiliate", "cac", "--between", "channel", "--from", "Radio", "--to", "Affiliate")]
    [InlineData(2, "write column=value", "cac", "--from", "2025-Q1", "--to", "2026-Q1", "--where", "channel")]
    [InlineData(2, "--output x.doc", "cac", "--from", "2025-Q1", "--to", "2026-Q1", "-o", "x.doc")]
    [InlineData(1, "has no column \"colour\"", "cac", "--from", "2025-Q1", "--to", "2026-Q1", "--by", "colour")]
    [InlineData(1, "nothing lies in 2019", "cac", "--from", "2019", "--to", "2026-Q1")]
    [InlineData(1, "carries no dates, so there are no periods to compare", "employee-engagement", "--from", "2025", "--to", "2026-H1")]
    public void A_wrong_question_says_what_was_wrong_and_what_is_right(int expected, string said, string kpi, params string[] options)
    {
        var (code, output, error) = Run(["explain", kpi, Sample(""), .. options]);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    // Academy and Tasting room have fewer than five respondents.
    [Fact]
    public void Nothing_that_is_written_about_engagement_names_a_small_department()
    {
        var (page, table) = (Path.Combine(folder, "why.html"), Path.Combine(folder, "why.csv"));
        string[] asked = ["explain", "employee-engagement", Sample("engagement_answers.csv"), "--between", "wave", "--from", "Round 1", "--to", "Round 4"];
        var terminal = Run([.. asked, "-o", page]).Out;
        var json = Run([.. asked, "--json", "-o", table]).Out;
        foreach (var text in new[] { terminal, json, File.ReadAllText(page), File.ReadAllText(table) })
        {
            Assert.DoesNotContain("Academy", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Tasting room", text, StringComparison.Ordinal);
        }

        Assert.Contains("others, too small to show", json, StringComparison.Ordinal);
    }

    [Fact]
    public void A_department_too_small_to_show_is_not_compared()
    {
        var (code, output, _) = Run("explain", "employee-engagement", Sample("engagement_answers.csv"), "--between", "department", "--from", "Machines", "--to", "Academy", "--where", "wave=Round 4", "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("change").ValueKind);
        var side = json.RootElement.GetProperty("to");
        Assert.All(new[] { "value", "numerator", "denominator" }, name => Assert.Equal(JsonValueKind.Null, side.GetProperty(name).ValueKind));
        Assert.Empty(json.RootElement.GetProperty("splits").EnumerateArray());
    }

    private static string Sample(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "data-samples")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "data-samples", file);
    }
}
