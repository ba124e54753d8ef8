using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Samples;

/// <summary>The library, given only the files, finds the numbers of STORIES.md; from the plain files and from the Dutch exports.</summary>
public class RecoveryTests
{
    private static readonly string Folder = Path.Combine(SampleCompanyTests.RepositoryRoot(), "data-samples");
    private static readonly Lazy<Workspace> Plain = new(() => Workspace.Open(Folder));
    private static readonly Lazy<Workspace> Office = new(() => Workspace.Open(Path.Combine(Folder, "raw-exports")));

    private static readonly Dictionary<string, string> Dutch = new()
    {
        ["channel"] = "kanaal", ["region"] = "regio", ["department"] = "afdeling", ["product_line"] = "productlijn", ["device"] = "apparaat",
        ["plan"] = "abonnement", ["touchpoint"] = "contactmoment", ["theme"] = "thema", ["wave"] = "meting", ["project"] = "project",
    };

    public static TheoryData<string, string, string> Recoverable()
    {
        var stories = new TheoryData<string, string, string>();
        foreach (var story in StoryTable.Read().All.Where(s => KpiCatalogue.Find(s.Kpi) is not null && s.Kpi != "participation" && IsPeriod(s.Period)))
            stories.Add(story.Kpi, story.Segment, story.Period);
        return stories;
    }

    [Theory]
    [MemberData(nameof(Recoverable))]
    public void A_planted_number_is_recovered_from_the_plain_files(string kpi, string segment, string period) => Recover(Plain.Value, kpi, segment, period, name => name);

    [Theory]
    [MemberData(nameof(Recoverable))]
    public void A_planted_number_is_recovered_from_the_Dutch_exports(string kpi, string segment, string period) => Recover(Office.Value, kpi, segment, period, name => Dutch[name]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void All_ten_kpis_have_a_value_and_findings(bool plain)
    {
        var scorecard = KpiLab.Insights.Scorecard.Of(plain ? Plain.Value : Office.Value);
        Assert.Equal(10, scorecard.Entries.Count);
        Assert.All(scorecard.Entries, entry => Assert.NotNull(entry.Result?.Total.Value));
        Assert.All(scorecard.Entries, entry => Assert.NotEmpty(entry.Findings));
    }

    [Fact]
    public void A_part_of_a_year_is_annualised_over_the_months_it_covers()
    {
        var years = RevenuePerEmployee.Kpi.In(Plain.Value)!.Every(Period.Year).Run().Rows;
        Assert.Equal([false, false, true], years.Select(y => y.IsPartial));
        Assert.All(years, year => Assert.InRange(year.Measurement.Value!.Value, year.Measurement.Interval!.Low * 0.8, year.Measurement.Interval.High * 1.2));
    }

    [Fact]
    public void The_curves_of_the_campaigns_are_recovered()
    {
        var curves = CumulativeReturn.Of(Plain.Value.Tables.Single(t => t.Name == "cash_flows")).ToDictionary(c => c.Project);
        foreach (var story in StoryTable.Read().All.Where(s => s.Kpi == "roi" && s.Period.EndsWith(" months", StringComparison.Ordinal)))
            Assert.Equal(story.Value, curves[story.Segment.Split('=')[1]].After(int.Parse(story.Period.Split(' ')[0]))!.Value, story.Tolerance);
        Assert.Equal(6, curves["Coffee guides"].PaybackMonth);
        Assert.Null(curves["Summer sale"].PaybackMonth);
    }

    private static void Recover(Workspace workspace, string kpi, string segment, string period, Func<string, string> column)
    {
        var story = StoryTable.Read().All.Single(s => (s.Kpi, s.Segment, s.Period) == (kpi, segment, period));
        var query = KpiCatalogue.Find(kpi)!.In(workspace);
        Assert.NotNull(query);
        if (period.StartsWith("Round", StringComparison.Ordinal))
            query = query.Where(column("wave"), period);
        else if (Range(period) is { } range)
            query = query.Between(range.From, range.To);
        var measured = segment == "total"
            ? query.Run().Total
            : query.By(column(segment.Split('=')[0])).Run().Rows.Single(r => r.Segment.Values[0] == segment.Split('=')[1]).Measurement;
        Assert.NotNull(measured.Value);
        Assert.Equal(story.Value, measured.Value.Value, story.Tolerance);
    }

    private static bool IsPeriod(string period) => period == "all" || period.StartsWith("Round", StringComparison.Ordinal) || Range(period) is not null;

    private static (DateOnly From, DateOnly To)? Range(string period) => period switch
    {
        "2024" => (new(2024, 1, 1), new(2025, 1, 1)),
        "2025" => (new(2025, 1, 1), new(2026, 1, 1)),
        "2025-H1" => (new(2025, 1, 1), new(2025, 7, 1)),
        "2025-H2" => (new(2025, 7, 1), new(2026, 1, 1)),
        "2026-H1" => (new(2026, 1, 1), new(2026, 7, 1)),
        "2025-01-01/2025-10-01" => (new(2025, 1, 1), new(2025, 10, 1)),
        "2025-10-01/2026-07-01" => (new(2025, 10, 1), new(2026, 7, 1)),
        _ => null,
    };
}
