using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Kpis;

public class BridgeTests
{
    private static readonly DateRange January = new(new(2026, 1, 1), new(2026, 2, 1));
    private static readonly DateRange February = new(new(2026, 2, 1), new(2026, 3, 1));

    private static FrameTable Orders(params (string Day, string? Customer, string Product, double Quantity, double Amount, double Margin)[] rows) => FrameTable.Of(
        "orders", new DateColumn("date", [.. rows.Select(r => DateTime.Parse(r.Day).Ticks)]), TextColumn.Of("customer_id", rows.Select(r => r.Customer)), TextColumn.Of("product", rows.Select(r => r.Product)),
        new NumberColumn("quantity", [.. rows.Select(r => r.Quantity)]), new NumberColumn("amount", [.. rows.Select(r => r.Amount)]), new NumberColumn("margin", [.. rows.Select(r => r.Margin)]));

    private static FrameTable Shop { get; } = Orders(
        ("2026-01-05", "stays", "A", 10, 100, 40), ("2026-01-06", "gone", "B", 10, 200, 100), ("2026-01-07", "less", "A", 5, 50, 20), ("2026-01-31", null, "C", 1, 7, 1),
        ("2026-02-01", "stays", "A", 20, 240, 96), ("2026-02-06", "less", "B", 2, 30, 15), ("2026-02-10", "new", "D", 3, 60, 6));

    [Fact]
    public void Revenue_goes_from_one_month_to_the_next_by_customers_won_grown_shrunk_and_lost()
    {
        var bridge = RevenueBridge.OfCustomers(Shop, January, February);
        Assert.Equal((357.0, 330.0), (bridge.Before, bridge.After));
        Assert.Equal([60.0, 140, -20, -200, -7], bridge.Steps.Select(step => step.Amount));
        Assert.Equal(bridge.Change, bridge.Steps.Sum(step => step.Amount), 9);
    }

    // A: 15 at 10 becomes 20 at 12; B: 10 at 20 becomes 2 at 15. Volume 25 to 22 units: 350 × (22/25 − 1) = −42.
    [Fact]
    public void Price_volume_and_mix_sum_to_the_change()
    {
        var bridge = RevenueBridge.OfPriceAndVolume(Shop, January, February);
        Assert.Equal([-42.0, -68, 30, 60, -7], bridge.Steps.Select(step => Math.Round(step.Amount, 9)));
        Assert.Equal(bridge.Change, bridge.Steps.Sum(step => step.Amount), 9);
    }

    [Fact]
    public void A_margin_that_falls_because_the_poorer_product_sells_more_is_mix_and_not_rate()
    {
        var shop = Orders(
            ("2026-01-01", "a", "rich", 1, 500, 300), ("2026-01-31", "a", "poor", 1, 500, 100), ("2026-02-01", "a", "rich", 1, 250, 152.5), ("2026-02-28", "a", "poor", 1, 750, 157.5));
        KpiResult In(DateRange range) => GrossMargin.Of(shop).By("product").Between(range.Start, range.End).Run();
        var bridge = RatioBridge.Between(In(January), In(February));
        Assert.Equal((0.4, 0.31), (bridge.Before, bridge.After));
        Assert.Equal(0.01, bridge.RateEffect, 12);
        Assert.Equal(-0.1, bridge.MixEffect, 12);
        Assert.All(bridge.Steps, step => Assert.True(step.After > step.Before));
    }

    [Fact]
    public void A_segment_that_comes_or_goes_has_only_a_mix_effect()
    {
        KpiResult In(DateRange range) => GrossMargin.Of(Shop).By("product").Between(range.Start, range.End).Run();
        var bridge = RatioBridge.Between(In(January), In(February));
        Assert.Equal(bridge.Change, bridge.Steps.Sum(step => step.RateEffect + step.MixEffect), 12);
        Assert.All(bridge.Steps.Where(step => step.Before is null || step.After is null), step => Assert.Equal(0, step.RateEffect));
        Assert.Equal(["A", "B", "C", "D"], bridge.Steps.Select(step => step.Segment.Values[0]));
    }

    [Fact]
    public void Results_of_different_splits_are_not_bridged() => Assert.Throws<ArgumentException>(() =>
        RatioBridge.Between(GrossMargin.Of(Shop).By("product").Run(), GrossMargin.Of(Shop).Run()));
}
