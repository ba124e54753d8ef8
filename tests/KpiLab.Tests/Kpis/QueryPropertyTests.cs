using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Kpis;

public class QueryPropertyTests
{
    private static (FrameTable Spend, FrameTable Customers) Company(int seed, double scale = 1)
    {
        var random = new Random(seed);
        string?[] channels = ["search", "social", "email", null];
        var first = new DateTime(2025, 1, 1);
        DateColumn Days(string name, int n) => new(name, [.. Enumerable.Range(0, n).Select(i => first.AddDays(i % 365).Ticks)]);
        var spend = FrameTable.Of("spend", Days("date", 800), TextColumn.Of("channel", Enumerable.Range(0, 800).Select(_ => channels[random.Next(4)])), new NumberColumn("amount", [.. Enumerable.Range(0, 800).Select(_ => scale * random.Next(1, 500))]));
        var customers = FrameTable.Of("customers", TextColumn.Of("customer_id", Enumerable.Range(0, 600).Select(i => $"c{i}")), Days("start_date", 600), TextColumn.Of("channel", Enumerable.Range(0, 600).Select(_ => channels[random.Next(4)])));
        return (spend, customers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Segments_add_up_to_the_total(int seed)
    {
        var (spend, customers) = Company(seed);
        var result = Cac.Of(spend, customers).By("channel").Run();
        Assert.Equal(result.Total.Numerator!.Value, result.Rows.Sum(r => r.Measurement.Numerator!.Value), 6);
        Assert.Equal(result.Total.Denominator, result.Rows.Sum(r => r.Measurement.Denominator));
        Assert.Contains(result.Rows, r => r.Segment.Values[0] == Segment.Unknown);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Periods_add_up_to_the_total(int seed)
    {
        var (spend, customers) = Company(seed);
        var result = Cac.Of(spend, customers).Every(Period.Quarter).Run();
        Assert.Equal(result.Total.Numerator!.Value, result.Rows.Sum(r => r.Measurement.Numerator!.Value), 6);
        Assert.Equal(result.Total.Denominator, result.Rows.Sum(r => r.Measurement.Denominator));
    }

    [Fact]
    public void Scaling_money_scales_a_money_kpi()
    {
        var (spend, customers) = Company(6);
        var (larger, _) = Company(6, 10);
        Assert.Equal(10 * Cac.Of(spend, customers).Run().Total.Value!.Value, Cac.Of(larger, customers).Run().Total.Value!.Value, 6);
    }

    [Fact]
    public void Permuting_rows_changes_nothing()
    {
        var (spend, customers) = Company(8);
        int[] order = [.. Enumerable.Range(0, spend.RowCount).Reverse()];
        var before = Cac.Of(spend, customers).By("channel").Run();
        var after = Cac.Of(spend.Take(order), customers).By("channel").Run();
        Assert.Equal(before.Rows.Select(r => (r.Segment, r.Measurement.Value)), after.Rows.Select(r => (r.Segment, r.Measurement.Value)));
    }

    [Fact]
    public void From_equals_of_on_the_expanded_table()
    {
        var table = FrameTable.Of("sessions", new FlagColumn("converted", [.. Enumerable.Range(0, 500).Select(i => (sbyte)(i < 37 ? 1 : 0))]));
        Assert.Equal(ConversionRate.From(37, 500), ConversionRate.Of(table).Run().Total);
    }

    [Fact]
    public void A_comparison_reads_what_lies_before_the_days_shown()
    {
        var (spend, customers) = Company(9);
        var result = Cac.Of(spend, customers).Every(Period.Month).Between(new(2025, 6, 1), new(2025, 7, 1)).Run();
        Assert.NotNull(Assert.Single(result.Rows).AgainstPrevious);
    }

    [Fact]
    public void A_last_month_that_the_data_do_not_fill_is_partial()
    {
        var days = Enumerable.Range(0, 45).Select(i => new DateTime(2026, 1, 1).AddDays(i).Ticks).ToArray();
        var sessions = FrameTable.Of("sessions", new DateColumn("date", days), new FlagColumn("converted", [.. days.Select((_, i) => (sbyte)(i % 2))]));
        Assert.Equal([false, true], ConversionRate.Of(sessions).Every(Period.Month).Run().Rows.Select(r => r.IsPartial));
    }

    [Fact]
    public void A_segment_column_is_looked_up_by_the_customer()
    {
        var orders = FrameTable.Of("orders", TextColumn.Of("customer_id", ["a", "a", "b"]), new NumberColumn("amount", [1, 2, 5]), new DateColumn("date", [.. Enumerable.Repeat(new DateTime(2026, 1, 1).Ticks, 3)]));
        var customers = FrameTable.Of("customers", TextColumn.Of("customer_id", ["a", "b"]), TextColumn.Of("channel", ["search", "email"]));
        var rows = Ltv.Kpi.In(Workspace.Of(orders, customers))!.By("channel").Run().Rows;
        Assert.Equal([("email", 5.0), ("search", 3.0)], rows.Select(r => (r.Segment.Values[0], r.Measurement.Value!.Value)));
    }
}
