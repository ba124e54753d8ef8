using System.Text.Json;
using static KpiLab.Cli.Tests.Tool;

namespace KpiLab.Cli.Tests;

/// <summary><c>kpilab discover</c> on the sample company.</summary>
public sealed class DiscoverCommandTests
{
    [Fact]
    public void The_json_has_each_discovery_with_its_evidence_and_a_command_that_gives_the_same_value()
    {
        var (code, output, error) = Run("discover", Sample(""), "--kpi", "churn-rate", "--currency", "EUR", "--top", "3", "--json");
        Assert.Equal((0, ""), (code, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0.05, json.RootElement.GetProperty("false_discovery_rate").GetDouble());
        Assert.Equal(3, json.RootElement.GetProperty("discoveries").GetArrayLength());
        var first = json.RootElement.GetProperty("discoveries")[0];
        Assert.Equal(("churn-rate", "Basic", true), (first.GetProperty("kpi").GetString(), first.GetProperty("segment").GetProperty("plan").GetString(), first.GetProperty("worse").GetBoolean()));
        Assert.True(first.GetProperty("money").GetDouble() > 0);
        Assert.InRange(first.GetProperty("difference").GetDouble(), first.GetProperty("difference_low").GetDouble(), first.GetProperty("difference_high").GetDouble());
        var command = first.GetProperty("command").GetString()!.Split(' ')[1..];
        using var again = JsonDocument.Parse(Run([.. command, "--json"]).Out);
        var row = again.RootElement.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("segment").GetProperty("plan").GetString() == "Basic");
        foreach (var name in new[] { "value", "n", "low", "high" })
            Assert.Equal(row.GetProperty(name).GetDouble(), first.GetProperty(name).GetDouble());
    }

    [Fact]
    public void The_terminal_tells_what_was_searched_and_shows_the_query_in_the_language_asked_for()
    {
        var (code, output, error) = Run("discover", Sample(""), "--kpi", "conversion-rate", "--kpi", "roi", "--lang", "nl");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("betrouwbaar verschil", output, StringComparison.Ordinal);
        Assert.Contains("Conversiepercentage: apparaat “mobile”", output, StringComparison.Ordinal);
        Assert.Contains("--by device", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_can_be_compared_it_says_so_and_why()
    {
        var (code, output, _) = Run("discover", Sample("employees.csv"));
        Assert.Equal(0, code);
        Assert.Contains("Nothing to compare", output, StringComparison.Ordinal);
        Assert.Contains("Not searched:", output, StringComparison.Ordinal);
        Assert.Contains("Churn rate", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no KPI", "--kpi", "chrun")]
    [InlineData("--rate 1.5", "--rate", "1.5")]
    [InlineData("--top 0", "--top", "0")]
    [InlineData("--to 2025-01-01", "--from", "2026-01-01", "--to", "2025-01-01")]
    public void A_wrong_option_says_what_was_expected(string said, params string[] options)
    {
        var (code, _, error) = Run(["discover", Sample(""), .. options]);
        Assert.Equal(2, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }

    private static string Sample(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "data-samples")))
                return Path.Combine(folder.FullName, "data-samples", file);
        }

        throw new DirectoryNotFoundException("data-samples");
    }
}
