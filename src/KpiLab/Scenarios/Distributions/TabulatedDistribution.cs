namespace KpiLab.Scenarios.Distributions;

/// <summary>A distribution whose quantile is slow, read from a table: cubic Hermite between knots, with the slope 1 ÷ density, and exact in the outer sixteenth on each side, where the curve is steep.</summary>
internal sealed class TabulatedDistribution : Distribution
{
    private const int Knots = 512;
    private const int Outer = Knots / 16;

    private readonly Distribution exact;
    private readonly double[] values = new double[Knots + 1];
    private readonly double[] slopes = new double[Knots + 1];

    public TabulatedDistribution(Distribution exact, Func<double, double> density)
    {
        this.exact = exact;
        for (var k = Outer; k <= Knots - Outer; k++)
        {
            values[k] = exact.Quantile((double)k / Knots);
            slopes[k] = 1 / (density(values[k]) * Knots);
        }
    }

    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        var at = probability * Knots;
        var k = (int)at;
        if (k < Outer || k >= Knots - Outer)
            return exact.Quantile(probability);
        var t = at - k;
        var (t2, t3) = (t * t, t * t * t);
        return (2 * t3 - 3 * t2 + 1) * values[k] + (t3 - 2 * t2 + t) * slopes[k] + (3 * t2 - 2 * t3) * values[k + 1] + (t3 - t2) * slopes[k + 1];
    }

    /// <inheritdoc/>
    public override double Cumulative(double value) => exact.Cumulative(value);
}
