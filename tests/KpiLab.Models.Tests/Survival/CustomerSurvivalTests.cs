using System.Globalization;
using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Models.Survival;

namespace KpiLab.Models.Tests.Survival;

public class CustomerSurvivalTests
{
    private const double DaysPerMonth = 365.25 / 12;

    private static readonly FrameTable Four = Subscriptions(
        ("a", "2026-01-05", ""), ("b", "2026-01-20", "2026-03-10"), ("c", "2026-02-01", "2026-02-15"), ("d", "2026-02-03", ""));

    private static long Day(string day) => day.Length == 0 ? DateColumn.Missing : DateTime.Parse(day, CultureInfo.InvariantCulture).Ticks;

    private static FrameTable Subscriptions(params (string Customer, string Start, string End)[] rows) => FrameTable.Of(
        "subscriptions",
        TextColumn.Of("customer", rows.Select(r => r.Customer)),
        new DateColumn("start", [.. rows.Select(r => Day(r.Start))]),
        new DateColumn("end", [.. rows.Select(r => Day(r.End))]));

    [Fact]
    public void Survival_counts_those_still_there_as_far_as_they_are_known()
    {
        var curve = Assert.Single(CustomerSurvival.Of(Four, asOf: new DateOnly(2026, 4, 30)));
        Assert.Equal(4, curve.Customers);
        Assert.Equal([0.75, 0.5], curve.Steps.Select(s => s.Survival));
        Assert.Equal(14 / DaysPerMonth, curve.Steps[0].Time, 9);
        Assert.Equal(1, curve.After(0.1));
        Assert.Equal(49 / DaysPerMonth, curve.Median!.Value, 9);
    }

    [Fact]
    public void Beyond_the_age_of_the_oldest_customer_nothing_is_known() =>
        Assert.Null(Assert.Single(CustomerSurvival.Of(Four, asOf: new DateOnly(2026, 4, 30))).After(6));

    [Fact]
    public void A_curve_per_value_of_a_column_covers_every_customer_once()
    {
        var table = Four.WithColumn(TextColumn.Of("plan", ["x", "y", "x", null]));
        var curves = CustomerSurvival.Of(table, "plan");
        Assert.Equal([Segment.Unknown, "x", "y"], curves.Select(c => c.Segment.ToString()));
        Assert.Equal(4, curves.Sum(c => c.Customers));
    }

    [Fact]
    public void Segments_are_compared_by_the_log_rank_test_of_the_same_months()
    {
        var table = Four.WithColumn(TextColumn.Of("plan", ["x", "y", "y", "x"]));
        var test = CustomerSurvival.Compare(table, "plan", new DateOnly(2026, 4, 30));
        var direct = LogRank.Of([116, 49, 14, 87], [false, true, true, false], ["x", "y", "y", "x"]);
        Assert.Equal(direct.ChiSquare, test.ChiSquare, 12);
        Assert.Equal([0, 2], test.Groups.Select(g => g.Lost));
    }

    [Fact]
    public void Hazards_of_columns_are_those_of_a_Cox_regression_on_the_same_spells()
    {
        var table = Subscriptions([.. Enumerable.Range(0, 40).Select(i => ($"c{i}", "2026-01-01", i % 4 == 0 ? "" : $"2026-0{2 + i % 3}-{1 + i % 27:00}"))])
            .WithColumn(TextColumn.Of("plan", Enumerable.Range(0, 40).Select(i => i % 5 < 2 ? "x" : "y")));
        var model = CustomerSurvival.Hazards(table, "plan");
        Assert.Equal("plan: y", Assert.Single(model.Coefficients).Name);
        Assert.Equal((40L, 30L), (model.N, model.Lost));
    }
}
