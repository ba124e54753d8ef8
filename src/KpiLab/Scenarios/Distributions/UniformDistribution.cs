namespace KpiLab.Scenarios.Distributions;

/// <summary>Uniform between two bounds.</summary>
internal sealed class UniformDistribution(double low, double high) : Distribution
{
    /// <inheritdoc/>
    public override double Quantile(double probability) => low + (high - low) * probability;

    /// <inheritdoc/>
    public override double Cumulative(double value) => Math.Clamp((value - low) / (high - low), 0, 1);
}
