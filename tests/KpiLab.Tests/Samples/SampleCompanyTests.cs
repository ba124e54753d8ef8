using System.Globalization;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Samples;

namespace KpiLab.Tests.Samples;

public class SampleCompanyTests
{
    private static readonly Lazy<Workspace> Company = new(() => Workspace.Open(Folder()));

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "KpiLab.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "data-samples");
    }

    public static TheoryData<string, string, string, double, double> Stories()
    {
        var stories = new TheoryData<string, string, string, double, double>();
        foreach (var line in File.ReadLines(Path.Combine(Folder(), "STORIES.md")))
        {
            string[] cells = [.. line.Split('|', StringSplitOptions.TrimEntries)];
            if (cells.Length == 7 && double.TryParse(cells[4], CultureInfo.InvariantCulture, out var value))
                stories.Add(cells[1], cells[2], cells[3], value, double.Parse(cells[5], CultureInfo.InvariantCulture));
        }

        return stories;
    }

    [Theory]
    [MemberData(nameof(Stories))]
    public void Each_planted_value_is_recovered_by_the_library_alone(string id, string kpi, string segment, double value, double tolerance)
    {
        Assert.NotEmpty(id);
        var query = KpiCatalogue.Find(kpi)!.In(Company.Value)!;
        var measured = segment == "total"
            ? query.Run().Total
            : query.By(segment.Split('=')[0]).Run().Rows.Single(r => r.Segment.Values[0] == segment.Split('=')[1]).Measurement;
        Assert.Equal(value, measured.Value!.Value, tolerance);
    }

    [Fact]
    public void Conversion_falls_while_each_device_improves()
    {
        var query = ConversionRate.Kpi.In(Company.Value)!;
        double Rate(DateOnly from, DateOnly to, string? device) =>
            (device is null ? query : query.Where("device", device)).Between(from, to).Run().Total.Value!.Value;
        var (start, turn, end) = (new DateOnly(2024, 7, 1), new DateOnly(2026, 1, 1), new DateOnly(2026, 7, 1));
        Assert.True(Rate(turn, end, null) < Rate(start, turn, null));
        Assert.True(Rate(turn, end, "mobile") > Rate(start, turn, "mobile"));
        Assert.True(Rate(turn, end, "desktop") > Rate(start, turn, "desktop"));
    }

    [Fact]
    public void Market_share_falls_while_no_region_falls()
    {
        var query = MarketShare.Kpi.In(Company.Value)!;
        double Share(string region, int year) => query.By("region").Between(new(year, 7, 1), new(year + 1, 7, 1)).Run().Rows.Single(r => r.Segment.Values[0] == region).Measurement.Value!.Value;
        Assert.All(new[] { "Noord", "West", "Zuid" }, region => Assert.True(Share(region, 2025) >= Share(region, 2024) - 1e-9));
        Assert.Equal(0.214286, query.Between(new(2024, 7, 1), new(2025, 7, 1)).Run().Total.Value!.Value, 5);
        Assert.Equal(0.180909, query.Between(new(2025, 7, 1), new(2026, 7, 1)).Run().Total.Value!.Value, 5);
    }

    [Fact]
    public void The_spring_tasting_pays_back_at_six_months_and_the_flash_sale_does_not_last()
    {
        var curves = CumulativeReturn.Of(Company.Value.Tables.Single(t => t.Name == "cash_flows")).ToDictionary(c => c.Project);
        double[] Of(string project) => [.. new[] { 3, 6, 12 }.Select(months => Math.Round(curves[project].After(months)!.Value, 3))];
        Assert.Equal([-0.4, 0, 0.6], Of("spring tasting"));
        Assert.Equal([0.3, 0.1, -0.2], Of("flash sale"));
        Assert.Equal(6, curves["spring tasting"].PaybackMonth);
    }

    [Fact]
    public void Revenue_per_employee_falls_and_the_business_team_carries_it()
    {
        var query = RevenuePerEmployee.Kpi.In(Company.Value)!;
        var quarters = query.Every(Period.Quarter).Run().Rows;
        Assert.True(quarters[^1].Measurement.Value < quarters[0].Measurement.Value);
        Assert.Equal("business", query.By("department").Run().Rows.MaxBy(r => r.Measurement.Value)!.Segment.Values[0]);
    }

    [Fact]
    public void A_part_of_a_year_is_annualised_over_the_months_it_covers()
    {
        var years = RevenuePerEmployee.Kpi.In(Company.Value)!.Every(Period.Year).Run().Rows;
        Assert.Equal([true, false, true], years.Select(y => y.IsPartial));
        Assert.All(years, year => Assert.InRange(year.Measurement.Value!.Value, year.Measurement.Interval!.Low * 0.8, year.Measurement.Interval.High * 1.2));
    }

    [Fact]
    public void The_same_seed_writes_the_files_that_come_with_the_project()
    {
        var again = Directory.CreateTempSubdirectory("kpilab");
        SampleCompany.Write(again.FullName);
        foreach (var file in again.GetFiles())
            Assert.Equal(File.ReadAllText(Path.Combine(Folder(), file.Name)), File.ReadAllText(file.FullName));
        again.Delete(recursive: true);
    }

    [Theory]
    [InlineData("cac", "channel")]
    [InlineData("ltv", "channel")]
    [InlineData("churn-rate", "plan")]
    [InlineData("revenue-churn", "region")]
    [InlineData("cost-per-lead", "channel")]
    [InlineData("cost-per-sql", "channel")]
    [InlineData("net-promoter-score", "touchpoint")]
    [InlineData("revenue-per-employee", "department")]
    [InlineData("roi", "project")]
    [InlineData("market-share", "region")]
    public void The_raw_exports_give_the_same_kpis_as_the_plain_files(string id, string dimension)
    {
        var raw = Workspace.Open(Path.Combine(Folder(), "raw-exports"));
        var kpi = KpiCatalogue.Find(id)!;
        var plain = kpi.In(Company.Value)!.By(dimension).Run();
        var dutch = kpi.In(raw)!.By(dimension).Run();
        Assert.Equal(plain.Total.Value!.Value, dutch.Total.Value!.Value, 9);
        Assert.Equal(plain.Rows.Select(r => (r.Segment, Math.Round(r.Measurement.Value!.Value, 6))), dutch.Rows.Select(r => (r.Segment, Math.Round(r.Measurement.Value!.Value, 6))));
    }

    [Fact]
    public void All_ten_kpis_have_a_value_and_findings()
    {
        var scorecard = KpiLab.Insights.Scorecard.Of(Company.Value);
        Assert.All(scorecard.Entries, entry => Assert.NotNull(entry.Result?.Total.Value));
        Assert.All(scorecard.Entries, entry => Assert.NotEmpty(entry.Findings));
    }
}
