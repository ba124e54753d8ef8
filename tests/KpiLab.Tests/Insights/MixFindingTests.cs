using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Insights.FindingRules;
using KpiLab.Kpis;

namespace KpiLab.Tests.Insights;

/// <summary>The whole moves against all of its segments, because weight shifts between them.</summary>
public sealed class MixFindingTests
{
    // Phones convert 100 of 4,000, then 300 of 10,000; desks 600 of 6,000, then 210 of 2,000: both rise, the whole falls from 7 % to 4.25 %.
    private static readonly (string Device, int Month, int Visits, int Orders)[] Shifted =
        [("phone", 1, 4000, 100), ("desk", 1, 6000, 600), ("phone", 2, 10000, 300), ("desk", 2, 2000, 210)];

    [Fact]
    public void A_fall_of_the_whole_while_each_device_rises_is_told_with_its_numbers()
    {
        var finding = Between(Shifted)!;
        Assert.Equal(FindingKind.Mix, finding.Kind);
        Assert.Equal(
            "Conversion rate fell from 7.0 % to 4.3 % (Jan 2026 → Feb 2026) although no device fell: “desk” from 10.0 % to 10.5 %; “phone” from 2.5 % to 3.0 %. "
            + "The mix shifted: “phone” went from 40.0 % to 83.3 % of visits. That made −3.3 percentage points; the segments themselves made +0.50 percentage points.",
            Sample.Plain(finding.Text.English));
        Assert.Contains("daalde van 7,0% naar 4,3% (jan 2026 → feb 2026) terwijl geen enkel segment van apparaat daalde", Sample.Plain(finding.Text.Dutch), StringComparison.Ordinal);
        Assert.Contains("De samenstelling verschoof: “phone” ging van 40,0% naar 83,3% van bezoeken.", Sample.Plain(finding.Text.Dutch), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_one_device_falls_too_there_is_no_paradox() =>
        Assert.Null(Between([Shifted[0], Shifted[1], ("phone", 2, 10000, 240), Shifted[3]]));

    [Fact]
    public void A_change_that_chance_can_explain_is_no_paradox() =>
        Assert.Null(Between([.. Shifted.Select(row => row with { Visits = row.Visits / 100, Orders = row.Orders / 100 })]));

    [Theory]
    [InlineData("conversion-rate", "“mobile”")]
    [InlineData("market-share", "“North”")]
    public void The_sample_company_tells_both_of_its_paradoxes(string kpi, string segment)
    {
        var scorecard = Scorecard.Of(Workspace.Open(Path.Combine(KpiLab.Tests.Samples.SampleCompanyTests.RepositoryRoot(), "data-samples")));
        var finding = Assert.Single(scorecard.Entries.Single(entry => entry.Kpi.Id == kpi).Findings, finding => finding.Kind == FindingKind.Mix);
        Assert.Contains(segment, finding.Text.English, StringComparison.Ordinal);
        Assert.Contains("fell from", finding.Text.English, StringComparison.Ordinal);
    }

    private static Finding? Between((string Device, int Month, int Visits, int Orders)[] months)
    {
        var rows = months.SelectMany(m => Enumerable.Range(0, m.Visits).Select(i => (m.Device, Day: new DateTime(2026, m.Month, 1 + i % 28), Bought: i < m.Orders))).ToArray();
        var query = ConversionRate.Of(FrameTable.Of(
            "sessions", new DateColumn("date", [.. rows.Select(r => r.Day.Ticks)]), TextColumn.Of("device", rows.Select(r => r.Device)),
            new FlagColumn("converted", [.. rows.Select(r => (sbyte)(r.Bought ? 1 : 0))]))).By("device");
        return MixRule.Of(query.Between(new(2026, 1, 1), new(2026, 2, 1)).Run(), query.Between(new(2026, 2, 1), new(2026, 3, 1)).Run());
    }
}
