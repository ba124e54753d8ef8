namespace KpiLab.Scenarios.Distributions;

/// <summary>A distribution given that the value lies within bounds.</summary>
/// <param name="whole">The distribution.</param>
/// <param name="low">The least value.</param>
/// <param name="high">The largest value.</param>
/// <param name="below">The share of the whole at or below the least.</param>
/// <param name="above">The share of the whole at or below the largest.</param>
internal sealed class CutDistribution(Distribution whole, double low, double high, double below, double above) : Distribution
{
    /// <inheritdoc/>
    public override double Quantile(double probability) =>
        Math.Clamp(whole.Quantile(below + probability * (above - below)), low, high);

    /// <inheritdoc/>
    public override double Cumulative(double value) =>
        value < low ? 0 : value >= high ? 1 : (whole.Cumulative(value) - below) / (above - below);

    /// <inheritdoc/>
    internal override void Transform(Span<double> uniforms)
    {
        for (var i = 0; i < uniforms.Length; i++)
            uniforms[i] = below + uniforms[i] * (above - below);
        whole.Transform(uniforms);
        for (var i = 0; i < uniforms.Length; i++)
            uniforms[i] = Math.Clamp(uniforms[i], low, high);
    }

    /// <inheritdoc/>
    internal override Distribution ForSampling() => new CutDistribution(whole.ForSampling(), low, high, below, above);
}
