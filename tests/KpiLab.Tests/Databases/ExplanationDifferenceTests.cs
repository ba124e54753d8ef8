using DuckDB.NET.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Tests.Kpis;

namespace KpiLab.Tests.Databases;

/// <summary>Why a KPI changed is the same wherever its rows are.</summary>
public class ExplanationDifferenceTests
{
    [Theory]
    [InlineData("conversion-rate")]
    [InlineData("churn-rate")]
    [InlineData("cac")]
    [InlineData("revenue-per-employee")]
    [InlineData("market-share")]
    [InlineData("ltv")]
    public void An_explanation_over_duckdb_is_that_over_memory(string id)
    {
        var company = RandomCompany.Of(7);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var query = KpiCatalogue.Find(id)!.In(company)!;
        var there = query with { Tables = [.. query.Tables.Select(table => DatabaseCopy.In(connection, (KpiLab.Data.FrameTable)table))], Lookups = [] };
        var (memory, database) = ((query with { Lookups = [] }).Explain("2025-01..2025-04", "2025-05..2025-08"), there.Explain("2025-01..2025-04", "2025-05..2025-08"));
        Assert.Equal(memory.Change!.Value, database.Change!.Value, 9);
        Assert.Equal(memory.Splits.Select(split => split.Columns[0]).Order(), database.Splits.Select(split => split.Columns[0]).Order());
        foreach (var split in memory.Splits)
        {
            foreach (var (own, theirs) in split.Segments.Zip(database.By([.. split.Columns]).Segments))
            {
                Assert.Equal(own.Step.Segment, theirs.Step.Segment);
                Assert.Equal(own.Step.RateEffect, theirs.Step.RateEffect, 9);
                Assert.Equal(own.Step.MixEffect, theirs.Step.MixEffect, 9);
            }
        }

        Assert.All(memory.Drivers.Zip(database.Drivers), pair => Assert.Equal(pair.First.Effect, pair.Second.Effect, 9));
    }
}
