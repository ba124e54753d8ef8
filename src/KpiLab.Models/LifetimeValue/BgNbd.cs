using KpiLab.Models.Fitting;
using KpiLab.Models.Numerics;

namespace KpiLab.Models.LifetimeValue;

/// <summary>The BG/NBD model: customers buy at random at their own rate, and after each repeat purchase stop for good with their own probability.</summary>
/// <remarks>
/// Rates are Gamma(r, alpha) over customers (mean r / alpha per unit of time), stopping probabilities Beta(a, b) (mean a / (a + b)); both independent.
/// A customer without a repeat purchase is alive for certain in this model; <see cref="MbgNbd"/> lifts that.
/// Source: Fader, Hardie &amp; Lee (2005), "Counting your customers" the easy way, Marketing Science 24(2), 275-284.
/// </remarks>
public sealed class BgNbd : PurchaseModel
{
    private const string ModelId = "bg-nbd";
    private const string ModelName = "BG/NBD";
    private const int FirstFlips = 0;

    internal BgNbd(Estimate estimate)
        : base(estimate)
    {
    }

    /// <inheritdoc/>
    public override string Id => ModelId;

    /// <inheritdoc/>
    public override string Name => ModelName;

    /// <summary>Fits the model by maximum likelihood.</summary>
    /// <exception cref="NotIdentifiedException">The data cannot identify the model: one customer, no repeat purchase, no sign of stopping, customers alike.</exception>
    public static BgNbd Fit(RecencyFrequency customers, FitOptions? options = null) =>
        new(BetaGeometricLikelihood.Fit(customers, Groups(customers, ModelName), ModelName, FirstFlips, options ?? new()));

    /// <summary>Reads a model that <see cref="FittedModel.Save"/> wrote.</summary>
    /// <exception cref="ModelFileException">The file is damaged, of another version, or holds another model.</exception>
    public static BgNbd Load(string path) => new(ModelFile.Read<Estimate>(path, ModelId));

    private protected override double Alive(CustomerHistory history) => BetaGeometricLikelihood.Alive(Estimate.Values.AsSpan(), history, FirstFlips);

    private protected override double New(double time) =>
        BetaGeometricMean.Of(Estimate.Values[0], Estimate.Values[1], Estimate.Values[2], Estimate.Values[3], time);

    private protected override double Conditional(CustomerHistory history, double time)
    {
        var values = Estimate.Values;
        return Alive(history) * BetaGeometricMean.Of(values[0] + history.Frequency, values[1] + history.Age, values[2], values[3] + history.Frequency + FirstFlips, time);
    }

    internal override PurchaseModel Moved(int parameter, double by) => new BgNbd(Estimate.Moved(parameter, by));
}
