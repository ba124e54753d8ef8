using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;

namespace KpiLab.Tests.Kpis;

public class CohortTests
{
    private static long Day(string day) => day.Length == 0 ? DateColumn.Missing : DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture).Ticks;

    private static FrameTable Subscriptions(params (string Customer, string Start, string End)[] rows) => FrameTable.Of(
        "subscriptions",
        TextColumn.Of("customer", rows.Select(r => r.Customer)),
        new DateColumn("start", [.. rows.Select(r => Day(r.Start))]),
        new DateColumn("end", [.. rows.Select(r => Day(r.End))]));

    private static readonly FrameTable Four = Subscriptions(
        ("a", "2026-01-05", ""), ("b", "2026-01-20", "2026-03-10"), ("c", "2026-02-01", "2026-02-15"), ("d", "2026-02-03", ""));

    [Fact]
    public void The_triangle_counts_who_is_there_at_the_end_of_each_period_after_the_first()
    {
        var cohorts = RetentionCohort.Of(Four, Period.Month, new DateOnly(2026, 4, 30));
        Assert.Equal([2L, 2L], cohorts.Select(c => c.Size));
        Assert.Equal([2L, 1L, 1L], cohorts[0].Kept);
        Assert.Equal([1L, 1L], cohorts[1].Kept);
        Assert.Equal(0.5, cohorts[0].After(2));
        Assert.Null(cohorts[0].After(4));
    }

    [Fact]
    public void A_period_that_the_data_do_not_cover_to_its_end_is_not_in_the_triangle() =>
        Assert.Equal([2L, 1L], RetentionCohort.Of(Four, Period.Month, new DateOnly(2026, 4, 29))[0].Kept);

    [Fact]
    public void Who_changes_plan_without_a_gap_is_one_customer_of_the_first_cohort()
    {
        var changed = Subscriptions(("a", "2026-01-05", "2026-02-10"), ("a", "2026-02-10", ""));
        var cohort = Assert.Single(RetentionCohort.Of(changed, Period.Month, new DateOnly(2026, 3, 31)));
        Assert.Equal([1L, 1L], cohort.Kept);
    }

    [Fact]
    public void Who_comes_back_after_a_gap_has_left()
    {
        var back = Subscriptions(("a", "2026-01-05", "2026-02-10"), ("a", "2026-03-01", ""));
        Assert.Equal([0L, 0L], Assert.Single(RetentionCohort.Of(back, Period.Month, new DateOnly(2026, 3, 31))).Kept);
    }

    [Fact]
    public void Value_by_age_is_the_mean_over_those_who_reached_it()
    {
        // Ten customers buy for 10 on day 0 and for 5 on day 40; the last buys again on day 70, which is as far as the data reach.
        var orders = Enumerable.Range(0, 10).SelectMany(c => new[] { (c, 0, 10.0), (c, 40, 5.0) }).Append((9, 70, 100.0)).ToArray();
        var curve = Assert.Single(CumulativeValue.Of(FrameTable.Of(
            "orders",
            TextColumn.Of("customer", orders.Select(o => "c" + o.Item1)),
            new DateColumn("date", [.. orders.Select(o => new DateTime(2026, 1, 1).AddDays(o.Item2).Ticks)]),
            new NumberColumn("amount", [.. orders.Select(o => o.Item3)]))));
        Assert.Equal([10, 15], curve.ByMonth);
        Assert.Equal([10L, 10L], curve.Customers);
    }

    private static FrameTable Answers(params (string Who, string Department, double Score)[] rows) => FrameTable.Of(
        "answers", TextColumn.Of("respondent", rows.Select(r => r.Who)), TextColumn.Of("department", rows.Select(r => r.Department)), new NumberColumn("score", [.. rows.Select(r => r.Score)]));

    [Fact]
    public void A_distribution_counts_each_score()
    {
        var one = Assert.Single(ScoreDistribution.Of(Answers(("a", "x", 5), ("b", "x", 5), ("c", "x", 2), ("c", "x", double.NaN)), hideBelow: 0));
        Assert.Equal([(2.0, 1L), (5.0, 2L)], one.Counts);
        Assert.Equal((3L, 3L, 2 / 3.0), (one.Answers, one.Respondents, one.Share(4, 5)));
    }

    [Fact]
    public void A_small_group_is_hidden_and_the_next_smallest_with_it()
    {
        var rows = Enumerable.Range(0, 4).Select(i => ($"s{i}", "small", 3.0)).Concat(Enumerable.Range(0, 6).Select(i => ($"m{i}", "middle", 3.0))).Concat(Enumerable.Range(0, 9).Select(i => ($"l{i}", "large", 3.0)));
        var groups = ScoreDistribution.Of(Answers([.. rows]), "department", hideBelow: 5);
        Assert.Equal(["large"], groups.Where(g => g.Answers > 0).Select(g => g.Segment.ToString()));
    }
}
