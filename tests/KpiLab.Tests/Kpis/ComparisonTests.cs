using KpiLab.Data;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Statistics;

namespace KpiLab.Tests.Kpis;

public class ComparisonTests
{
    private static FrameTable Sessions(params (string Day, string Device, int Visits, int Converted)[] groups)
    {
        var rows = groups.SelectMany(g => Enumerable.Range(0, g.Visits).Select(i => (g.Day, g.Device, Converted: i < g.Converted))).ToArray();
        return FrameTable.Of(
            "sessions", new DateColumn("date", [.. rows.Select(r => DateTime.Parse(r.Day).Ticks)]), TextColumn.Of("device", rows.Select(r => r.Device)), new FlagColumn("converted", [.. rows.Select(r => (sbyte)(r.Converted ? 1 : 0))]));
    }

    private static FrameTable ThreeMonths { get; } = Sessions(
        ("2026-01-01", "desktop", 400, 40), ("2026-01-31", "mobile", 600, 30), ("2026-02-01", "desktop", 400, 60), ("2026-02-28", "mobile", 600, 31), ("2026-03-10", "desktop", 50, 1));

    [Fact]
    public void A_month_is_compared_with_the_one_before_with_difference_interval_and_p()
    {
        var february = ConversionRate.Of(ThreeMonths).Every(Period.Month).Run().Rows[1];
        var change = february.AgainstPrevious!;
        Assert.Equal((0.07, 0.021), (change.Reference.Value!.Value, Math.Round(change.Difference, 12)));
        Assert.Equal(Proportion.DifferencePValue(91, 1000, 70, 1000), change.PValue);
        var newcombe = Proportion.Newcombe(91, 1000, 70, 1000)!;
        Assert.Equal((newcombe.Low, newcombe.High), (change.Interval!.Low, change.Interval.High));
    }

    [Fact]
    public void A_partial_month_is_compared_with_nothing()
    {
        var daily = Sessions([.. Enumerable.Range(0, 70).Select(i => (new DateTime(2026, 1, 1).AddDays(i).ToString("yyyy-MM-dd"), "a", 10, i % 5))]);
        var rows = ConversionRate.Of(daily).Every(Period.Month).Run().Rows;
        Assert.Equal([false, false, true], rows.Select(r => r.IsPartial));
        Assert.Equal([true, false, true], rows.Select(r => r.AgainstPrevious is null));
    }

