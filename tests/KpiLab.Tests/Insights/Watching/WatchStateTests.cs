using System.Text.Json;
using System.Xml.Linq;
using KpiLab.Exports;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Tests.Insights.Watching;

public sealed class WatchStateTests : IDisposable
{
    private const string Hostile = "<b onclick=\"x\">|*[a](b)\u0001\u001b[31m&";

    private static readonly DateOnly July = new(2026, 7, 3);
    private static readonly DateOnly August = new(2026, 8, 3);

    private readonly string folder = Directory.CreateTempSubdirectory("kpilab").FullName;

    private static WatchRule Rule(string name, params string[] by) => new() { Name = name, Kpi = ChurnRate.Kpi, By = [.. by], Condition = new StayWithin(null, 0.05) };

    private static WatchReport Report(DateOnly day, params (WatchRule Rule, string? Segment, WatchStatus Status)[] answers) => new(day, [.. answers.Select(a => new WatchAnswer(
        a.Rule, a.Segment is null ? Segment.Total : new Segment(a.Segment), a.Status, new($"seen {Hostile}", $"gezien {Hostile}"), new(0.06, Unit.Percent, 6, 100, 100, null)))]);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string StateFile => Path.Combine(folder, "state.json");

    [Fact]
    public void The_next_check_tells_new_from_old_and_from_recovered()
    {
        var (a, b, c) = (Rule("a"), Rule("b"), Rule("c"));
        var first = WatchState.Load(StateFile).Compare(Report(July, (a, null, WatchStatus.Alert), (b, null, WatchStatus.NoData), (c, null, WatchStatus.Right)));
        Assert.Equal([WatchNews.New, WatchNews.New, WatchNews.None], first.Answers.Select(x => x.News));
        WatchState.Of(first).Save(StateFile);
        var second = WatchState.Load(StateFile).Compare(Report(August, (a, null, WatchStatus.Alert), (b, null, WatchStatus.Right), (c, null, WatchStatus.Alert)));
        Assert.Equal([WatchNews.Still, WatchNews.Recovered, WatchNews.New], second.Answers.Select(x => x.News));
        Assert.Equal([July, null, August], second.Answers.Select(x => x.Since));
        Assert.Equal("2026-08-03: 3 checked, 2 alerts, 0 without data; 1 new, 1 still, 1 recovered.", second.Text.English);
        Assert.Equal("2026-08-03: 3 gecontroleerd, 2 meldingen, 0 zonder gegevens; 1 nieuw, 1 nog steeds, 1 hersteld.", second.Text.Dutch);
        WatchState.Of(second).Save(StateFile);
        Assert.Equal(July, WatchState.Load(StateFile).Compare(Report(August.AddMonths(1), (a, null, WatchStatus.Alert))).Answers[0].Since);
    }

    [Fact]
    public void A_segment_that_was_an_alert_and_is_gone_is_no_data()
    {
        var rule = Rule("by plan", "plan");
        var state = WatchState.Of(Report(July, (rule, "Gold", WatchStatus.Alert)));
        var answers = state.Compare(Report(August, (rule, "Basic", WatchStatus.Right))).Answers;
        Assert.Equal(("by plan · Gold", WatchStatus.NoData, WatchNews.Still, (DateOnly?)July), (answers[1].Key, answers[1].Status, answers[1].News, answers[1].Since));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{ \"version\": 2, \"alerts\": [] }")]
    [InlineData("{ \"version\": 1, \"alerts\": [ { \"rule\": null } ] }")]
    [InlineData("{ \"version\": 1, \"alerts\": [ { \"rule\": \"a\", \"segment\": [], \"since\": \"yesterday\" } ] }")]
    public void A_damaged_file_starts_anew_and_says_so(string text)
    {
        File.WriteAllText(StateFile, text);
        var report = WatchState.Load(StateFile).Compare(Report(July, (Rule("a"), null, WatchStatus.Alert)));
        Assert.Equal(WatchNews.New, report.Answers[0].News);
        Assert.Contains("it starts anew", Assert.Single(report.Notes).English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_state_that_cannot_be_written_leaves_the_old_one_whole()
    {
        WatchState.Of(Report(July, (Rule("a"), null, WatchStatus.Alert))).Save(StateFile);
        var before = File.ReadAllText(StateFile);
        using (new FileStream(StateFile + ".unfinished", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
            Assert.Throws<KpiLab.Data.DataException>(() => WatchState.Empty.Save(StateFile));
        Assert.Equal(before, File.ReadAllText(StateFile));
    }

    [Fact]
    public void Junit_counts_failures_and_errors_and_holds_what_xml_can()
    {
        var report = Report(July, (Rule(Hostile), null, WatchStatus.Alert), (Rule("b"), null, WatchStatus.NoData), (Rule("c"), null, WatchStatus.Right));
        var suites = XDocument.Parse(report.ToJUnit()).Root!;
        var suite = Assert.Single(suites.Elements());
        Assert.Equal(("testsuites", "testsuite"), (suites.Name.LocalName, suite.Name.LocalName));
        Assert.Equal(("3", "1", "1", "0"), ((string?)suite.Attribute("tests"), (string?)suite.Attribute("failures"), (string?)suite.Attribute("errors"), (string?)suite.Attribute("skipped")));
        Assert.All(suite.Elements(), test => Assert.True(test.Attribute("name") is not null && test.Attribute("classname") is not null));
        Assert.Equal(["failure", "error", "system-out"], suite.Elements().SelectMany(test => test.Elements()).Select(e => e.Name.LocalName));
        Assert.DoesNotContain('\u001b', report.ToJUnit());
    }

    [Fact]
    public void Markdown_shows_names_from_data_as_they_stand()
    {
        var text = Report(July, (Rule("a", "plan"), Hostile, WatchStatus.Alert)).ToMarkdown();
        Assert.DoesNotContain("<b", text, StringComparison.Ordinal);
        Assert.Contains("&lt;b onclick", text, StringComparison.Ordinal);
        Assert.Contains("\\[a\\](b)", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public void Json_has_status_value_and_text()
    {
        using var json = JsonDocument.Parse(Report(July, (Rule("a", "plan"), Hostile, WatchStatus.Alert)).ToJson());
        var answer = json.RootElement.GetProperty("answers")[0];
        Assert.Equal(("alert", 0.06, Hostile), (answer.GetProperty("status").GetString(), answer.GetProperty("value").GetDouble(), answer.GetProperty("segment")[0].GetString()));
        Assert.Equal(1, json.RootElement.GetProperty("alerts").GetInt32());
    }
}
