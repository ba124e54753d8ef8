using KpiLab.Scenarios.Distributions;
using KpiLab.Statistics;
using NormalLaw = MathNet.Numerics.Distributions.Normal;

namespace KpiLab.Scenarios;

/// <summary>How the true value of an uncertain input may lie.</summary>
public abstract class Distribution
{
    /// <summary>The value below which a share <paramref name="probability"/> of the distribution lies.</summary>
    /// <param name="probability">In (0, 1).</param>
    public abstract double Quantile(double probability);

    /// <summary>The share of the distribution at or below a value.</summary>
    public abstract double Cumulative(double value);

    /// <summary>Turns uniform numbers in (0, 1), in place, into values of the distribution.</summary>
    internal virtual void Transform(Span<double> uniforms)
    {
        for (var i = 0; i < uniforms.Length; i++)
            uniforms[i] = Quantile(uniforms[i]);
    }

    /// <summary>The same distribution in a form that is fast for very many values.</summary>
    internal virtual Distribution ForSampling() => this;

    /// <summary>Normal.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="standardDeviation">Above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is not above 0.</exception>
    public static Distribution Normal(double mean, double standardDeviation) => new NormalDistribution(mean, Positive(standardDeviation), Scale.Plain);

    /// <summary>Lognormal: the logarithm is normal.</summary>
    /// <param name="median">Above 0; e to the power of the mean of the logarithm (mu).</param>
    /// <param name="sigma">Standard deviation of the logarithm, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not above 0.</exception>
    public static Distribution LogNormal(double median, double sigma) => new NormalDistribution(Math.Log(Positive(median)), Positive(sigma), Scale.Logarithm);

    /// <summary>Triangular.</summary>
    /// <param name="low">The least value.</param>
    /// <param name="mode">The likeliest value, within the bounds.</param>
    /// <param name="high">The largest value, above the least.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is not low, mode, high.</exception>
    public static Distribution Triangular(double low, double mode, double high)
    {
        Ordered(low, mode, high);
        return new TriangularDistribution(low, mode, high);
    }

    /// <summary>PERT: a beta between two bounds whose mean is (low + 4·mode + high) ÷ 6 (Malcolm, Roseboom, Clark and Fazar, 1959). Smoother than a triangle, with less weight at the ends.</summary>
    /// <inheritdoc cref="Triangular" path="/param"/>
    /// <exception cref="ArgumentOutOfRangeException">The order is not low, mode, high.</exception>
    public static Distribution Pert(double low, double mode, double high)
    {
        Ordered(low, mode, high);
        var width = high - low;
        return new BetaDistribution(1 + 4 * (mode - low) / width, 1 + 4 * (high - mode) / width, low, high);
    }

    /// <summary>Beta between two bounds.</summary>
    /// <param name="alpha">First shape, above 0.</param>
    /// <param name="beta">Second shape, above 0.</param>
    /// <param name="low">The least value.</param>
    /// <param name="high">The largest value, above the least.</param>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not above 0, or the bounds are reversed.</exception>
    public static Distribution Beta(double alpha, double beta, double low = 0, double high = 1)
    {
        Ordered(low, low, high);
        return new BetaDistribution(Positive(alpha), Positive(beta), low, high);
    }

    /// <summary>Every value between two bounds alike.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bounds are reversed or equal.</exception>
    public static Distribution Uniform(double low, double high)
    {
        Ordered(low, low, high);
        return new UniformDistribution(low, high);
    }

    /// <summary>The distribution whose central part, with the interval's level, is the interval.</summary>
    /// <remarks>Bounds within [0, 1]: logit-normal, on which scale a Wilson interval is symmetric about the share (Newcombe, 1998), so that the share is the median. Low bound 0 or more: lognormal. Otherwise normal. Where the interval touches 0 or 1, or is not above 0: normal, cut off at the bounds.</remarks>
    /// <param name="interval">The interval.</param>
    /// <param name="low">The least the input can be.</param>
    /// <param name="high">The most it can be.</param>
    /// <exception cref="ArgumentException">The interval is empty or not finite.</exception>
    public static Distribution From(ConfidenceInterval interval, double low = double.NegativeInfinity, double high = double.PositiveInfinity)
    {
        ArgumentNullException.ThrowIfNull(interval);
        if (!(interval.High > interval.Low) || !double.IsFinite(interval.Low) || !double.IsFinite(interval.High))
            throw new ArgumentException($"The interval {interval.Low} to {interval.High} gives no distribution: it is empty or not finite.", nameof(interval));
        var z = NormalLaw.InvCDF(0, 1, 0.5 + interval.Level / 2);
        var scale = low >= 0 && interval.Low > 0
            ? high <= 1 && interval.High < 1 ? Scale.Logit : Scale.Logarithm
            : Scale.Plain;
        var (from, to) = (scale.Of(interval.Low), scale.Of(interval.High));
        return new NormalDistribution((from + to) / 2, (to - from) / (2 * z), scale).Within(low, high);
    }

    /// <summary>The distribution given that the value lies within bounds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No part of the distribution lies within them.</exception>
    public Distribution Within(double low, double high)
    {
        var (below, above) = (double.IsNegativeInfinity(low) ? 0 : Cumulative(low), double.IsPositiveInfinity(high) ? 1 : Cumulative(high));
        if (!(above > below))
            throw new ArgumentOutOfRangeException(nameof(low), low, $"No part of the distribution lies between {low} and {high}.");
        return below <= 0 && above >= 1 ? this : new CutDistribution(this, low, high, below, above);
    }

    /// <summary>The distribution of the value times a factor.</summary>
    internal Distribution Times(double factor) => factor == 1 ? this : new ScaledDistribution(this, factor);

    private static double Positive(double value, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} is above 0.");

    private static void Ordered(double low, double mode, double high)
    {
        if (!(low <= mode && mode <= high && low < high) || !double.IsFinite(high - low))
            throw new ArgumentOutOfRangeException(nameof(mode), $"The order is low, mode, high, with low below high; got {low}, {mode}, {high}.");
    }
}
