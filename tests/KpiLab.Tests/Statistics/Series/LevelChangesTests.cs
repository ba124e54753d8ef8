using KpiLab.Statistics;
using static KpiLab.Tests.Statistics.SimulatedSeries;

namespace KpiLab.Tests.Statistics;

public class LevelChangesTests
{
    [Fact]
    public void The_fall_of_the_Nile_after_1898_is_found_with_its_size()
    {
        var change = Assert.Single(LevelChanges.Of(PublicSeries.Nile, new() { SeasonLength = 1 }).Changes);
        Assert.Equal(1899, 1871 + change.At);
        Assert.InRange(1871 + change.Earliest, 1896, 1899);
        Assert.InRange(1871 + change.Latest, 1899, 1901);
        // Levels 1098 and 850 over the whole of both stretches.
        Assert.InRange(change.Size, -290, -200);
        Assert.True(change.Interval.Low < -248 && change.Interval.High > -248 && change.Interval.High < 0);
    }

    [Fact]
    public void The_month_in_which_belts_became_compulsory_is_found_in_a_series_with_a_season()
    {
        var found = LevelChanges.Of(PublicSeries.DriverDeaths);
        Assert.True(found.HasSeason);
        var belts = found.Changes[^1];
        Assert.Equal((1983, 2), (1969 + belts.At / 12, belts.At % 12 + 1));
        Assert.InRange(belts.Size, -600, -200);
    }

    [Fact]
    public void Twenty_years_of_temperatures_hold_a_season_and_no_change()
    {
        var found = LevelChanges.Of(PublicSeries.Nottingham);
        Assert.True(found.HasSeason);
        Assert.Empty(found.Changes);
        // July is warmest, by about 13 degrees over the mean.
        Assert.Equal(6, Enumerable.Range(0, 12).MaxBy(month => found.Season[month]));
        Assert.Equal(12.9, found.Season[6], 1.0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_cuts_are_the_cheapest_of_all_ways_to_cut(int least)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var y = Sum(new SimulatedSeries(seed).Noise(14), Shift(14, 5, 2), Shift(14, 9, -3));
            var cost = new StretchCost(y, [.. y.Select(_ => 1.0)], [.. Enumerable.Range(0, 14)]);
            foreach (var penalty in new[] { 0.5, 2.0, 6 })
            {
                var best = Every(0).MinBy(Total)!;
                Assert.Equal(Total(best), Total(Pelt.Cuts(14, least, penalty, cost.AroundMean)), 9);

                IEnumerable<int[]> Every(int start) => Enumerable.Range(start + least, Math.Max(0, 15 - start - least))
                    .SelectMany(end => end == 14 ? [[]] : Every(end).Select(rest => (int[])[end, .. rest]));

                double Total(int[] cuts)
                {
                    int[] bounds = [0, .. cuts, 14];
                    return bounds.Zip(bounds.Skip(1), cost.AroundMean).Sum() + penalty * cuts.Length;
                }
            }
        }
    }

    [Fact]
    public void A_rise_that_turns_into_a_fall_is_a_change_of_slope()
    {
        var y = Sum(new SimulatedSeries(3).Noise(40), [.. Enumerable.Range(0, 40).Select(i => 1.5 * (i < 20 ? i : 40 - i))]);
        var change = Assert.Single(LevelChanges.Of(y, new() { SeasonLength = 1 }).Changes);
        Assert.InRange(change.At, 18, 22);
        Assert.InRange(change.SlopeBefore, 1.3, 1.7);
        Assert.InRange(change.SlopeAfter, -1.7, -1.3);
    }

    [Fact]
    public void One_odd_month_is_no_change_of_level_and_outside_the_limits()
    {
        var y = new SimulatedSeries(4).Noise(30);
        y[12] += 12;
        var found = LevelChanges.Of(y);
        Assert.Empty(found.Changes);
        Assert.True(y[12] > found.Levels[12] + 3 * found.Deviations[12]);
    }

    [Fact]
    public void A_series_that_never_changes_has_no_change() => Assert.Empty(LevelChanges.Of([.. Enumerable.Repeat(44.0, 30)]).Changes);

    [Fact]
    public void What_sampling_can_explain_is_no_change()
    {
        // 24 and 34 points are far apart for a series that hardly moves, and not for fifty answers a month.
        double[] y = [.. Enumerable.Range(0, 20).Select(i => (i < 11 ? 24.0 : 34) + i % 2)];
        Assert.Single(LevelChanges.Of(y).Changes);
        Assert.Empty(LevelChanges.Of(y, new() { Errors = [.. y.Select(_ => 11.4)] }).Changes);
    }

    [Fact]
    public void Months_without_a_value_leave_the_season_in_its_place()
    {
        int[] all = [.. Enumerable.Range(0, 48)];
        var y = Sum(new SimulatedSeries(5).Noise(48), Season(48, 6));
        int[] kept = [.. all.Where(i => i is not (7 or 20 or 33))];
        var found = LevelChanges.Of([.. kept.Select(i => y[i])], new() { Positions = kept });
        Assert.True(found.HasSeason);
        Assert.Empty(found.Changes);
        Assert.Equal(11, Enumerable.Range(0, kept.Length).MaxBy(i => found.Season[i]) is var at ? kept[at] % 12 : -1);
    }

    [Fact]
    public void A_value_that_is_not_a_number_is_refused() => Assert.Throws<ArgumentException>(() => LevelChanges.Of([1, double.NaN, 2]));
}
