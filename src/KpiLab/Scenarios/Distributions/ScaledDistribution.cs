using System.Numerics.Tensors;

namespace KpiLab.Scenarios.Distributions;

/// <summary>A distribution times a factor.</summary>
internal sealed class ScaledDistribution(Distribution whole, double factor) : Distribution
{
    /// <inheritdoc/>
    public override double Quantile(double probability) => factor * whole.Quantile(factor < 0 ? 1 - probability : probability);

    /// <inheritdoc/>
    public override double Cumulative(double value) => factor < 0 ? 1 - whole.Cumulative(value / factor) : whole.Cumulative(value / factor);

    /// <inheritdoc/>
    internal override void Transform(Span<double> uniforms)
    {
        if (factor < 0)
            TensorPrimitives.Subtract(1, uniforms, uniforms);
        whole.Transform(uniforms);
        TensorPrimitives.Multiply(uniforms, factor, uniforms);
    }

    /// <inheritdoc/>
    internal override Distribution ForSampling() => new ScaledDistribution(whole.ForSampling(), factor);
}
