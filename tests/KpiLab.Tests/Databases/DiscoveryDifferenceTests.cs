using DuckDB.NET.Data;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;

namespace KpiLab.Tests.Databases;

/// <summary>What a search finds is the same wherever the rows are. How much more a KPI varies than its formula says is measured on random groups of customers, which differ: so does the last of the certainty.</summary>
[Trait("Category", "heavy")]
public class DiscoveryDifferenceTests
{
    [Theory]
    [InlineData("churn-rate")]
    [InlineData("conversion-rate")]
    [InlineData("cost-per-lead")]
    [InlineData("net-promoter-score")]
    public void A_search_over_DuckDB_finds_what_one_over_memory_finds(string id)
    {
        var company = Workspace.Open(Path.Combine(Samples.SampleCompanyTests.RepositoryRoot(), "data-samples"));
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var there = company with { Tables = [.. company.Frames.Select(table => (Table)DatabaseCopy.In(connection, table))] };
        var options = new DiscoveryOptions { Kpis = [KpiCatalogue.Find(id)!] };
        var (memory, database) = (company.Discover(options), there.Discover(options));
        Assert.NotEmpty(memory);
        Assert.Equal(memory.Select(d => (string.Join(',', d.Columns), d.Segment)), database.Select(d => (string.Join(',', d.Columns), d.Segment)));
        Assert.All(memory.Zip(database), pair => Assert.Equal(pair.First.Difference, pair.Second.Difference, 9));
        Assert.All(memory.Zip(database), pair => Assert.InRange(Width(pair.Second) / Width(pair.First), 0.9, 1.1));

        static double Width(Discovery found) => found.Interval is { } interval ? interval.High - interval.Low : 1;
    }
}
