using System.Data.Common;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Tests.Kpis;

namespace KpiLab.Tests.Databases;

/// <summary>Every KPI of the catalogue over the same company in memory, in DuckDB and in PostgreSQL: equal results.</summary>
[Trait("Category", "heavy")]
public class KpiDifferenceTests
{
    // Its movements are worked out row by row.
    private static readonly string[] InMemory = ["revenue-churn", "gross-revenue-retention", "net-revenue-retention"];

    [Fact]
    public void DuckDB_gives_what_memory_gives() => Engines.WithDuckDb(Compare);

    [Fact]
    public void PostgreSQL_gives_what_memory_gives() => Engines.WithPostgres(Compare);

    private static void Compare(DbConnection connection)
    {
        var company = RandomCompany.Shuffled(RandomCompany.Of(seed: 11), seed: 3);
        var copies = company.Frames.ToDictionary(table => table.Name, table => (Table)DatabaseCopy.In(connection, table));
        foreach (var kpi in KpiCatalogue.All.Where(kpi => !InMemory.Contains(kpi.Id)))
        {
            var query = kpi.In(company) ?? throw new InvalidOperationException($"{kpi.Id} has no tables.");
            var there = kpi.Of([.. query.Tables.Select(table => copies[table.Name])]);
            foreach (var (name, ask) in Questions)
                Same.Runs(ask(query), ask(there), $"{kpi.Id} {name}");
        }
    }

    private static readonly (string Name, Func<KpiQuery, KpiQuery> Ask)[] Questions =
    [
        ("in all", query => query),
        ("by segment", query => query.By("segment")),
        ("every month", query => query.Every(Period.Month)),
        ("by segment every quarter where a or nothing", query => query.By("segment").Every(Period.Quarter).Where("segment", "a", "(unknown)")),
        ("in spring by segment", query => query.By("segment").Between(new(2025, 3, 1), new(2025, 6, 1))),
    ];
}
