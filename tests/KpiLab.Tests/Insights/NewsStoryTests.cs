using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Tests.Samples;
using static KpiLab.Tests.Insights.Sample;

namespace KpiLab.Tests.Insights;

/// <summary>The planted changes of the sample company, found by their month.</summary>
public class NewsStoryTests
{
    private static readonly Lazy<Workspace> Company = new(() => Workspace.Open(Path.Combine(SampleCompanyTests.RepositoryRoot(), "data-samples")));

    private static KpiQuery Monthly(string kpi) => KpiCatalogue.Find(kpi)!.In(Company.Value)!.Every(Period.Month);

    // S154 and S155: a new carrier delivers from 1 October 2025.
    [Fact]
    public void The_change_of_carrier_is_found_in_its_month_with_both_levels()
    {
        var delivery = Monthly("net-promoter-score").By(Role.Touchpoint).Run().NewsOrNoise("Delivery");
        var turn = Assert.Single(delivery.Turns);
        Assert.Equal(new DateOnly(2025, 10, 1), turn.Period.Start);
        Assert.Equal((34, -12), (turn.Before, turn.After), EqualityComparer<(double, double)>.Create((a, b) => Math.Abs(a.Item1 - b.Item1) < 0.005 && Math.Abs(a.Item2 - b.Item2) < 0.005));
        Assert.StartsWith(
            "Net Promoter Score for touchpoint “Delivery” turned in Oct 2025: from +34.0 in the 9 months before to −12.0 in the 9 months from then on, −46.0 points (95 % interval −", Plain(delivery.Text.English), StringComparison.Ordinal);
        Assert.StartsWith(
            "Net Promoter Score bij contactmoment “Delivery” is in okt 2025 omgeslagen: van +34,0 in de 9 maanden ervoor naar −12,0 in de 9 maanden vanaf toen, −46,0 punten (95%-interval −", Plain(delivery.Text.Dutch), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("After purchase")]
    [InlineData("Service contact")]
    [InlineData("Workshop")]
    public void The_other_touchpoints_did_not_turn(string touchpoint) =>
        Assert.Empty(Monthly("net-promoter-score").By(Role.Touchpoint).Run().NewsOrNoise(touchpoint).Turns);

    [Fact]
    public void The_scorecard_says_when_the_score_turned_and_where()
    {
        var entry = Scorecard.Of(Company.Value).Entries.Single(e => e.Kpi.Id == "net-promoter-score");
        var turns = entry.Findings.Where(f => f.Kind == FindingKind.Turn).ToArray();
        Assert.Equal(2, turns.Length);
        Assert.StartsWith("Net Promoter Score turned in Oct 2025: ", Plain(turns[0].Text.English), StringComparison.Ordinal);
        Assert.Contains("“Delivery” turned in Oct 2025: from +34.0", Plain(turns[1].Text.English), StringComparison.Ordinal);
        Assert.NotNull(turns[1].Actions);
    }

    // Conversion falls from 3.56 % to 2.86 % with the shift to mobile of the first half of 2026 (S078, S083).
    [Fact]
    public void The_fall_of_conversion_is_found_in_its_month() =>
        Assert.Equal(new DateOnly(2026, 1, 1), Assert.Single(Monthly("conversion-rate").Run().NewsOrNoise().Turns).Period.Start);

    // Sales have a season; market share falls steadily; churn, CAC and cost per lead hold still.
    [Theory]
    [InlineData("revenue-per-employee", true)]
    [InlineData("market-share", false)]
    [InlineData("churn-rate", false)]
    [InlineData("cac", false)]
    [InlineData("cost-per-lead", false)]
    public void What_has_only_a_season_or_a_trend_did_not_turn(string kpi, bool season)
    {
        var reading = Monthly(kpi).Run().NewsOrNoise();
        Assert.Empty(reading.Turns);
        Assert.Equal(season, reading.HasSeason);
    }
}
