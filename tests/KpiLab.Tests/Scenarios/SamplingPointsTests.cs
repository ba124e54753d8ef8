using KpiLab.Scenarios;
using KpiLab.Scenarios.Simulations;

namespace KpiLab.Tests.Scenarios;

public class SamplingPointsTests
{
    // scipy.stats.qmc.Sobol(d=5, scramble=False).random(8), which uses the same direction numbers.
    [Fact]
    public void The_Sobol_sequence_is_that_of_Joe_and_Kuo()
    {
        double[][] expected =
        [
            [0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125],
            [0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625],
            [0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375],
            [0, 0.5, 0.25, 0.75, 0.875, 0.375, 0.625, 0.125],
            [0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125],
        ];
        for (var d = 0; d < expected.Length; d++)
        {
            var numbers = SobolDirections.Of(d);
            uint point = 0;
            for (var i = 0; i < 8; i++)
            {
                Assert.Equal(expected[d][i], point / 4294967296.0);
                point ^= numbers[System.Numerics.BitOperations.TrailingZeroCount(i + 1)];
            }
        }
    }

    [Fact]
    public void Every_dimension_of_the_Sobol_sequence_visits_each_part_once()
    {
        var points = new SobolPoints(SobolDirections.Most, 7);
        for (var d = 0; d < SobolDirections.Most; d++)
            Assert.Equal(Enumerable.Range(0, 1024), Drawn(points, d, 1024).Select(u => (int)(u * 1024)).Order());
        Assert.Throws<ModelException>(() => new SobolPoints(65, 1));
    }

    [Fact]
    public void A_Latin_hypercube_visits_each_part_once_in_random_order()
    {
        var points = new LatinHypercubePoints(1000, 2, 3);
        int[] first = [.. Drawn(points, 0, 1000).Select(u => (int)(u * 1000))], second = [.. Drawn(points, 1, 1000).Select(u => (int)(u * 1000))];
        Assert.Equal(Enumerable.Range(0, 1000), first.Order());
        Assert.Equal(Enumerable.Range(0, 1000), second.Order());
        Assert.InRange(MathNet.Numerics.Statistics.Correlation.Pearson(first.Select(i => (double)i), second.Select(i => (double)i)), -0.1, 0.1);
    }

    [Theory]
    [InlineData(SamplingPoints.Sobol)]
    [InlineData(SamplingPoints.LatinHypercube)]
    [InlineData(SamplingPoints.Random)]
    public void A_point_is_the_same_whoever_asks_for_it(SamplingPoints kind)
    {
        var points = UniformPoints.Of(kind, 2000, 3, 5);
        var all = Drawn(points, 2, 2000);
        var part = new double[300];
        points.Write(2, 777, part);
        Assert.Equal(all[777..1077], part);
        Assert.All(all, u => Assert.True(u is > 0 and < 1));
    }

    private static double[] Drawn(UniformPoints points, int dimension, int count)
    {
        var target = new double[count];
        points.Write(dimension, 0, target);
        return target;
    }
}
