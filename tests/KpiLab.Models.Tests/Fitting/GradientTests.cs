using KpiLab.Models.Fitting;
using KpiLab.Models.LifetimeValue;

namespace KpiLab.Models.Tests.Fitting;

public class GradientTests
{
    private static readonly CustomerHistory[] Histories =
    [
        new(0, 0, 39), new(0, 0, 0), new(0, 0, 2.5), new(1, 3, 39), new(2, 30.4, 38.9), new(1, 20, 20), new(5, 12, 31), new(40, 38, 39), new(300, 20, 36), new(2000, 35, 36), new(3, 0.01, 90),
    ];

    private static readonly double[][] Points = [[-0.5, 0.7, -0.2, 0.9], [1.3, -1.1, 0.4, 0], [-2.2, 1.5, -1.9, 2.8], [0.1, 0.1, 1.7, -1.2], [3, 2, 3, 4]];

    [Fact]
    public void The_gradient_of_BgNbd_equals_the_numerical_derivative() => Same(new BetaGeometricLikelihood(Groups(), 30, 0));

    [Fact]
    public void The_gradient_of_MbgNbd_equals_the_numerical_derivative() => Same(new BetaGeometricLikelihood(Groups(), 30, 1));

    [Fact]
    public void The_gradient_of_ParetoNbd_equals_the_numerical_derivative() => Same(new ParetoNbdLikelihood(Groups(), 30));

    [Fact]
    public void The_gradient_of_GammaGamma_equals_the_numerical_derivative() =>
        Same(new GammaGammaLikelihood([(1, 12.5, 1), (2, 40, 3), (2, 3, 1), (17, 88, 1), (900, 31, 2)], 30));

    private static HistoryGroups Groups() => RecencyFrequency.OfHistories(Histories, [.. Histories.Select((_, i) => 1.0 + i % 3)]).Groups;

    internal static void Same(ILogLikelihood likelihood)
    {
        var n = likelihood.Names.Count;
        foreach (var point in Points.Select(p => p[..n]))
        {
            var gradient = new double[n];
            var scratch = new double[n];
            Assert.True(double.IsFinite(likelihood.Evaluate(point, gradient)));
            for (var j = 0; j < n; j++)
            {
                // Richardson's extrapolation of central differences: error of order h^4.
                double Difference(double h)
                {
                    double[] up = [.. point], down = [.. point];
                    (up[j], down[j]) = (up[j] + h, down[j] - h);
                    return (likelihood.Evaluate(up, scratch) - likelihood.Evaluate(down, scratch)) / (2 * h);
                }

                var numeric = (4 * Difference(5e-4) - Difference(1e-3)) / 3;
                Assert.True(Math.Abs(numeric - gradient[j]) <= 1e-6 * (1 + Math.Abs(gradient[j])), $"{likelihood.Names[j]} at {string.Join(", ", point)}: analytic {gradient[j]}, numeric {numeric}");
            }
        }
    }
}
