using System.Text.Json;
using System.Xml.Linq;
using static KpiLab.Cli.Tests.Tool;

namespace KpiLab.Cli.Tests;

/// <summary>What cron and CI see of a check: the exit code, what is written where, and that it can be repeated.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public CheckCommandTests()
    {
        File.WriteAllText(Path.Combine(Data, "list.csv"), "customer_id,plan,churned\n" + string.Concat(Enumerable.Range(0, 200).Select(i => $"C{i},{(i % 2 == 0 ? "Basic" : "\u001b[31mPlus")},{(i % 10 == 0 ? "yes" : "no")}\n")));
    }

    private string Data => Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;

    private string StateFile => Path.Combine(folder, "state.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Rules(string rule)
    {
        var path = Path.Combine(folder, "rules.json");
        File.WriteAllText(path, "{\n  \"rules\": [\n    " + rule + "\n  ]\n}\n");
        return path;
    }

    [Theory]
    [InlineData("{ \"kpi\": \"churn-rate\", \"max\": \"12%\" }", 0, "✓ right")]
    [InlineData("{ \"kpi\": \"churn-rate\", \"max\": \"8%\" }", 1, "✗ alert")]
    [InlineData("{ \"kpi\": \"cac\", \"max\": 80 }", 1, "? no data")]
    public void The_exit_code_is_0_when_all_is_right_and_1_on_an_alert_or_without_data(string rule, int code, string shown)
    {
        var result = Run("check", Rules(rule), Data, "--as-of", "2026-07-03");
        Assert.Equal((code, ""), (result.Code, result.Error));
        Assert.Contains(shown, result.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"kpi\": \"churn-rate\", \"maximum\": 1 }", "rules.json line 3, rules[0].maximum: there is no such key of a rule; expected name, kpi")]
    [InlineData("{ \"kpi\": \"churn-rate\", \"max\": ", "rules.json line 4: it is not JSON.")]
    public void A_wrong_file_of_rules_is_exit_code_2_and_one_sentence(string rule, string message)
    {
        var (code, output, error) = Run("check", Rules(rule), Data);
        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith(message, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Fact]
    public void A_missing_file_of_rules_a_wrong_format_and_a_missing_folder_are_told()
    {
        var missing = Run("check", Path.Combine(folder, "none.json"), Data);
        Assert.Equal((2, "none.json: there is no such file. Check the name."), (missing.Code, missing.Error.Trim()));
        Assert.Contains("--format xml: it is table, json, markdown or junit.", Run("check", Rules("{ \"fresh_days\": 1 }"), Data, "--format", "xml").Error, StringComparison.Ordinal);
        Assert.Equal(1, Run("check", Rules("{ \"fresh_days\": 1 }"), Path.Combine(folder, "nowhere")).Code);
    }

    [Fact]
    public void The_state_tells_new_still_and_recovered_and_a_damaged_one_is_said()
    {
        string[] Arguments(string max) => ["check", Rules($"{{ \"name\": \"churn\", \"kpi\": \"churn-rate\", \"max\": \"{max}\" }}"), Data, "--state", StateFile, "--as-of"];
        Assert.Contains("alert, new", Run([.. Arguments("8%"), "2026-07-03"]).Out, StringComparison.Ordinal);
        Assert.Contains("alert, since 2026-07-03", Run([.. Arguments("8%"), "2026-07-04"]).Out, StringComparison.Ordinal);
        Assert.Contains("right, recovered", Run([.. Arguments("12%"), "2026-07-05"]).Out, StringComparison.Ordinal);
        File.WriteAllText(StateFile, "{ half");
        var (code, output, _) = Run([.. Arguments("8%"), "2026-07-06"]);
        Assert.Equal(1, code);
        Assert.Contains("it starts anew", output, StringComparison.Ordinal);
        Assert.Contains("\"version\": 1", File.ReadAllText(StateFile), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_format_is_the_same_in_a_file_as_on_standard_output_and_has_no_colours()
    {
        var rules = Rules("{ \"name\": \"plans\", \"kpi\": \"churn-rate\", \"by\": \"plan\", \"max\": \"12%\" }");
        foreach (var format in new[] { "table", "json", "markdown", "junit" })
        {
            var file = Path.Combine(folder, "report." + format);
            var shown = Run("check", rules, Data, "--as-of", "2026-07-03", "--format", format);
            Assert.Equal("", Run("check", rules, Data, "--as-of", "2026-07-03", "--format", format, "--out", file).Out);
            Assert.Equal(shown.Out.ReplaceLineEndings(), File.ReadAllText(file).ReplaceLineEndings());
            Assert.DoesNotContain('\u001b', shown.Out);
        }

        Assert.Equal("testsuites", XDocument.Load(Path.Combine(folder, "report.junit")).Root!.Name.LocalName);
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "report.json")));
        Assert.Equal("2026-07-03", json.RootElement.GetProperty("as_of").GetString());
    }
}
