using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Kpis;

public class ChurnRateTests
{
    private static FrameTable Subscriptions(params (string Customer, string Plan, string Start, string? End)[] rows) => FrameTable.Of(
        "subscriptions",
        TextColumn.Of("customer_id", rows.Select(r => r.Customer)),
        TextColumn.Of("plan", rows.Select(r => r.Plan)),
        new DateColumn("start_date", [.. rows.Select(r => DateTime.Parse(r.Start).Ticks)]),
        new DateColumn("end_date", [.. rows.Select(r => r.End is null ? DateColumn.Missing : DateTime.Parse(r.End).Ticks)]));

    private static KpiRow Month(KpiResult result, string month) => result.Rows.Single(r => r.Period.ToString() == month);

    [Fact]
    public void A_customer_who_starts_and_leaves_in_one_month_is_in_neither_count()
    {
        var result = ChurnRate.Of(Subscriptions(
            ("a", "x", "2026-01-05", null), ("b", "x", "2026-02-03", "2026-02-20"), ("c", "x", "2026-01-10", "2026-03-15"))).Every(Period.Month).Run();
        var february = Month(result, "2026-02").Measurement;
        Assert.Equal((0.0, 2.0), (february.Numerator, february.Denominator));
    }

    [Fact]
    public void An_end_on_the_first_of_a_month_is_lost_in_that_month_and_only_there()
    {
        var result = ChurnRate.Of(Subscriptions(
            ("a", "x", "2026-01-05", "2026-03-01"), ("b", "x", "2026-01-06", null), ("c", "x", "2026-04-20", null))).Every(Period.Month).Run();
        Assert.Equal(0, Month(result, "2026-02").Measurement.Numerator);
        Assert.Equal((1.0, 2.0), (Month(result, "2026-03").Measurement.Numerator, Month(result, "2026-03").Measurement.Denominator));
        Assert.Equal((0.0, 1.0), (Month(result, "2026-04").Measurement.Numerator, Month(result, "2026-04").Measurement.Denominator));
    }

    [Fact]
    public void A_customer_who_changes_plan_without_a_gap_has_not_left()
    {
        var result = ChurnRate.Of(Subscriptions(
            ("a", "basic", "2026-01-05", "2026-03-10"), ("a", "plus", "2026-03-10", null), ("b", "basic", "2026-01-01", "2026-04-15"))).Every(Period.Month).Run();
        Assert.Equal((0.0, 2.0), (Month(result, "2026-03").Measurement.Numerator, Month(result, "2026-03").Measurement.Denominator));
    }

    [Fact]
    public void A_group_that_loses_nobody_has_a_rate_of_0_and_not_no_value()
    {
        var result = ChurnRate.Of(Subscriptions(
            ("a", "x", "2026-01-05", "2026-02-10"), ("b", "x", "2026-01-05", null), ("c", "y", "2026-01-06", null), ("d", "y", "2026-03-31", null))).By("plan").Run();
        Assert.Equal(0, result.Rows.Single(r => r.Segment.Values[0] == "y").Measurement.Value);
    }

    [Fact]
    public void Opening_plus_started_less_ended_is_the_next_opening()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 500).Select(i =>
        {
            var start = new DateTime(2025, 1, 1).AddDays(random.Next(500));
            return (Customer: $"{i}", Plan: "x", Start: start.ToString("yyyy-MM-dd"), End: random.Next(3) == 0 ? null : start.AddDays(random.Next(1, 300)).ToString("yyyy-MM-dd"));
        }).ToArray();
        var table = Subscriptions(rows);
        var range = new DateRange(new(2025, 1, 1), new(2026, 7, 1));
        Dictionary<int, long> By(Measure measure) => FrameEngine.Instance.Execute(table, new AggregateQuery(measure, [], Period.Month, range, [])).ToDictionary(r => r.Period, r => r.Aggregate.Count);
        var opening = By(Measure.Count().By(Timing.Opening));
        var started = By(Measure.Count().By(Timing.At(Role.Start)));
        var ended = By(Measure.Count().By(Timing.At(Role.End)));
        for (var month = Period.Month.NumberOf(range.Start); month < Period.Month.NumberOf(range.End) - 1; month++)
            Assert.Equal(opening.GetValueOrDefault(month + 1), opening.GetValueOrDefault(month) + started.GetValueOrDefault(month) - ended.GetValueOrDefault(month));
    }

    [Fact]
    public void From_numbers_equals_the_worked_example_of_40_lost_from_1000() => Assert.Equal(0.04, ChurnRate.From(40, 1000).Value);

    [Fact]
    public void Nobody_at_the_start_is_no_value_with_a_reason()
    {
        var measurement = ChurnRate.From(0, 0);
        Assert.Null(measurement.Value);
        Assert.NotNull(measurement.Reason);
    }

    [Fact]
    public void A_missing_role_is_named()
    {
        var table = FrameTable.Of("orders", new NumberColumn("amount", [1, 2]));
        var error = Assert.Throws<MissingRoleException>(() => ChurnRate.Of(table));
        Assert.Contains("churned", error.Missing);
    }
}
