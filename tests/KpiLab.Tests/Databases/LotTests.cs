using System.Data.Common;
using KpiLab.Data;
using KpiLab.Measures;

namespace KpiLab.Tests.Databases;

/// <summary>Random groups of customers are the same in every engine.</summary>
public class LotTests
{
    private static readonly FrameTable Customers = FrameTable.Of(
        "customers", TextColumn.Of("customer", Enumerable.Range(0, 5000).Select(i => i % 50 == 0 ? $"Ævar {i} 日本" : $"C{i % 1200:0000}")));

    [Fact]
    public void In_DuckDB_as_in_memory() => Engines.WithDuckDb(Compare);

    [Fact]
    [Trait("Category", "heavy")]
    public void In_PostgreSQL_as_in_memory() => Engines.WithPostgres(Compare);

    [Fact]
    public void Rows_that_name_nobody_are_spread()
    {
        var lots = FrameTable.Of("t", TextColumn.Of("customer", new string?[5000])).With("lot", Calculation.Of("customer").ToLot());
        Assert.InRange(lots.Texts("lot").Count, 250, 256);
    }

    private static void Compare(DbConnection connection)
    {
        static (string Customer, string Lot)[] Lots(Table table) =>
        [
            .. TableEngine.Of(table).Execute(table.With("lot", Calculation.Of("customer").ToLot()), new AggregateQuery(Measure.Count().By(Timing.None), ["customer", "lot"], null, null, []))
                .Select(row => (row.Key[0], row.Key[1])),
        ];
        var here = Lots(Customers);
        Assert.Equal(here.Length, here.Select(row => row.Customer).Distinct().Count());
        // printf C0001 | md5sum
        Assert.Equal("fa", here.Single(row => row.Customer == "C0001").Lot);
        Assert.Equal(here, Lots(DatabaseCopy.In(connection, Customers)));
    }
}
