using KpiLab.Statistics;
using static KpiLab.Tests.Statistics.SimulatedSeries;

namespace KpiLab.Tests.Statistics;

/// <summary>The rates that docs/insights.md states, on series of thirty months with known truths.</summary>
[Trait("Category", "heavy")]
public class SeriesSimulationTests
{
    private const int Runs = 300;

    [Theory]
    [InlineData("noise", 0, 0, 0, 30, 0.12, 1.2)]
    [InlineData("neighbours alike", 0.3, 0, 0, 30, 0.35, 2.2)]
    [InlineData("season", 0, 3, 0, 30, 0.2, 1.2)]
    [InlineData("trend", 0, 0, 0.15, 30, 0.2, 1.2)]
    [InlineData("steep trend", 0, 0, 1, 30, 0.1, 1.2)]
    [InlineData("neighbours alike, season and trend", 0.3, 3, 0.15, 36, 0.4, 2.2)]
    public void Without_a_change_false_alarms_per_100_months_are_as_stated(string name, double autocorrelation, double season, double trend, int months, double mostChanges, double mostSignals)
    {
        var simulated = new SimulatedSeries(7);
        var (changes, signals) = (0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var y = Sum(simulated.Noise(months, autocorrelation), Season(months, season), Trend(months, trend));
            var found = LevelChanges.Of(y);
            changes += found.Changes.Length;
            signals += ProcessLimits.Around(y, [.. found.Levels.Zip(found.Season, (level, s) => level + s)], found.Deviations, [.. found.Changes.Select(c => c.At)]).Signals.Length;
        }

        var (changesPer100, signalsPer100) = (100.0 * changes / Runs / months, 100.0 * signals / Runs / months);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {changesPer100:0.00} changes and {signalsPer100:0.00} signals per 100 months");
        Assert.InRange(changesPer100, 0, mostChanges);
        Assert.InRange(signalsPer100, 0, mostSignals);
    }

    [Theory]
    [InlineData("noise", 0, 0, 2, 6, 0.45)]
    [InlineData("noise", 0, 0, 3, 3, 0.65)]
    [InlineData("noise", 0, 0, 3, 6, 0.9)]
    [InlineData("neighbours alike", 0.3, 0, 3, 6, 0.8)]
    [InlineData("season", 0, 3, 3, 9, 0.7)]
    public void A_shift_is_found_so_often_after_so_many_months(string name, double autocorrelation, double season, double size, int after, double atLeast)
    {
        const int Months = 30;
        var simulated = new SimulatedSeries(8);
        var (found, covered, moment) = (0, 0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var changes = LevelChanges.Of(Sum(simulated.Noise(Months, autocorrelation), Season(Months, season), Shift(Months, Months - after, size))).Changes;
            if (changes.Length == 0)
                continue;
            var change = changes.MinBy(c => Math.Abs(c.At - (Months - after)))!;
            found++;
            covered += change.Interval.Low <= size && size <= change.Interval.High ? 1 : 0;
            moment += change.Earliest <= Months - after && Months - after <= change.Latest ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{name}, shift of {size}, {after} months on: found {(double)found / Runs:0.00}, size in its interval {(double)covered / found:0.00}, month in its interval {(double)moment / found:0.00}");
        Assert.InRange((double)found / Runs, atLeast, 1);
    }

    // Thirteen: not within a year. Each month is judged with what was known by then, as a watch does: the newest value breaks the limits of the months before, or a change is found.
    [Theory]
    [InlineData(0, 1, 13)]
    [InlineData(0, 2, 5)]
    [InlineData(0, 3, 2)]
    [InlineData(0.3, 2, 5)]
    [InlineData(0.3, 3, 2)]
    public void Half_of_the_shifts_are_told_within_so_many_months(double autocorrelation, double size, int months)
    {
        const int Before = 24, After = 12;
        var simulated = new SimulatedSeries(9);
        var delays = new List<int>();
        for (var run = 0; run < 60; run++)
        {
            var y = Sum(simulated.Noise(Before + After, autocorrelation), Shift(Before + After, Before, size));
            var delay = Enumerable.Range(1, After).FirstOrDefault(k => IsTold(y[..(Before + k)]), After + 1);
            delays.Add(delay);
        }

        delays.Sort();
        TestContext.Current.TestOutputHelper?.WriteLine($"autocorrelation {autocorrelation}, shift of {size}: half told within {delays[30]} months, {delays.Count(d => d <= After) * 100 / 60} % within a year");
        Assert.Equal(months, delays[30]);
    }

    private static bool IsTold(double[] known)
    {
        var before = LevelChanges.Of(known[..^1]);
        var (centre, deviation) = (before.Levels[^1], before.Deviations[^1]);
        return Math.Abs(known[^1] - centre) > 3 * deviation || LevelChanges.Of(known).Changes.Any(change => change.At >= 24 - 2);
    }
}
