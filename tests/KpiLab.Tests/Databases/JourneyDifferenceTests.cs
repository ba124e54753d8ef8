using System.Data.Common;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Tests.Kpis;

namespace KpiLab.Tests.Databases;

/// <summary>The way of visitors through a funnel, and of cohorts through the months, is the same wherever the rows are.</summary>
public class JourneyDifferenceTests
{
    [Fact]
    public void In_DuckDB_as_in_memory() => Engines.WithDuckDb(Compare);

    [Fact]
    [Trait("Category", "heavy")]
    public void In_PostgreSQL_as_in_memory() => Engines.WithPostgres(Compare);

    private static void Compare(DbConnection connection)
    {
        var samples = Workspace.Open(Path.Combine(Samples.SampleCompanyTests.RepositoryRoot(), "data-samples"));
        var sessions = (FrameTable)samples["sessions"];
        var visits = DatabaseCopy.In(connection, sessions);
        foreach (var filters in (Filter[][])[[], [Filter.In("device", "mobile")]])
        {
            var funnel = Funnel.Of(sessions, filters);
            Assert.True(funnel.Steps.Count > 4);
            Assert.Equal(funnel.Steps, Funnel.Of(visits, filters).Steps);
        }

        // Starts and ends that are missing, turned around or within each other, beside those of the sample.
        foreach (var subscriptions in (FrameTable[])[(FrameTable)samples["subscriptions"], RandomCompany.Of(seed: 5).Frames.Single(t => t.Name == "subscriptions")])
        {
            var copy = DatabaseCopy.In(connection, (FrameTable)subscriptions.Named($"{subscriptions.Name} {subscriptions.RowCount}"));
            foreach (var grain in (Period[])[Period.Month, Period.Quarter])
            {
                var (here, there) = (RetentionCohort.Of(subscriptions, grain), RetentionCohort.Of(copy, grain));
                Assert.NotEmpty(here);
                Assert.Equal(here.Select(c => (c.Came, c.Size, string.Join(' ', c.Kept))), there.Select(c => (c.Came, c.Size, string.Join(' ', c.Kept))));
            }
        }
    }
}
