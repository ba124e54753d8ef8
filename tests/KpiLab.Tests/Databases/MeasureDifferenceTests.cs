using System.Data.Common;
using System.Globalization;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Tests.Databases;

/// <summary>Random questions about random tables, in memory and in a database: equal answers. KPILAB_PAIRS asks for more of them.</summary>
[Trait("Category", "heavy")]
public class MeasureDifferenceTests
{
    private const int QuestionsPerTable = 20;

    private static int Tables => (int.TryParse(Environment.GetEnvironmentVariable("KPILAB_PAIRS"), CultureInfo.InvariantCulture, out var pairs) ? pairs : 1000) / QuestionsPerTable;

    [Fact]
    public void DuckDB_gives_what_memory_gives() => Engines.WithDuckDb(Compare);

    [Fact]
    public void PostgreSQL_gives_what_memory_gives() => Engines.WithPostgres(Compare);

    private static void Compare(DbConnection connection)
    {
        for (var seed = 0; seed < Tables; seed++)
        {
            var random = new Random(seed);
            var table = HostileTable.Of(random, $"t{seed}");
            var copy = DatabaseCopy.In(connection, table);
            for (var question = 0; question < QuestionsPerTable; question++)
            {
                var query = HostileTable.Question(random);
                Same.Answers(FrameEngine.Instance.Execute(table, query), SqlEngine.Instance.Execute(copy, query), $"table {seed}, question {question}: {query} by {string.Join(", ", query.Dimensions)}, {string.Join(", ", query.Filters.Select(f => $"{f} {string.Join("|", f.Values)}"))}");
            }

            Assert.Equal(FrameEngine.Instance.Coverage(table, Role.Start, Role.End, Role.Date), SqlEngine.Instance.Coverage(copy, Role.Start, Role.End, Role.Date));
        }
    }
}
