using KpiLab.Forecasts;

namespace KpiLab.Tests.Forecasts;

/// <summary>The loss that a fit minimises, and its slope.</summary>
public class SmoothingLossTests
{
    public static TheoryData<ErrorKind, TrendKind, SeasonKind> Forms()
    {
        var data = new TheoryData<ErrorKind, TrendKind, SeasonKind>();
        foreach (var form in SmoothingForm.Candidates(positive: true, seasonal: true))
            data.Add(form.Error, form.Trend, form.Season);
        return data;
    }

    // Central differences are exact to about 1e-8 of the loss.
    [Theory]
    [MemberData(nameof(Forms))]
    public void The_slope_is_the_numerical_derivative_at_every_number_of_the_point(ErrorKind error, TrendKind trend, SeasonKind season)
    {
        var (loss, point) = Case(new(error, trend, season));
        var (slope, scratch) = (new double[point.Length], new double[point.Length]);
        loss.At(point, slope);
        for (var i = 0; i < point.Length; i++)
        {
            var step = 1e-5 * Math.Max(1, Math.Abs(point[i]));
            double At(double by)
            {
                var moved = point.ToArray();
                moved[i] += by;
                return loss.At(moved, scratch);
            }

            Assert.Equal((At(step) - At(-step)) / (2 * step), slope[i], 1e-5 * Math.Max(1, Math.Abs(slope[i])));
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_loss_is_that_of_the_recursion_that_forecasts_run(ErrorKind error, TrendKind trend, SeasonKind season)
    {
        var form = new SmoothingForm(error, trend, season);
        var (loss, point) = Case(form);
        double[] y = Scaled();
        var (squares, logs) = new SmoothingSpace(form, 12, y).Model(point).Run(y, []);
        Assert.Equal(-SmoothingFit.LogLikelihoodOf(squares, logs, y.Length), loss.At(point, new double[point.Length]), 1e-9);
    }

    [Fact]
    public void A_point_from_which_a_forecast_falls_to_0_or_below_where_it_may_not_has_an_infinite_loss()
    {
        var (loss, point) = Case(new(ErrorKind.Multiplicative, TrendKind.None, SeasonKind.None));
        point[^1] = -1;
        Assert.Equal(double.PositiveInfinity, loss.At(point, new double[point.Length]));
    }

    private static (SmoothingLoss Loss, double[] Point) Case(SmoothingForm form)
    {
        var space = new SmoothingSpace(form, 12, Scaled());
        return (new(space, Scaled()), space.Start(0.3));
    }

    private static double[] Scaled() => [.. PublicSeries.AirPassengers.Select(y => y / 280)];
}
