using FsCheck;
using FsCheck.Fluent;
using KpiLab.Data;
using KpiLab.Insights;
using KpiLab.Kpis;
using KpiLab.Measures;
using KpiLab.Tests.Kpis;

namespace KpiLab.Tests.Insights;

/// <summary>Laws that every explanation keeps, on random companies.</summary>
public class ExplanationPropertyTests
{
    private static readonly DateRange First = new(new(2025, 1, 1), new(2025, 5, 1));
    private static readonly DateRange Second = new(new(2025, 5, 1), new(2025, 9, 1));
    private static readonly string[] Timeless = ["employee-engagement", "engagement-index", "favourable", "participation", "enps"];

    // Nothing of eight months is twelve old, and a project's first three months are over in the fourth.
    private static readonly string[] TooYoung = ["kept-after-12-months", "roi-12-months"];
    private static readonly string[] AllEarly = ["roi-3-months"];

    // Their value is no sum over parts: a month, an index, a largest rival, a quotient of quotients.
    private static readonly string[] NotSums = ["payback-months", "hhi", "cr4", "relative-share", "cac-payback-months"];

    public static TheoryData<string> Dated => [.. KpiCatalogue.All.Select(kpi => kpi.Id).Except(Timeless).Except(TooYoung).Except(AllEarly)];

    public static TheoryData<string> Grouped => [.. KpiCatalogue.All.Select(kpi => kpi.Id).Except(TooYoung)];

    public static TheoryData<string> Driven => ["revenue-per-employee", "revenue-per-head", "cac", "cac-paid-only", "cost-per-lead", "market-share", "roi", "roas", "ltv", "ltv-to-cac"];

    [Theory]
    [MemberData(nameof(Dated))]
    public void Every_part_adds_up_to_the_change_from_one_period_to_the_next(string id) => ForAll(company =>
    {
        var explanation = Query(id, company).By("segment").Explain(First, Second);
        AddsUp(explanation);
        if (explanation.Change is not null && !NotSums.Contains(id))
            Assert.NotEmpty(explanation.Splits);
    });

    [Theory]
    [MemberData(nameof(Grouped))]
    public void Every_part_adds_up_to_the_difference_between_two_groups(string id) => ForAll(company => AddsUp(Query(id, company).Explain("segment", "a", "b")));

    [Theory]
    [MemberData(nameof(Dated))]
    public void Reading_backwards_turns_every_sign(string id) => ForAll(company =>
    {
        var (forth, back) = (Query(id, company).By("segment").Explain(First, Second), Query(id, company).By("segment").Explain(Second, First));
        Same(-forth.Change, back.Change);
        foreach (var (there, again) in forth.Drivers.Zip(back.Drivers))
            Same(-there.Effect, again.Effect);
        foreach (var (there, again) in forth.Splits.SelectMany(split => split.Segments).Zip(back.Splits.SelectMany(split => split.Segments)))
        {
            Same(-there.Step.RateEffect, again.Step.RateEffect);
            Same(-there.Step.MixEffect, again.Step.MixEffect);
        }
    });

    [Theory]
    [MemberData(nameof(Driven))]
    public void The_segments_of_a_driver_add_up_to_the_driver(string id) => ForAll(company =>
    {
        // Projects cost money in the first three months alone.
        var explanation = Query(id, company).By("segment").Explain(DateRange.Parse("2025-01"), DateRange.Parse("2025-02..2025-03"));
        Assert.NotEmpty(explanation.Drivers);
        foreach (var split in explanation.Splits.Where(split => split.Segments.All(segment => segment.DriverEffects.Length > 0)))
        {
            for (var i = 0; i < explanation.Drivers.Length; i++)
                Same(explanation.Drivers[i].Effect, split.Segments.Sum(segment => segment.DriverEffects[i]));
        }
    });

    [Fact]
    public void Segments_that_come_and_go_leave_no_rest() => ForAll(company =>
    {
        // What segment "a" has in the first months, and "b" in the last, is struck out.
        var table = company.Frames.Single(t => t.Name == "sessions");
        var dates = (DateColumn)table["date"];
        var middle = Second.Start.ToDateTime(TimeOnly.MinValue).Ticks;
        var left = table.Take([.. Enumerable.Range(0, table.RowCount).Where(row => table["segment"].TextOf(row) switch { "a" => dates.Ticks[row] >= middle, "b" => dates.Ticks[row] < middle, _ => true })]);
        var explanation = ConversionRate.Of(left).By("segment").Explain(First, Second);
        AddsUp(explanation);
        var split = Assert.Single(explanation.Splits);
        Assert.Null(split["a"].Step.Before);
        Assert.Null(split["b"].Step.After);
        Assert.Equal(0, split["a"].Step.RateEffect);
    });

    [Fact]
    public void Root_causes_and_the_rest_add_up_to_the_change() => Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), seed =>
    {
        var change = PlantedChange.OfRates(seed, [4, 3, 3], 2);
        var parts = SplitParts.Of(change.Before, change.After);
        var cause = RootCauseParts.Of(parts, ["a", "b", "c"], default)!;
        Assert.Equal(parts.Bridge!.Change, cause.Segments.Sum(segment => segment.Effect) + cause.Rest, 1e-12);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));

    [Fact]
    public void A_plain_sum_is_taken_apart_in_what_each_segment_added() => ForAll(company =>
    {
        var explanation = Kpi.Define("sales", Unit.Money("", ""), Measure.Sum("amount")).Of(company["orders"]).By("segment").Explain(First, Second);
        AddsUp(explanation);
        Assert.True(Assert.Single(explanation.Splits).IsOfSum);
    });

    private static void AddsUp(Explanation explanation)
    {
        if (explanation.Change is not { } change)
            return;
        if (explanation.Drivers.Length > 0)
            Same(change, explanation.Drivers.Sum(driver => driver.Effect), Size(explanation));
        foreach (var split in explanation.Splits)
        {
            Same(change, split.Contributions.Sum(part => part.Amount), Size(explanation));
            Same(change, split.RateEffect + split.MixEffect, Size(explanation));
        }

        if (explanation.RootCause is { } cause)
            Same(change, cause.Segments.Sum(segment => segment.Effect) + cause.Rest, Size(explanation));
        if (explanation.Contributions.Length > 0)
            Same(change, explanation.Contributions.Sum(part => part.Amount), Size(explanation));
    }

    private static double Size(Explanation explanation) => Math.Abs(explanation.From.Measurement.Value!.Value) + Math.Abs(explanation.To.Measurement.Value!.Value);

    private static void Same(double? expected, double? actual, double size = 0)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } one && actual is { } other)
            Assert.Equal(one, other, 1e-9 * Math.Max(1, Math.Max(size, Math.Abs(one))));
    }

    private static KpiQuery Query(string id, Workspace company) => KpiCatalogue.Find(id)!.In(company)!;

    private static void ForAll(Action<Workspace> law) =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => law(RandomCompany.Of(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(3));
}
