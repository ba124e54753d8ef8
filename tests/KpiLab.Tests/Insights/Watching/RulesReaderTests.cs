using System.Text.Json;
using System.Text.RegularExpressions;
using Json.Schema;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Tests.Samples;

namespace KpiLab.Tests.Insights.Watching;

public class RulesReaderTests
{
    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromText(File.ReadAllText(Path.Combine(SampleCompanyTests.RepositoryRoot(), "docs", "check.schema.json"))));

    private static string Of(string rule) => $$"""{ "rules": [ {{rule}} ] }""";

    public static TheoryData<string> Right() =>
    [
        """{ "kpi": "churn-rate", "every": "month", "max": 0.05 }""",
        """{ "kpi": "churn-rate", "max": "4.5%", "min": "1 %", "sure": true }""",
        """{ "name": "a", "kpi": "cac", "by": ["channel", "region"], "where": { "plan": ["Basic", "Plus"], "region": "North" }, "every": "quarter", "target": 75, "min_n": 5 }""",
        """{ "kpi": "roi-9-months", "min": -0.5 }""",
        """{ "kpi": "churn-rate", "every": "month", "previous": "reliable" }""",
        """{ "kpi": "churn-rate", "every": "month", "previous": { "worse_by": 0.01 } }""",
        """{ "kpi": "churn-rate", "every": "month", "previous": { "worse_by_percent": 10 } }""",
        """{ "kpi": "churn-rate", "benchmark": true }""",
        """{ "kpi": "churn-rate", "every": "week", "control": true }""",
        """{ "kpi": "churn-rate", "every": "week", "control": { "recent": 3 } }""",
        """{ "kpi": "churn-rate", "every": "month", "forecast": { "target": 0.03, "periods": 6 } }""",
        """{ "kpi": "churn-rate", "every": "month", "forecast": { "target": "3%", "until": "2026-12-31", "chance": 0.4 } }""",
        """{ "fresh_days": 7 }""",
        """{ "table": "orders", "quality": { "set_aside": 0, "severity": "warning" } }""",
    ];

    // What is wrong, and where the message says it is and what it expected.
    public static TheoryData<string, string, string> Wrong() => new()
    {
        { """{ "kpi": "churn-rate" }""", "rules[0]", "expected one condition (min, max, target, previous, benchmark, control, forecast, fresh_days, quality; min and max may go together), found none" },
        { """{ "kpi": "churn-rate", "max": 1, "target": 2 }""", "rules[0]", "found max and target" },
        { """{ "max": 1 }""", "rules[0]", "expected the id of one, such as \"churn-rate\"" },
        { """{ "kpi": 5, "max": 1 }""", "rules[0].kpi", "found 5; expected a text" },
        { """{ "kpi": "churn-rate", "max": "4,5%" }""", "rules[0].max", "found \"4,5%\"; expected a number such as 0.045, or a percentage such as \"4.5%\"" },
        { """{ "kpi": "churn-rate", "max": null }""", "rules[0].max", "found null; expected a number" },
        { """{ "kpi": "churn-rate", "max": 1, "every": "monthly" }""", "rules[0].every", "found \"monthly\"; expected day, week, month, quarter or year" },
        { """{ "kpi": "churn-rate", "max": 1, "treshold": 2 }""", "rules[0].treshold", "there is no such key of a rule; expected name, kpi, table" },
        { """{ "kpi": "churn-rate", "control": true }""", "rules[0]", "control looks at periods; expected \"every\": \"month\" beside it" },
        { """{ "kpi": "churn-rate", "every": "month", "control": false }""", "rules[0].control", "found false; expected an object with recent" },
        { """{ "kpi": "churn-rate", "every": "month", "control": { "recent": 0 } }""", "rules[0].control.recent", "found 0; expected a whole number from 1 to 120" },
        { """{ "kpi": "churn-rate", "every": "month", "previous": true }""", "rules[0].previous", "found true; expected \"reliable\", { \"worse_by\": 0.01 } or { \"worse_by_percent\": 10 }" },
        { """{ "kpi": "churn-rate", "every": "month", "previous": { "worse_by_percent": -10 } }""", "rules[0].previous.worse_by_percent", "found -10; expected a number above 0" },
        { """{ "kpi": "churn-rate", "benchmark": false }""", "rules[0].benchmark", "found false; expected true" },
        { """{ "kpi": "churn-rate", "every": "month", "benchmark": true }""", "rules[0].every", "a benchmark is about the whole; expected neither every nor by" },
        { """{ "kpi": "churn-rate", "every": "month", "forecast": { "target": 1 } }""", "rules[0].forecast", "expected one of periods (how many ahead) and until (a date)" },
        { """{ "kpi": "churn-rate", "every": "month", "forecast": { "periods": 3 } }""", "rules[0].forecast", "there is no \"target\"; expected one" },
        { """{ "kpi": "churn-rate", "every": "month", "forecast": { "target": 1, "until": "31-12-2026" } }""", "rules[0].forecast.until", "found \"31-12-2026\"; expected a date such as 2026-12-31" },
        { """{ "table": "orders", "fresh_days": 1.5 }""", "rules[0].fresh_days", "found 1.5; expected a whole number from 0 to 36500" },
        { """{ "kpi": "churn-rate", "fresh_days": 7 }""", "rules[0].kpi", "fresh_days is about a table; expected \"table\": \"orders\", or none for all tables" },
        { """{ "kpi": "churn-rate", "table": "orders", "max": 7 }""", "rules[0].table", "max is about a KPI" },
        { """{ "quality": {} }""", "rules[0].quality", "expected set_aside, severity or both" },
        { """{ "quality": { "severity": "note" } }""", "rules[0].quality.severity", "found \"note\"; expected problem or warning" },
        { """{ "kpi": "churn-rate", "max": 1, "where": "plan" }""", "rules[0].where", "found \"plan\"; expected { \"column\": \"value\" }" },
        { """{ "kpi": "churn-rate", "max": 1, "by": [] }""", "rules[0].by", "found an empty list; expected one text or more" },
        { """{ "kpi": "churn-rate", "max": 1, "sure": "yes" }""", "rules[0].sure", "found \"yes\"; expected true or false" },
        { """{ "kpi": "churn-rate", "every": "month", "control": true, "sure": true }""", "rules[0].sure", "expected only beside min, max or target" },
        { """5""", "rules[0]", "found 5; expected an object with name, kpi" },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void A_right_rule_is_read_and_passes_the_schema(string rule)
    {
        Assert.Single(Watch.Read(Of(rule)).Rules);
        Assert.True(Passes(Of(rule)));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_rule_names_line_key_and_what_was_expected_and_fails_the_schema(string rule, string key, string expected)
    {
        var error = Assert.Throws<RulesFileException>(() => Watch.Read(Of("\n" + rule), "watch.json"));
        Assert.Equal((2, key), (error.Line, error.Key));
        Assert.StartsWith($"watch.json line 2, {key}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.False(Passes(Of(rule)));
    }

    [Theory]
    [InlineData("", 1, "it is empty; expected { \"rules\": [ … ] }")]
    [InlineData("[]", 1, "found a list; expected an object with $schema")]
    [InlineData("{}", 1, "there is no \"rules\"; expected a list of rules")]
    [InlineData("{ \"rules\": [] }", 1, "expected a list of one rule or more, found an empty list")]
    [InlineData("{\n\"rules\": [\n{ \"kpi\": \"churn-rate\", \"max\": 1, }\n] }", 3, "it is not JSON")]
    [InlineData("{\n\"rules\": 5,\n\"rules\": 6 }", 3, "it is named twice; leave one")]
    [InlineData("{ \"rules\": [ { \"kpi\": \"churn\", \"max\": 1 } ] }", 1, "there is no KPI \"churn\"; expected one of revenue-per-employee, ")]
    [InlineData("{ \"rules\": [ { \"kpi\": \"churn-rate\", \"min\": 2,\n\"max\": 1 } ] }", 2, "found 1; expected at least min, 2")]
    [InlineData("{ \"rules\": [ { \"name\": \"a\", \"kpi\": \"churn-rate\", \"max\": 1 },\n { \"name\": \"a\", \"kpi\": \"cac\", \"max\": 1 } ] }", 2, "two rules are named \"a\"; expected a name of its own for each")]
    [InlineData("{ \"rules\": [ { \"kpi\": \"churn-rate\", \"max\": 1e999 } ] }", 1, "expected a number")]
    public void A_wrong_file_names_the_line_and_what_was_expected(string text, int line, string expected)
    {
        var error = Assert.Throws<RulesFileException>(() => Watch.Read(text, "watch.json"));
        Assert.Equal(line, error.Line);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_without_a_name_is_named_for_what_it_does()
    {
        var watch = Watch.Read("""
            // Comments are passed over.
            { "rules": [ { "kpi": "churn-rate", "where": { "plan": "Basic" }, "every": "month", "max": "4.5%" }, { "fresh_days": 7 } ] }
            """);
        Assert.Equal(["churn-rate plan=Basic every month: at most 4.5 %", "all tables: fresh within 7 days"], watch.Rules.Select(rule => rule.Name));
        Assert.Equal((Period.Month, new StayWithin(null, 0.045)), (watch.Rules[0].Every!.Value, watch.Rules[0].Condition));
        Assert.Equal(ChurnRate.Kpi, watch.Rules[0].Kpi);
    }

    [Fact]
    public void The_example_of_the_documentation_is_right()
    {
        Assert.Equal(8, Watch.Read(Example()).Rules.Length);
        Assert.True(Passes(Example()));
    }

    [Fact]
    [Trait("Category", "heavy")]
    public void The_example_of_the_documentation_finds_what_is_planted_in_the_sample_company()
    {
        var report = Watch.Read(Example()).Check(Workspace.Open(Path.Combine(SampleCompanyTests.RepositoryRoot(), "data-samples")), new(2026, 7, 3));
        Assert.Equal(["Delivery is as it was", "Churn of 3 % in December"], report.Answers.Where(answer => answer.Status == WatchStatus.Alert).Select(answer => answer.Key));
        Assert.Contains("turned in Oct\u00A02025", report.Alerts.First().Text.English, StringComparison.Ordinal);
        Assert.Equal(
            ["Churn stays under 4.5 %", "A customer costs at most 75", "No device converts worse · desktop", "No device converts worse · mobile", "Orders are new", "Orders are clean"],
            report.Answers.Where(answer => answer.Status == WatchStatus.Right).Select(answer => answer.Key));
    }

    private static string Example() =>
        Regex.Match(File.ReadAllText(Path.Combine(SampleCompanyTests.RepositoryRoot(), "docs", "check.md")), "```json\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static bool Passes(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Schema.Value.Evaluate(document.RootElement).IsValid;
    }
}
