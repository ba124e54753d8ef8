using KpiLab.Models.Fitting;
using KpiLab.Models.Numerics;

namespace KpiLab.Models.LifetimeValue;

/// <summary>The modified BG/NBD model: as <see cref="BgNbd"/>, but a customer may stop after the first purchase too, so that one who never came back need not be alive.</summary>
/// <remarks>
/// Rates are Gamma(r, alpha) over customers, stopping probabilities Beta(a, b); both independent.
/// Source: Batislam, Denizel &amp; Filiztekin (2007), Empirical validation and comparison of models for customer base analysis, Int. J. of Research in Marketing 24(3), 201-209.
/// </remarks>
public sealed class MbgNbd : PurchaseModel
{
    private const string ModelId = "mbg-nbd";
    private const string ModelName = "MBG/NBD";
    private const int FirstFlips = 1;

    internal MbgNbd(Estimate estimate)
        : base(estimate)
    {
    }

    /// <inheritdoc/>
    public override string Id => ModelId;

    /// <inheritdoc/>
    public override string Name => ModelName;

    /// <summary>Fits the model by maximum likelihood.</summary>
    /// <exception cref="NotIdentifiedException">The data cannot identify the model: one customer, no repeat purchase, no sign of stopping, customers alike.</exception>
    public static MbgNbd Fit(RecencyFrequency customers, FitOptions? options = null) =>
        new(BetaGeometricLikelihood.Fit(customers, Groups(customers, ModelName), ModelName, FirstFlips, options ?? new()));

    /// <summary>Reads a model that <see cref="FittedModel.Save"/> wrote.</summary>
    /// <exception cref="ModelFileException">The file is damaged, of another version, or holds another model.</exception>
    public static MbgNbd Load(string path) => new(ModelFile.Read<Estimate>(path, ModelId));

    private protected override double Alive(CustomerHistory history) => BetaGeometricLikelihood.Alive(Estimate.Values.AsSpan(), history, FirstFlips);

    private protected override double New(double time)
    {
        var values = Estimate.Values;
        var stays = values[3] / (values[2] + values[3]);
        return stays * BetaGeometricMean.Of(values[0], values[1], values[2], values[3] + FirstFlips, time);
    }

    private protected override double Conditional(CustomerHistory history, double time)
    {
        var values = Estimate.Values;
        return Alive(history) * BetaGeometricMean.Of(values[0] + history.Frequency, values[1] + history.Age, values[2], values[3] + history.Frequency + FirstFlips, time);
    }

    internal override PurchaseModel Moved(int parameter, double by) => new MbgNbd(Estimate.Moved(parameter, by));
}
