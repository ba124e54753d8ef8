using System.Numerics.Tensors;
using NormalLaw = MathNet.Numerics.Distributions.Normal;

namespace KpiLab.Scenarios.Distributions;

/// <summary>Normal on its own scale, on that of the logarithm (lognormal) or of the log-odds (logit-normal).</summary>
internal sealed class NormalDistribution(double mu, double sigma, Scale scale) : Distribution
{
    /// <inheritdoc/>
    public override double Quantile(double probability)
    {
        var value = NormalLaw.InvCDF(mu, sigma, probability);
        return scale switch { Scale.Plain => value, Scale.Logarithm => Math.Exp(value), _ => 1 / (1 + Math.Exp(-value)) };
    }

    /// <inheritdoc/>
    public override double Cumulative(double value) => scale switch
    {
        Scale.Logarithm when value <= 0 => 0,
        Scale.Logit when value <= 0 => 0,
        Scale.Logit when value >= 1 => 1,
        _ => NormalLaw.CDF(mu, sigma, scale.Of(value)),
    };

    /// <inheritdoc/>
    internal override void Transform(Span<double> uniforms)
    {
        for (var i = 0; i < uniforms.Length; i++)
            uniforms[i] = mu + sigma * NormalQuantile.Of(uniforms[i]);
        if (scale == Scale.Logarithm)
            TensorPrimitives.Exp(uniforms, uniforms);
        else if (scale == Scale.Logit)
            TensorPrimitives.Sigmoid(uniforms, uniforms);
    }
}
