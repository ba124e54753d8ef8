using KpiLab.Statistics;

namespace KpiLab.Tests.Statistics;

public class ProcessLimitsTests
{
    // NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rate of ten batches.
    private static readonly double[] FlowRate = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1];

    [Fact]
    public void The_limits_of_the_handbook_of_NIST_are_found()
    {
        var limits = ProcessLimits.Of(FlowRate);
        Assert.All(limits.Centre, centre => Assert.Equal(50.81, centre, 10));
        Assert.All(limits.Upper, upper => Assert.Equal(55.8041, upper, 0.003));
        Assert.All(limits.Lower, lower => Assert.Equal(45.8159, lower, 0.003));
        Assert.Empty(limits.Signals);
    }

    [Fact]
    public void Limits_are_2_66_mean_ranges_from_the_centre_or_3_145_median_ranges()
    {
        double[] values = [10, 12, 9, 14, 13, 11, 90, 12];
        double[] ranges = [2, 3, 5, 1, 2, 79, 78];
        Assert.Equal(2.66 * ranges.Average(), ProcessLimits.Of(values).Upper[0] - values.Average(), 0.1);
        Assert.Equal(3.145 * 3, ProcessLimits.Of(values, byMedian: true).Upper[0] - values.Average(), 0.01);
    }

    [Fact]
    public void A_value_outside_the_limits_is_a_signal() => Assert.Equal(
        [new ProcessSignal(12, SignalRule.Outside)], ProcessLimits.Of([5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 5, 6, 12, 5, 6, 5, 6]).Signals);

    [Fact]
    public void The_eighth_in_a_row_on_one_side_is_a_signal_and_the_seventh_is_none()
    {
        double[] values = [.. Enumerable.Repeat(new[] { 0.0, 3 }, 8).SelectMany(pair => pair)];
        double[] seven = [.. values, 2, 2, 2, 2, 2, 2, -1];
        Assert.Empty(Runs(seven));
        double[] eight = [.. values, 2, 2, 2, 2, 2, 2, 2, 2, -6];
        Assert.Equal([values.Length - 1 + 7, values.Length - 1 + 8], Runs(eight));

        static int[] Runs(double[] series) => [.. ProcessLimits.Of(series).Signals.Where(s => s.Rule == SignalRule.RunOfEight).Select(s => s.At)];
    }

    [Fact]
    public void Three_of_four_nearer_to_a_limit_than_to_the_centre_are_a_signal()
    {
        double[] values = [.. Enumerable.Repeat(new[] { -1.0, 1 }, 20).SelectMany(pair => pair), 3.2, 1, 3.2, 3.2];
        Assert.Equal([new ProcessSignal(values.Length - 1, SignalRule.ThreeOfFour)], ProcessLimits.Of(values).Signals.Where(s => s.At >= 40));
    }

    // Laney (2002): with equal samples the p' chart has the limits of the XmR chart of the shares.
    [Fact]
    public void With_equal_samples_that_vary_more_than_chance_the_limits_are_those_without_sampling()
    {
        double[] errors = [.. FlowRate.Select(_ => 0.5)];
        var (sampled, plain) = (ProcessLimits.Of(FlowRate, errors), ProcessLimits.Of(FlowRate));
        Assert.Equal(plain.Upper[3], sampled.Upper[3], 9);
        Assert.Equal(plain.Lower[3], sampled.Lower[3], 9);
    }

    [Fact]
    public void Limits_are_wider_where_fewer_were_asked_and_never_narrower_than_sampling_alone()
    {
        double[] errors = [.. Enumerable.Range(0, 10).Select(i => i == 4 ? 6.0 : 3.0)];
        var limits = ProcessLimits.Of([50, 50.1, 50, 50.1, 50, 50.1, 50, 50.1, 50, 50.1], errors);
        Assert.Equal(limits.Centre[0] + 9, limits.Upper[0], 9);
        Assert.Equal(limits.Centre[4] + 18, limits.Upper[4], 9);
    }

    [Fact]
    public void One_value_has_no_limits() => Assert.Throws<ArgumentException>(() => ProcessLimits.Of([1]));
}