    [Fact]
    public void Chosen_days_are_compared_with_as_many_before_them_in_total_and_by_segment()
    {
        var february = ConversionRate.Of(ThreeMonths).By("device").Between(new(2026, 2, 1), new(2026, 3, 1)).Run();
        Assert.Equal(0.021, february.AgainstPrevious!.Difference, 12);
        Assert.Equal([0.05, 1 / 600.0], february.Rows.Select(r => Math.Round(r.AgainstPrevious!.Difference, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.True(february.Rows[0].AgainstPrevious!.IsReliable);
        Assert.False(february.Rows[1].AgainstPrevious!.IsReliable);
    }

    [Fact]
    public void Where_the_data_do_not_reach_back_there_is_no_comparison()
    {
        Assert.Null(ConversionRate.Of(ThreeMonths).Between(new(2026, 1, 1), new(2026, 2, 1)).Run().AgainstPrevious);
        Assert.Null(ConversionRate.Of(ThreeMonths).Run().AgainstPrevious);
    }

    [Fact]
    public void A_segment_is_held_against_the_rest_and_not_against_the_total_that_contains_it()
    {
        var rows = ConversionRate.Of(ThreeMonths).By("device").Run().Rows;
        Assert.Equal(61 / 1200.0, rows[0].AgainstRest!.Reference.Value!.Value, 12);
        Assert.Equal(101 / 850.0, rows[1].AgainstRest!.Reference.Value!.Value, 12);
    }

    [Fact]
    public void A_segment_below_the_minimum_is_shown_and_not_rated()
    {
        var rows = ConversionRate.Of(Sessions(("2026-01-01", "desktop", 400, 40), ("2026-01-31", "tv", 29, 29))).By("device").Run().Rows;
        Assert.Equal(1, rows[1].Measurement.Value);
        Assert.All(rows, row => Assert.Null(row.AgainstRest));
    }

    [Fact]
    public void A_change_on_too_few_is_never_reliable()
    {
        var change = ConversionRate.Of(Sessions(("2026-01-01", "a", 20, 0), ("2026-01-31", "a", 5, 0), ("2026-02-01", "a", 20, 20), ("2026-02-28", "a", 5, 5))).Every(Period.Month).Run().Rows[1].AgainstPrevious!;
        Assert.True(change.PValue < 0.001);
        Assert.False(change.IsReliable);
    }

    [Fact]
    public void Departments_are_compared_in_revenue_per_employee_over_the_same_months()
    {
        var months = Enumerable.Range(0, 24).Select(i => new DateTime(2024, 1, 1).AddMonths(i)).ToArray();
        var revenue = FrameTable.Of(
            "revenue", new DateColumn("date", [.. months.Concat(months).Select(m => m.Ticks)]), TextColumn.Of("department", Enumerable.Repeat("rich", 24).Concat(Enumerable.Repeat("poor", 24))),
            new NumberColumn("amount", [.. Enumerable.Range(0, 48).Select(i => (i < 24 ? 90_000.0 : 50_000) + 1000 * (i * 7 % 5))]));
        var staff = FrameTable.Of(
            "employees", TextColumn.Of("employee_id", Enumerable.Range(0, 12).Select(i => $"{i}")), TextColumn.Of("department", Enumerable.Range(0, 12).Select(i => i < 6 ? "rich" : "poor")),
            new NumberColumn("fte", [.. Enumerable.Repeat(1.0, 12)]), new DateColumn("start_date", [.. Enumerable.Repeat(new DateTime(2020, 1, 1).Ticks, 12)]), new DateColumn("end_date", [.. Enumerable.Repeat(DateColumn.Missing, 12)]));
        Assert.All(RevenuePerEmployee.Of(revenue, staff).By("department").Run().Rows, row => Assert.True(row.AgainstRest!.IsReliable));
    }

    // Four people in one department answer two themes: eight answers of two hidden cells are still four people.
    [Fact]
    public void A_small_department_cannot_be_found_by_adding_up_its_themes()
    {
        var rows = new[] { ("big", 20), ("middle", 9), ("small", 4) }
            .SelectMany(d => Enumerable.Range(0, d.Item2).SelectMany(i => new[] { "culture", "growth" }.Select(theme => (Department: d.Item1, Who: $"{d.Item1}{i}", Theme: theme)))).ToArray();
        var answers = FrameTable.Of(
            "engagement_answers", TextColumn.Of("respondent_id", rows.Select(r => r.Who)), TextColumn.Of("department", rows.Select(r => r.Department)), TextColumn.Of("theme", rows.Select(r => r.Theme)),
            new NumberColumn("score", [.. rows.Select((_, i) => 1.0 + i % 5)]));
        var shown = EmployeeEngagement.Of(answers).By("department", "theme").Run().Rows.Where(r => r.Measurement.Value is not null).Select(r => r.Segment.Values[0]);
        Assert.Equal(["big", "big"], shown);
        Assert.Equal(2, EmployeeEngagement.Of(answers).By("theme").Run().Rows.Count(r => r.Measurement.Value is not null));
    }

    [Fact]
    public void In_each_round_the_hidden_departments_are_at_least_two_of_together_five()
    {
        var rows = new[] { ("one", "A", 12), ("one", "B", 8), ("one", "C", 3), ("two", "A", 12), ("two", "B", 2), ("two", "C", 9) }
            .SelectMany(g => Enumerable.Range(0, g.Item3).Select(i => (Wave: g.Item1, Department: g.Item2, Who: $"{g.Item1}{g.Item2}{i}"))).ToArray();
        var answers = FrameTable.Of(
            "engagement_answers", TextColumn.Of("respondent_id", rows.Select(r => r.Who)), TextColumn.Of("wave", rows.Select(r => r.Wave)), TextColumn.Of("department", rows.Select(r => r.Department)),
            new NumberColumn("score", [.. rows.Select((_, i) => 1.0 + i % 5)]));
        var result = EmployeeEngagement.Of(answers).By("wave", "department").Run();
        foreach (var wave in result.Rows.GroupBy(r => r.Segment.Values[0]))
        {
            var hidden = wave.Where(r => r.Measurement.Value is null).Select(r => rows.Count(x => x.Wave == wave.Key && x.Department == r.Segment.Values[1])).ToArray();
            Assert.True(hidden.Length >= 2 && hidden.Sum() >= 5);
        }
    }

    [Fact]
    public void A_filter_that_leaves_or_leaves_out_under_five_people_shows_nothing()
    {
        static FrameTable Answers(string departments) =>
            FrameTable.Of("engagement_answers", TextColumn.Of("department", departments.Select(d => d.ToString())), new NumberColumn("score", [.. departments.Select((_, i) => 1.0 + i % 5)]));
        Assert.Null(EmployeeEngagement.Of(Answers("AAAABBBBB")).Where("department", "A").Run().Total.Value);
        Assert.Null(EmployeeEngagement.Of(Answers("AAAABBBBB")).Where("department", "B").Run().Total.Value);
        Assert.NotNull(EmployeeEngagement.Of(Answers("AAAAABBBBB")).Where("department", "B").Run().Total.Value);
    }
}
