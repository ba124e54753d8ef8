using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Kpis;

public class DefinedKpiTests
{
    private static FrameTable Sales { get; } = FrameTable.Of(
        "sales", new DateColumn("date", [.. new[] { "2026-01-01", "2026-01-31", "2026-02-01", "2026-02-28" }.Select(d => DateTime.Parse(d).Ticks)]), TextColumn.Of("shop", ["x", "y", "x", "y"]),
        new NumberColumn("revenue", [100, 300, 200, 400]), new NumberColumn("cost", [60, 150, 100, 300]), TextColumn.Of("customer_id", ["a", "b", "a", "c"]));

    [Fact]
    public void A_formula_over_sums_is_split_filtered_and_followed_over_time()
    {
        var margin = Kpi.Define("margin", Unit.Percent, (Measure.Sum("revenue") - Measure.Sum("cost")) / Measure.Sum("revenue"));
        Assert.Equal(0.39, margin.Of(Sales).Run().Total.Value!.Value, 12);
        Assert.Equal([140 / 300.0, 250 / 700.0], margin.Of(Sales).By("shop").Run().Rows.Select(r => r.Measurement.Value!.Value));
        var months = margin.Of(Sales).Every(Period.Month).Where("shop", "x").Run().Rows;
        Assert.Equal([0.4, 0.5], months.Select(r => Math.Round(r.Measurement.Value!.Value, 12)));
        Assert.Equal(0.1, months[1].AgainstPrevious!.Difference, 12);
        Assert.Equal((390.0, 1000.0), (margin.Of(Sales).Run().Total.Numerator, margin.Of(Sales).Run().Total.Denominator));
    }

    [Fact]
    public void Counts_distinct_counts_means_and_constants_can_be_in_it()
    {
        double? Value(MeasureExpression formula) => Kpi.Define("own", Unit.Ratio, formula).Of(Sales).Run().Total.Value;
        Assert.Equal(4 / 3.0, Value(Measure.Count() / Measure.CountDistinct("customer_id"))!.Value, 12);
        Assert.Equal(250, Value(Measure.Mean("revenue")));
        Assert.Equal(2000, Value((MeasureExpression)2 * Measure.Sum("revenue")));
        Assert.Equal(610, Value(Measure.Sum("revenue").Where(Filter.Above("revenue", 150)) - Measure.Sum("revenue").Where(Filter.In("shop", "x")) + 10));
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_with_those_that_are()
    {
        var error = Assert.Throws<MissingRoleException>(() => Kpi.Define("own", Unit.Ratio, Measure.Sum("profit") / Measure.Count()).Of(Sales).Run());
        Assert.Contains("revenue", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_needs_an_id() => Assert.Throws<ArgumentException>(() => Kpi.Define(" ", Unit.Ratio, Measure.Count()));

    [Fact]
    public void It_has_its_way_of_better_and_no_benchmark()
    {
        var own = Kpi.Define("returns", Unit.Percent, Measure.Sum("cost") / Measure.Sum("revenue"), Direction.Lower);
        Assert.Equal(Direction.Lower, own.Better);
        Assert.Null(own.Of(Sales).Run().Benchmark("E-commerce"));
        Assert.Null(KpiCatalogue.Find("returns"));
    }
}
