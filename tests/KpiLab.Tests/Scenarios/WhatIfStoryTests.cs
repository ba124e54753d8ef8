using KpiLab.Data;
using KpiLab.Scenarios;
using KpiLab.Tests.Samples;

namespace KpiLab.Tests.Scenarios;

/// <summary>The library, given only the files, finds the what-if story of STORIES.md, whose numbers verify_stories.py computes without it.</summary>
public class WhatIfStoryTests
{
    /// <summary>The stories that are recovered here and not from a KPI.</summary>
    internal static readonly string[] Kinds = ["unit-economics", "tornado-swing", "break-even", "goal", "chance-of-plan"];

    private static readonly Lazy<Scenario> Now = new(() => Measured());

    private static Scenario Measured(params string[] folder) => UnitEconomics.From(Workspace.Open(Path.Combine([SampleCompanyTests.RepositoryRoot(), "data-samples", .. folder])));

    private static IEnumerable<StoryTable.Story> Stories(string kpi) => StoryTable.Read().All.Where(s => s.Kpi == kpi).OrderBy(s => s.Id, StringComparer.Ordinal);

    [Fact]
    public void Unit_economics_are_recovered_from_the_plain_files_and_from_the_Dutch_exports()
    {
        foreach (var scenario in new[] { Now.Value, Measured("raw-exports") })
            Assert.All(Stories("unit-economics"), s => Assert.Equal(s.Value, scenario[s.Segment], s.Tolerance));
    }

    [Theory]
    [InlineData(UnitEconomics.LtvToCac)]
    [InlineData(UnitEconomics.CustomersInAYear)]
    public void The_order_of_the_tornado_and_its_widths_are_recovered(string output)
    {
        StoryTable.Story[] planted = [.. Stories("tornado-swing").Where(s => s.Segment.StartsWith($"output={output};", StringComparison.Ordinal))];
        var bars = Now.Value.Sensitivity(output).Bars;
        Assert.Equal(planted.Select(s => s.Segment.Split("input=")[1]), bars.Select(b => b.Input));
        Assert.All(planted.Zip(bars), pair => Assert.Equal(pair.First.Value, pair.Second.Swing, pair.First.Tolerance));
    }

    [Fact]
    public void The_break_even_conversion_and_the_highest_churn_are_recovered()
    {
        var (breakEven, goal) = (Stories("break-even").Single(), Stories("goal").Single());
        Assert.Equal(breakEven.Value, Now.Value.BreakEven(UnitEconomics.Conversion, UnitEconomics.ValueAdded).Value, breakEven.Tolerance);
        Assert.Equal(goal.Value, Now.Value.Solve(UnitEconomics.Churn, UnitEconomics.LtvToCac, 3).Value, goal.Tolerance);
    }

    [Theory]
    [InlineData("churn as it is", 0)]
    [InlineData("churn -5%", -5)]
    [InlineData("churn -10%", -10)]
    public void The_chance_of_the_plan_is_recovered(string churn, double percent)
    {
        var story = Stories("chance-of-plan").Single(s => s.Segment == $"customers-in-a-year=3300;{churn}");
        var simulation = Now.Value.With(UnitEconomics.Churn, Change.Percent(percent)).Simulate(new() { Outputs = [UnitEconomics.CustomersInAYear] });
        Assert.Equal(story.Value, simulation[UnitEconomics.CustomersInAYear].ChanceOfAtLeast(3300), story.Tolerance);
    }

    [Fact]
    public void Conversion_brings_most_of_the_uncertainty_of_LTV_to_CAC()
    {
        var indices = Now.Value.SobolIndices(UnitEconomics.LtvToCac);
        Assert.Equal(["conversion", "visitors", "frequency", "churn"], indices.Inputs.Take(4).Select(i => i.Input));
        Assert.Equal(1, indices.Inputs.Sum(i => i.First), 0.03);
    }
}
