using System.Globalization;
using System.Text;
using KpiLab.Data;
using KpiLab.Insights;
using static KpiLab.Tests.Insights.Sample;

namespace KpiLab.Tests.Insights.Watching;

public sealed class WatchTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 7, 3);

    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // Visits by month, of which so many in a thousand convert; the last day of a month is there, so that the month is whole.
    private void Visits(params int[] convertedOfThousand)
    {
        var text = new StringBuilder("session_id,date,device,converted\n");
        var id = 0;
        for (var month = 0; month < convertedOfThousand.Length; month++)
        {
            var first = new DateOnly(2024, 1, 1).AddMonths(month);
            for (var visit = 0; visit < 1000; visit++)
            {
                var day = first.AddDays(visit % DateTime.DaysInMonth(first.Year, first.Month));
                text.Append(CultureInfo.InvariantCulture, $"S{id++},{day:yyyy-MM-dd},{(visit % 2 == 0 ? "mobile" : "desktop")},{(visit < convertedOfThousand[month] ? "yes" : "no")}\n");
            }
        }

        File.WriteAllText(Path.Combine(folder, "sessions.csv"), text.ToString());
    }

    private WatchReport Check(string rule, WatchState? before = null) => Watch.Read($$"""{ "rules": [ {{rule}} ] }""").Check(Workspace.Open(folder), Day, before);

    private WatchAnswer One(string rule) => Assert.Single(Check(rule).Answers);

    [Theory]
    [InlineData(""" "max": 0.05 """, WatchStatus.Alert)]
    [InlineData(""" "max": "6%" """, WatchStatus.Right)]
    [InlineData(""" "min": 0.06 """, WatchStatus.Alert)]
    [InlineData(""" "target": 0.05 """, WatchStatus.Right)]
    [InlineData(""" "target": 0.06 """, WatchStatus.Alert)]
    // 55 of 1,000 may well be 60 of 1,000.
    [InlineData(""" "target": 0.06, "sure": true """, WatchStatus.Right)]
    [InlineData(""" "target": 0.08, "sure": true """, WatchStatus.Alert)]
    [InlineData(""" "min_n": 2000, "target": 0.05 """, WatchStatus.NoData)]
    public void The_newest_whole_month_is_held_against_bounds_and_targets(string condition, WatchStatus status)
    {
        Visits(50, 50, 55);
        Assert.Equal(status, One($$"""{ "kpi": "conversion-rate", "every": "month", {{condition}} }""").Status);
    }

    [Fact]
    public void An_alert_says_what_was_seen_and_what_is_right_in_both_languages()
    {
        Visits(50, 50, 55);
        var text = One("""{ "kpi": "conversion-rate", "every": "month", "min": 0.06 }""").Text;
        Assert.Equal("Conversion rate, Mar 2024: 5.5 % (95 % interval 4.2–7.1 %, n = 1,000); at least 6.0 % is right.", Plain(text.English));
        Assert.Equal("Conversiepercentage, mrt 2024: 5,5% (95%-interval 4,2–7,1%, n = 1.000); minstens 6,0% is goed.", Plain(text.Dutch));
    }

    [Theory]
    [InlineData(80, 40, "\"reliable\"", WatchStatus.Alert)]
    [InlineData(40, 80, "\"reliable\"", WatchStatus.Right)]
    [InlineData(50, 45, "\"reliable\"", WatchStatus.Right)]
    [InlineData(50, 45, "{ \"worse_by\": 0.005 }", WatchStatus.Alert)]
    [InlineData(50, 46, "{ \"worse_by\": 0.005 }", WatchStatus.Right)]
    [InlineData(50, 45, "{ \"worse_by_percent\": 10 }", WatchStatus.Alert)]
    [InlineData(45, 50, "{ \"worse_by_percent\": 1 }", WatchStatus.Right)]
    public void The_newest_month_is_held_against_the_one_before(int before, int now, string previous, WatchStatus status)
    {
        Visits(before, now);
        Assert.Equal(status, One($$"""{ "kpi": "conversion-rate", "every": "month", "previous": {{previous}} }""").Status);
    }

    [Fact]
    public void A_month_outside_the_limits_of_the_months_before_is_an_alert_and_one_within_is_none()
    {
        Visits(50, 55, 48, 52, 49, 53, 51, 47, 52, 50, 51, 53);
        Assert.Equal(WatchStatus.Right, One("""{ "kpi": "conversion-rate", "every": "month", "control": true }""").Status);
        Visits(50, 55, 48, 52, 49, 53, 51, 47, 52, 50, 51, 90);
        var answer = One("""{ "kpi": "conversion-rate", "every": "month", "control": true }""");
        Assert.Equal(WatchStatus.Alert, answer.Status);
        Assert.EndsWith(": news.", answer.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lasting_change_is_an_alert_for_the_periods_that_recent_names()
    {
        Visits(50, 55, 48, 52, 49, 53, 51, 47, 52, 90, 92, 88, 91);
        Assert.Equal(WatchStatus.Alert, One("""{ "kpi": "conversion-rate", "every": "month", "control": true }""").Status);
        Assert.Contains("turned in Oct", One("""{ "kpi": "conversion-rate", "every": "month", "control": true }""").Text.English, StringComparison.Ordinal);
        Assert.Equal(WatchStatus.Right, One("""{ "kpi": "conversion-rate", "every": "month", "control": { "recent": 3 } }""").Status);
    }

    [Fact]
    public void The_chance_of_missing_a_target_is_held_against_its_bound()
    {
        Visits(50, 55, 48, 52, 49, 53, 51, 47, 52, 50, 51, 53);
        Assert.Equal(WatchStatus.Alert, One("""{ "kpi": "conversion-rate", "every": "month", "forecast": { "target": 0.08, "periods": 3 } }""").Status);
        Assert.Equal(WatchStatus.Right, One("""{ "kpi": "conversion-rate", "every": "month", "forecast": { "target": 0.03, "until": "2025-06-30" } }""").Status);
        Assert.Contains("2024-06-30 lies in the past of the data", One("""{ "kpi": "conversion-rate", "every": "month", "forecast": { "target": 0.03, "until": "2024-06-30" } }""").Text.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "kpi": "churn-rate", "max": 1 }""", "Needs ")]
    [InlineData("""{ "kpi": "conversion-rate", "by": "plan", "max": 1 }""", "has no column \"plan\"")]
    [InlineData("""{ "kpi": "conversion-rate", "where": { "device": "watch" }, "every": "month", "max": 1 }""", "no rows pass where")]
    [InlineData("""{ "kpi": "conversion-rate", "every": "month", "control": true }""", "at least 8 are needed")]
    [InlineData("""{ "kpi": "conversion-rate", "every": "month", "forecast": { "target": 1, "periods": 3 } }""", "at least 8 are needed")]
    [InlineData("""{ "kpi": "conversion-rate", "every": "year", "max": 1 }""", "the data cover no whole period")]
    [InlineData("""{ "kpi": "conversion-rate", "benchmark": true }""", "no comparable published figure")]
    [InlineData("""{ "table": "orders", "fresh_days": 7 }""", "there is no table “orders”; there are: sessions")]
    public void What_cannot_be_judged_is_no_data_and_never_right(string rule, string why)
    {
        Visits(50, 55);
        var answer = One(rule);
        Assert.Equal(WatchStatus.NoData, answer.Status);
        Assert.True(answer.IsAlert);
        Assert.StartsWith("No data: ", answer.Text.English, StringComparison.Ordinal);
        Assert.StartsWith("Geen gegevens: ", answer.Text.Dutch, StringComparison.Ordinal);
        Assert.Contains(why, answer.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_segment_that_has_no_rows_in_the_newest_month_is_no_data()
    {
        Visits(50, 55);
        var path = Path.Combine(folder, "sessions.csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Where(line => !line.Contains("2024-02", StringComparison.Ordinal) || !line.Contains("mobile", StringComparison.Ordinal)));
        var answers = Check("""{ "kpi": "conversion-rate", "by": "device", "every": "month", "max": 0.2 }""").Answers;
        Assert.Equal([("desktop", WatchStatus.Right), ("mobile", WatchStatus.NoData)], answers.Select(a => (a.Segment.ToString(), a.Status)));
        Assert.Contains("no rows in Feb", answers[1].Text.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, WatchStatus.Alert)]
    [InlineData(2, WatchStatus.Alert)]
    [InlineData(3, WatchStatus.Right)]
    public void Data_are_as_old_as_their_newest_row_up_to_the_day_of_the_check(int days, WatchStatus status)
    {
        File.WriteAllText(Path.Combine(folder, "orders.csv"), "order_id,customer_id,date,amount\nO1,C1,2026-06-01,10.00\nO2,C2,2026-06-30,12.50\nO3,C2,2026-09-30,12.50\n");
        var answer = One($$"""{ "table": "orders", "fresh_days": {{days}} }""");
        Assert.Equal(status, answer.Status);
        Assert.StartsWith("orders: the newest row is of 2026-06-30, 3 days old", answer.Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_stays_in_a_database_is_fresh_or_not_and_its_quality_is_no_data()
    {
        File.WriteAllText(Path.Combine(folder, "orders.csv"), "order_id,customer_id,date,amount\nO1,C1,2026-06-01,10.00\nO2,C2,2026-06-30,12.50\n");
        var report = Watch.Read("""{ "rules": [ { "table": "orders", "fresh_days": 2 }, { "table": "orders", "quality": { "severity": "warning" } } ] }""")
            .Check(Workspace.Open(folder, new() { Engine = DataEngine.DuckDb }), Day);
        Assert.Equal([WatchStatus.Alert, WatchStatus.NoData], report.Answers.Select(answer => answer.Status));
        Assert.StartsWith("orders: the newest row is of 2026-06-30, 3 days old", report.Answers[0].Text.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_set_aside_are_an_alert_above_the_share_that_is_allowed()
    {
        var text = new StringBuilder("order_id,customer_id,date,amount\n");
        for (var i = 0; i < 100; i++)
            text.Append(CultureInfo.InvariantCulture, $"O{i},C{i},2026-06-{1 + i % 30:00},{(i < 3 ? "ten" : "10.00")}\n");
        File.WriteAllText(Path.Combine(folder, "orders.csv"), text.ToString());
        Assert.Equal(WatchStatus.Alert, One("""{ "quality": { "set_aside": 0.02 } }""").Status);
        Assert.Equal(WatchStatus.Right, One("""{ "quality": { "set_aside": 0.03 } }""").Status);
        Assert.Equal(WatchStatus.Alert, One("""{ "quality": { "severity": "warning" } }""").Status);
    }

    [Fact]
    public void Small_groups_of_a_survey_are_not_judged_and_not_named()
    {
        var text = new StringBuilder("wave,respondent_id,department,theme,question,score\n");
        foreach (var (department, people) in new[] { ("Big", 12), ("Wide", 12), ("Tiny", 3), ("Mini", 4) })
        {
            for (var person = 0; person < people; person++)
                text.Append(CultureInfo.InvariantCulture, $"Round 1,{department}{person},{department},Growth,Q1,{1 + person % 4}\n");
        }

        File.WriteAllText(Path.Combine(folder, "engagement_answers.csv"), text.ToString());
        const string Rule = """{ "name": "teams", "kpi": "employee-engagement", "by": "department", "min": 1 }""";
        var report = Check(Rule);
        Assert.Equal(["Big", "Wide"], report.Answers.Select(a => a.Segment.ToString()));
        Assert.Equal("teams: 2 groups are not shown and not judged, so that nobody can be recognised.", Assert.Single(report.Notes).English);
        var state = WatchState.Of(report with { Answers = [new(report.Answers[0].Rule, new("Tiny"), WatchStatus.Alert, report.Text)] });
        Assert.DoesNotContain("Tiny", string.Concat(Check(Rule, state).Answers.Select(a => a.Key)), StringComparison.Ordinal);
    }
}
