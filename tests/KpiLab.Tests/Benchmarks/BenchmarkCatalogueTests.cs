using KpiLab.Benchmarks;
using KpiLab.Kpis;

namespace KpiLab.Tests.Benchmarks;

public class BenchmarkCatalogueTests
{
    [Fact]
    public void Every_row_has_a_source_a_confidence_and_a_known_kpi()
    {
        Assert.Equal(343, BenchmarkCatalogue.Rows.Count);
        Assert.All(BenchmarkCatalogue.Rows, row =>
        {
            Assert.NotEmpty(row.Source);
            Assert.Contains(row.Confidence, new[] { "verified", "recalled" });
            Assert.NotNull(KpiCatalogue.Find(row.KpiId));
        });
    }

    [Fact]
    public void The_metric_comes_before_the_industry_and_the_industry_before_the_region()
    {
        var match = BenchmarkCatalogue.Nearest("churn-rate", ["monthly_customer_churn"], "SaaS", "Netherlands")!;
        Assert.Equal("monthly_customer_churn", match.Row.Metric);
        Assert.True(match.SameIndustry);
        Assert.False(match.SameRegion);
    }

    [Fact]
    public void Workshops_of_a_manufacturer_are_no_shops()
    {
        var match = BenchmarkCatalogue.Nearest("revenue-per-employee", ["turnover_per_person_employed"], "E-commerce", "Netherlands")!;
        Assert.DoesNotContain("Manufacturing", match.Row.Industry, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_comparable_metric_there_is_no_match() => Assert.Null(BenchmarkCatalogue.Nearest("churn-rate", []));
}
