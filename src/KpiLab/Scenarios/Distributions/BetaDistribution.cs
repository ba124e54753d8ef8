using BetaLaw = MathNet.Numerics.Distributions.Beta;

namespace KpiLab.Scenarios.Distributions;

/// <summary>Beta between two bounds.</summary>
internal sealed class BetaDistribution(double alpha, double beta, double low, double high) : Distribution
{
    /// <inheritdoc/>
    public override double Quantile(double probability) => low + (high - low) * BetaLaw.InvCDF(alpha, beta, probability);

    /// <inheritdoc/>
    public override double Cumulative(double value) =>
        value <= low ? 0 : value >= high ? 1 : BetaLaw.CDF(alpha, beta, (value - low) / (high - low));

    /// <summary>The density.</summary>
    internal double Density(double value) => BetaLaw.PDF(alpha, beta, (value - low) / (high - low)) / (high - low);

    /// <inheritdoc/>
    internal override Distribution ForSampling() => new TabulatedDistribution(this, Density);
}
