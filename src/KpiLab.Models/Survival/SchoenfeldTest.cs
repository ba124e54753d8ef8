using KpiLab.Models.Fitting;
using MathNet.Numerics.Distributions;

namespace KpiLab.Models.Survival;

/// <summary>The score test for a coefficient that changes with a function g of time. With Schoenfeld residuals r and risk-set covariances V, the score is Σ g r and its information Σ g² V, less what the coefficients themselves explain.</summary>
internal static class SchoenfeldTest
{
    /// <param name="likelihood">The likelihood.</param>
    /// <param name="predictors">Linear predictors at the maximum.</param>
    /// <param name="names">The covariates.</param>
    /// <param name="curve">The Kaplan-Meier curve whose complement is g; null for time itself.</param>
    public static ProportionalityTest Of(CoxPartialLikelihood likelihood, double[] predictors, string[] names, KaplanMeier? curve)
    {
        var p = names.Length;
        var score = new double[2 * p];
        var information = new double[2 * p, 2 * p];
        // Centred, so that the two halves of the matrix stay far from singular.
        var before = curve is null ? null : Before(curve);
        var (sum, count) = (0.0, 0);
        likelihood.Walk(predictors, risk => (sum, count) = (sum + Time(risk.Time), count + 1));
        var mean = sum / count;
        likelihood.Walk(predictors, risk =>
        {
            var g = Time(risk.Time) - mean;
            var row = likelihood.Row(risk.Row);
            for (var j = 0; j < p; j++)
            {
                score[j + p] += g * (row[j] - risk.Mean[j]);
                for (var k = 0; k < p; k++)
                {
                    var v = risk.Covariance[Math.Max(j, k), Math.Min(j, k)];
                    information[j, k] += v;
                    information[j, k + p] += g * v;
                    information[j + p, k] += g * v;
                    information[j + p, k + p] += g * g * v;
                }
            }
        });
        var single = names.Select((name, j) =>
        {
            var statistic = Statistic([.. Enumerable.Range(0, p), p + j]);
            return new CovariateProportionality(name, statistic, 1 - ChiSquared.CDF(1, statistic));
        });
        var all = Statistic([.. Enumerable.Range(0, 2 * p)]);
        return new([.. single], all, p, 1 - ChiSquared.CDF(p, all));

        double Time(double time) => before is null ? time : before[time];

        double Statistic(int[] kept)
        {
            var part = new double[kept.Length, kept.Length];
            for (var j = 0; j < kept.Length; j++)
            {
                for (var k = 0; k < kept.Length; k++)
                    part[j, k] = information[kept[j], kept[k]];
            }

            var right = kept.Select(j => score[j]).ToArray();
            var solved = CholeskyFactor.Of(part)?.Solve(right)
                ?? throw new NotIdentifiedException("The proportionality test", NotIdentifiedReason.FlatLikelihood, "all losses fall at too few times to tell whether effects change", $"{count} losses");
            return right.Zip(solved, (r, s) => r * s).Sum();
        }
    }

    // 1 - S just before each time of loss.
    private static Dictionary<double, double> Before(KaplanMeier curve)
    {
        var before = new Dictionary<double, double>();
        var share = 1.0;
        foreach (var step in curve.Steps)
        {
            before[step.Time] = 1 - share;
            share = step.Survival;
        }

        return before;
    }
}
