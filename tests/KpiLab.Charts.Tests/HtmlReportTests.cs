using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Charts.Tests;

public class HtmlReportTests
{
    private const string Hostile = "<script>alert(1)</script>";

    private static Scorecard Card(string name) => Scorecard.Of(Workspace.Of(FrameTable.Of(
        "sessions " + name,
        TextColumn.Of("device", Enumerable.Range(0, 200).Select(i => i % 2 == 0 ? name : "desk\"top' onload=x")),
        new DateColumn("date", [.. Enumerable.Range(0, 200).Select(i => new DateTime(2026, 1, 1).AddDays(i % 120).Ticks)]),
        new FlagColumn("converted", [.. Enumerable.Range(0, 200).Select(i => (sbyte)(i % 10 == 0 ? 1 : 0))]))));

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.Dutch)]
    public void A_hostile_name_is_harmless(Language language)
    {
        var html = HtmlReport.Write(Card(Hostile), language);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("desk\"top", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_loads_nothing() =>
        Assert.DoesNotContain("src=", HtmlReport.Write(Card("phone"), Language.English), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void The_same_scorecard_gives_the_same_bytes() =>
        Assert.Equal(HtmlReport.Write(Card("phone"), Language.Dutch), HtmlReport.Write(Card("phone"), Language.Dutch));

    [Fact]
    public void A_kpi_without_data_says_which_role_is_missing() =>
        Assert.Contains("Missing:", HtmlReport.Write(Card("phone"), Language.English), StringComparison.Ordinal);
}
