using KpiLab.Forecasts;
using MathNet.Numerics.Distributions;

namespace KpiLab.Tests.Forecasts;

/// <summary>Series simulated from known processes: do the stated intervals hold what comes next as often as they say?</summary>
[Trait("Category", "heavy")]
public class ForecastCoverageTests
{
    private const int Series = 1000;

    [Theory]
    [InlineData("a random level with noise")]
    [InlineData("a line with noise")]
    [InlineData("a seasonal level with noise")]
    [InlineData("a level with errors that grow with it")]
    public void Intervals_cover_within_five_points_over_a_thousand_series(string process)
    {
        var (narrow, wide, all) = (0, 0, 0);
        var options = new ForecastOptions { SeasonLength = process.Contains("seasonal", StringComparison.Ordinal) ? 4 : 1, SkipBacktest = true };
        var random = new Random(12345);
        for (var s = 0; s < Series; s++)
        {
            var y = Simulate(process, 66, random);
            foreach (var point in Forecast.Of(y[..60], 6, options).Points)
            {
                var happened = y[59 + point.Step];
                narrow += happened >= point.Interval.Low && happened <= point.Interval.High ? 1 : 0;
                wide += happened >= point.WideInterval.Low && happened <= point.WideInterval.High ? 1 : 0;
                all++;
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{process}: {(double)narrow / all:0.0 %} and {(double)wide / all:0.0 %}");
        Assert.InRange((double)narrow / all, 0.75, 0.85);
        Assert.InRange((double)wide / all, 0.90, 1.00);
    }

    private static double[] Simulate(string process, int n, Random random)
    {
        double level = 100;
        double[] season = [-8, 3, 10, -5];
        return [.. Enumerable.Range(0, n).Select(t =>
        {
            var error = Normal.InvCDF(0, 1, Math.Clamp(random.NextDouble(), 1e-12, 1 - 1e-12));
            switch (process)
            {
                case "a random level with noise":
                    var y = level + 4 * error;
                    level += 0.3 * 4 * error;
                    return y;
                case "a line with noise":
                    return 100 + 1.5 * t + 5 * error;
                case "a seasonal level with noise":
                    var value = level + season[t % 4] + 3 * error;
                    level += 0.4 * 3 * error;
                    return value;
                default:
                    var relative = level * (1 + 0.06 * error);
                    level *= 1 + 0.3 * 0.06 * error;
                    return relative;
            }
        })];
    }
}
