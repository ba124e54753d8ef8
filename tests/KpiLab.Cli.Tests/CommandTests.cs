using System.Text.Json;
using static KpiLab.Cli.Tests.Tool;

namespace KpiLab.Cli.Tests;

public class CommandTests
{
    private static string File(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("kpilab").FullName, "sessions.csv");
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void A_kpi_as_json_carries_what_scripts_need()
    {
        var (code, output, _) = Run("kpi", "conversion-rate", File("device,converted\nphone,yes\nphone,no\ndesk,no\ndesk,no\n"), "--by", "device", "--json");
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        Assert.Equal(0, code);
        Assert.Equal(("conversion-rate", 0.25, "fraction", 1.0, 4.0, 4), (root.GetProperty("kpi").GetString(), root.GetProperty("value").GetDouble(), root.GetProperty("unit").GetString(), root.GetProperty("numerator").GetDouble(), root.GetProperty("denominator").GetDouble(), root.GetProperty("n").GetInt32()));
        Assert.True(root.GetProperty("low").GetDouble() < 0.25 && root.GetProperty("high").GetDouble() > 0.25);
        Assert.Equal(["desk", "phone"], root.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("segment").GetProperty("device").GetString()));
    }

    [Fact]
    public void A_missing_role_is_exit_code_1_and_names_the_role()
    {
        var (code, _, error) = Run("kpi", "churn-rate", File("a,b\n1,2\n"));
        Assert.Equal(1, code);
        Assert.Contains("churned", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kpi", "no-such-kpi", "x.csv")]
    [InlineData("kpi", "churn-rate", "x.csv", "--every", "fortnight")]
    [InlineData("report", "x", "--lang", "fr")]
    [InlineData("no-such-command")]
    public void Wrong_usage_is_exit_code_2(params string[] arguments) => Assert.Equal(2, Run(arguments).Code);

    [Fact]
    public void A_path_that_does_not_exist_is_exit_code_1_in_plain_words()
    {
        var (code, _, error) = Run("report", "no-such-folder");
        Assert.Equal((1, "There is no file or folder no-such-folder. Check the name."), (code, error.Trim()));
    }

    [Fact]
    public void A_role_given_by_hand_is_used()
    {
        var (code, output, _) = Run("kpi", "conversion-rate", File("device,signed\nphone,yes\nphone,no\n"), "--map", "converted=signed", "--json");
        Assert.Equal(0, code);
        Assert.Contains("\"value\": 0.5", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_from_data_do_not_reach_the_terminal()
    {
        var (_, output, _) = Run("kpi", "conversion-rate", File("device,converted\n\u001b[31mred,yes\nphone,no\n"), "--by", "device");
        Assert.DoesNotContain("\u001b[31mred", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_of_the_sample_company_shows_ten_kpis()
    {
        var (code, output, _) = Run("report", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        Assert.Equal(10, json.RootElement.GetProperty("kpis").EnumerateArray().Count(k => k.GetProperty("value").ValueKind == JsonValueKind.Number));
    }
}
