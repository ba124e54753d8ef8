using KpiLab.Benchmarks;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

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
        var match = BenchmarkCatalogue.Nearest(["monthly_customer_churn"], "SaaS", "Netherlands")!;
        Assert.Equal("monthly_customer_churn", match.Row.Metric);
        Assert.True(match.SameIndustry);
        Assert.False(match.SameRegion);
    }

    [Fact]
    public void Workshops_of_a_manufacturer_are_no_shops()
    {
        var match = BenchmarkCatalogue.Nearest(["turnover_per_person_employed"], "E-commerce", "Netherlands")!;
        Assert.DoesNotContain("Manufacturing", match.Row.Industry, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_comparable_metric_there_is_no_match() => Assert.Null(BenchmarkCatalogue.Nearest([]));

    [Fact]
    public void The_figures_beside_the_ten_have_benchmarks_too() => Assert.All(
        KpiCatalogue.All.SelectMany(kpi => kpi.BenchmarkMetrics), metric => Assert.Contains(BenchmarkCatalogue.Rows, row => row.Metric == metric));

    [Fact]
    public void A_country_of_Europe_is_nearer_than_America_and_another_region_all_the_same()
    {
        var match = BenchmarkCatalogue.Nearest(["participation_rate"], region: "Belgium")!;
        Assert.Equal(("UK", false), (match.Row.Region, match.SameRegion));
        Assert.True(BenchmarkCatalogue.Nearest(["nps_relationship"])!.SameRegion);
    }

    [Fact]
    public void The_industry_by_its_own_name_comes_before_words_that_mean_the_same()
    {
        Assert.Equal("eCommerce", BenchmarkCatalogue.Nearest(["ltv"], "E-commerce")!.Row.Industry);
        Assert.StartsWith("E-commerce", BenchmarkCatalogue.Nearest(["ecommerce_conversion_rate"], "webshop")!.Row.Industry, StringComparison.Ordinal);
    }

    [Fact]
    public void A_measured_figure_comes_before_a_rule_of_thumb() => Assert.False(BenchmarkCatalogue.Nearest(["nps"])!.Row.IsRuleOfThumb);

    [Fact]
    public void A_figure_of_the_same_measure_comes_before_one_that_is_only_akin()
    {
        var match = BenchmarkCatalogue.Nearest(["revenue_per_fte", "turnover_per_person_employed"], "Accountancy", "Netherlands")!;
        Assert.Equal(("revenue_per_fte", true), (match.Row.Metric, match.SameMetric));
        Assert.False(BenchmarkCatalogue.Nearest(["revenue_per_fte", "turnover_per_person_employed"], "E-commerce", "Netherlands")!.SameMetric);
    }

    [Fact]
    public void A_quarters_churn_and_a_list_without_dates_are_not_held_against_monthly_figures()
    {
        var days = Enumerable.Range(0, 300).Select(i => new DateTime(2024, 1, 1).AddDays(i).Ticks).ToArray();
        var subscriptions = FrameTable.Of("subscriptions", new DateColumn("start_date", days), new DateColumn("end_date", [.. days.Select((d, i) => i % 3 == 0 ? d + 40 * TimeSpan.TicksPerDay : DateColumn.Missing)]));
        Assert.NotNull(ChurnRate.Of(subscriptions).Run().Benchmark("SaaS"));
        Assert.Null(ChurnRate.Of(subscriptions).Every(Period.Quarter).Run().Benchmark("SaaS"));
        Assert.Null(ChurnRate.Of(FrameTable.Of("customers", new FlagColumn("churned", [1, 0, 0]))).Run().Benchmark("SaaS"));
    }
}
