using System.Collections.Immutable;
using KpiLab.Statistics;

namespace KpiLab.Models.ChurnRisk;

/// <summary>A measure of a model on folds it had not seen.</summary>
/// <param name="Mean">Mean over the folds.</param>
/// <param name="Pooled">Over all held-out rows together.</param>
/// <param name="PerFold">One value per fold.</param>
/// <param name="Interval">The t interval of the mean over folds; folds share training rows, so that it is somewhat too narrow (Bengio and Grandvalet 2004).</param>
public sealed record FoldMetric(double Mean, double Pooled, ImmutableArray<double> PerFold, ConfidenceInterval? Interval)
{
    internal static FoldMetric Of(double pooled, IReadOnlyList<double> perFold, double level)
    {
        var mean = perFold.Average();
        var variance = perFold.Count < 2 ? 0 : perFold.Sum(v => (v - mean) * (v - mean)) / (perFold.Count - 1);
        return new(mean, pooled, [.. perFold], Statistics.Mean.T(mean, variance, perFold.Count, level));
    }
}
