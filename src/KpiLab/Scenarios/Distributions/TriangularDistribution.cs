namespace KpiLab.Scenarios.Distributions;

/// <summary>Triangular between two bounds.</summary>
internal sealed class TriangularDistribution(double low, double mode, double high) : Distribution
{
    private readonly double turn = (mode - low) / (high - low);

    /// <inheritdoc/>
    public override double Quantile(double probability) => probability < turn
        ? low + Math.Sqrt(probability * (high - low) * (mode - low))
        : high - Math.Sqrt((1 - probability) * (high - low) * (high - mode));

    /// <inheritdoc/>
    public override double Cumulative(double value)
    {
        if (value <= low)
            return 0;
        if (value >= high)
            return 1;
        return value < mode
            ? (value - low) * (value - low) / ((high - low) * (mode - low))
            : 1 - (high - value) * (high - value) / ((high - low) * (high - mode));
    }
}
