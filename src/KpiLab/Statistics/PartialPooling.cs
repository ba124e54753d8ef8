using MathNet.Numerics.Distributions;

namespace KpiLab.Statistics;

/// <summary>Empirical Bayes for a set of estimates that were measured with different certainty: each is drawn to their common mean, the least certain most.</summary>
/// <remarks>
/// The model is normal-normal: an estimate is normal around its true value with its standard error; the true values are normal around a common mean with variance τ².
/// τ² is that of Paule and Mandel (1982): the value at which the weighted sum of squares around the mean is its expectation, k − 1; 0 where even τ² = 0 leaves less. It assumes no shape beyond the first two moments.
/// Extremes among many segments are partly luck; the pooled value is what to expect of them next time.
/// </remarks>
/// <param name="Mean">The common mean, weighted by 1 ÷ (τ² + error²).</param>
/// <param name="Variance">τ², the variance of the true values.</param>
public sealed record PartialPooling(double Mean, double Variance)
{
    private const int MostSteps = 200;

    /// <summary>The model of estimates with their standard errors, all above 0.</summary>
    /// <param name="estimates">The estimates, one or more.</param>
    /// <param name="errors">Their standard errors.</param>
    /// <param name="mean">The common mean where it is known, such as 0 for differences; null to estimate it.</param>
    /// <exception cref="ArgumentException">There are no estimates, not one error for each, or an error is not above 0.</exception>
    public static PartialPooling Of(IReadOnlyList<double> estimates, IReadOnlyList<double> errors, double? mean = null)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        ArgumentNullException.ThrowIfNull(errors);
        if (estimates.Count == 0 || estimates.Count != errors.Count || errors.Any(error => !(error > 0)))
            throw new ArgumentException($"Pooling needs one estimate or more and an error above 0 for each; got {estimates.Count} estimates and {errors.Count} errors.", nameof(errors));
        double MeanAt(double variance) => mean ?? estimates.Zip(errors, (y, e) => y / (variance + e * e)).Sum() / errors.Sum(e => 1 / (variance + e * e));
        double SquaresAt(double variance)
        {
            var centre = MeanAt(variance);
            return estimates.Zip(errors, (y, e) => (y - centre) * (y - centre) / (variance + e * e)).Sum();
        }

        var expected = estimates.Count - (mean is null ? 1 : 0);
        if (SquaresAt(0) <= expected)
            return new(MeanAt(0), 0);
        // The sum of squares falls as the variance grows: halve the bracket.
        double low = 0, high = errors.Max(e => e * e);
        while (SquaresAt(high) > expected)
            high *= 2;
        for (var step = 0; step < MostSteps && high - low > 1e-12 * high; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = SquaresAt(middle) > expected ? (middle, high) : (low, middle);
        }

        return new(MeanAt(high), high);
    }

    /// <summary>What to expect of an estimate: mean + τ² ÷ (τ² + error²) × (estimate − mean).</summary>
    public double Expected(double estimate, double error) => Mean + Variance / (Variance + error * error) * (estimate - Mean);

    /// <summary>The interval of the true value around <see cref="Expected"/>, as if mean and τ² were known: ± z × √(τ² × error² ÷ (τ² + error²)).</summary>
    public ConfidenceInterval Interval(double estimate, double error, double level = 0.95)
    {
        var half = Normal.InvCDF(0, 1, 0.5 + level / 2) * Math.Sqrt(Variance * error * error / (Variance + error * error));
        var expected = Expected(estimate, error);
        return new(expected - half, expected + half, level, "empirical Bayes");
    }
}
