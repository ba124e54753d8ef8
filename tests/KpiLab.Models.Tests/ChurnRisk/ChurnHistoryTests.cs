using KpiLab.Data;
using KpiLab.Measures;
using KpiLab.Models.ChurnRisk;

namespace KpiLab.Models.Tests.ChurnRisk;

public class ChurnHistoryTests
{
    private static readonly DateOnly Snapshot = new(2026, 1, 1);

    private static DateColumn Dates(string name, params string?[] days) =>
        new(name, [.. days.Select(d => d is null ? DateColumn.Missing : DateTime.Parse(d).Ticks)]);

    private static FrameTable Subscriptions(params (string Customer, string Plan, string Start, string? End)[] rows) => FrameTable.Of(
        "subscriptions", TextColumn.Of("customer_id", rows.Select(r => r.Customer)), TextColumn.Of("plan", rows.Select(r => r.Plan)),
        Dates("start_date", [.. rows.Select(r => r.Start)]), Dates("end_date", [.. rows.Select(r => r.End)]));

    private static FrameTable Orders(params (string Customer, string Date, double Amount)[] rows) => FrameTable.Of(
        "orders", TextColumn.Of("customer_id", rows.Select(r => r.Customer)), Dates("date", [.. rows.Select(r => r.Date)]), new NumberColumn("amount", [.. rows.Select(r => r.Amount)]));

    private static readonly FrameTable Four = Subscriptions(
        ("A", "Basic", "2025-01-01", null), ("B", "Basic", "2025-01-01", "2026-02-10"), ("C", "Plus", "2025-06-01", "2025-12-31"),
        ("D", "Basic", "2025-02-01", "2025-11-01"), ("D", "Premium", "2025-11-01", null), ("E", "Basic", "2026-01-15", null));

    [Fact]
    public void Who_is_a_customer_at_a_snapshot_is_as_in_the_churn_rate()
    {
        var table = ChurnHistory.Of(Four, Orders(("A", "2025-12-01", 10))).At(Snapshot);
        Assert.Equal(["A", "B", "D"], Enumerable.Range(0, table.RowCount).Select(table["customer_id"].TextOf));
        Assert.Equal("Premium", table["plan"].TextOf(2));
        Assert.Equal(334.0, table["tenure in days"][2]);
    }

    [Fact]
    public void What_happens_on_or_after_the_snapshot_changes_no_feature()
    {
        (string, string, double)[] before = [("A", "2025-10-05", 10), ("A", "2025-12-31", 20), ("B", "2025-08-01", 7)];
        var known = ChurnHistory.Of(Four, Orders(before)).At(Snapshot);
        var more = ChurnHistory.Of(Four, Orders([.. before, ("A", "2026-01-01", 999), ("B", "2026-03-01", 999)])).At(Snapshot);
        foreach (var column in known.Columns)
            Assert.Equal(Enumerable.Range(0, 3).Select(column.TextOf), Enumerable.Range(0, 3).Select(more[column.Name].TextOf));
    }

    [Fact]
    public void Levels_changes_and_recency_are_those_counted_by_hand()
    {
        var table = ChurnHistory.Of(Four, Orders(("A", "2025-10-05", 10), ("A", "2025-12-31", 20), ("A", "2025-07-01", 3), ("A", "2025-06-30", 100))).At(Snapshot);
        Assert.Equal(10.0, table["amount (orders)"][0]);
        Assert.Equal(9.0, table["amount (orders), change"][0]);
        Assert.Equal(0.0, table["days since the last (orders)"][0]);
        Assert.Null(table["days since the last (orders)"][1]);
        Assert.Equal(2 / 3.0, table["rows a month (orders)"][0]);
    }

    [Fact]
    public void A_monthly_total_is_known_from_the_next_month_on()
    {
        var usage = FrameTable.Of("usage", TextColumn.Of("customer_id", ["A", "A", "A"]), Dates("month", "2025-11-01", "2025-12-01", "2026-01-01"), new NumberColumn("logins", [4, 8, 100]));
        var middle = ChurnHistory.Of(Four, usage).At(new(2025, 12, 20));
        var start = ChurnHistory.Of(Four, usage).At(Snapshot);
        Assert.Equal(4.0, middle["logins (usage)"][0]);
        Assert.Equal(6.0, start["logins (usage)"][0]);
    }

    [Fact]
    public void A_horizon_that_the_tables_do_not_cover_is_refused_with_the_last_date_that_works()
    {
        var history = ChurnHistory.Of(Four, Orders(("A", "2026-02-28", 10)));
        var error = Assert.Throws<DataException>(() => ChurnModel.Fit(history, new() { SnapshotDate = Snapshot, Horizon = Period.Months(3) }));
        Assert.Contains("2025-12-01 or earlier", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_without_subscriptions_are_refused() =>
        Assert.Throws<MissingRoleException>(() => ChurnHistory.Of(Orders(("A", "2026-02-28", 10))));

    [Fact]
    public void The_rows_of_one_customer_stay_in_one_fold()
    {
        string[] groups = [.. Enumerable.Range(0, 300).Select(i => $"C{i % 100}")];
        var folds = Models.ChurnRisk.Learning.Folds.Grouped(groups, [.. Enumerable.Range(0, 300).Select(i => i % 7 == 0)], 5, 1);
        Assert.All(Enumerable.Range(0, 100), c => Assert.Single(new[] { folds[c], folds[c + 100], folds[c + 200] }.Distinct()));
        Assert.Equal(5, folds.Distinct().Count());
    }
}
