using KpiLab.Models.Fitting;
using KpiLab.Models.Numerics;

namespace KpiLab.Models.Survival;

/// <summary>The shifted beta-geometric model: each customer leaves at each renewal with the same probability, which differs between customers.</summary>
/// <remarks>
/// The probability is Beta(alpha, beta) over customers; S(t) = B(alpha, beta + t) / B(alpha, beta). Retention rises with age because those likely to leave leave first.
/// Source: Fader &amp; Hardie (2007), How to project customer retention, J. of Interactive Marketing 21(1), 76-90.
/// </remarks>
public sealed class ShiftedBetaGeometric : RetentionModel
{
    private const string ModelId = "sbg";
    private const string ModelName = "Shifted beta-geometric";

    internal ShiftedBetaGeometric(Estimate estimate)
        : base(estimate)
    {
    }

    /// <inheritdoc/>
    public override string Id => ModelId;

    /// <inheritdoc/>
    public override string Name => ModelName;

    /// <summary>Fits the model by maximum likelihood.</summary>
    /// <exception cref="NotIdentifiedException">The data cannot identify the model: nobody lost, one renewal seen, customers alike.</exception>
    public static ShiftedBetaGeometric Fit(RetentionCounts customers, FitOptions? options = null)
    {
        Check(customers, ModelName, 2);
        options ??= new();
        double[][] starts = [.. from alpha in new[] { 0.3, 1.0, 4.0 } from ratio in new[] { 1.0, 4.0, 20.0 } select new[] { Math.Log(alpha), Math.Log(alpha * ratio) }];
        var maximum = Maximiser.Find(ModelName, new ShiftedBetaGeometricLikelihood(customers), starts, options);
        return new(Estimate.At(maximum, ShiftedBetaGeometricLikelihood.ParameterNames, [1, 1], maximum.Value, customers.Customers, options, null));
    }

    /// <summary>Reads a model that <see cref="FittedModel.Save"/> wrote.</summary>
    /// <exception cref="ModelFileException">The file is damaged, of another version, or holds another model.</exception>
    public static ShiftedBetaGeometric Load(string path) => new(ModelFile.Read<Estimate>(path, ModelId));

    /// <summary>The same curve with one parameter moved by a factor exp(<paramref name="by"/>): for the delta method.</summary>
    internal ShiftedBetaGeometric Moved(int parameter, double by) => new(Estimate.Moved(parameter, by));

    private protected override double TailPower => Estimate.Values[0];

    // B(α, β+t) / B(α, β) = Γ(β+t) Γ(α+β) / (Γ(α+β+t) Γ(β)).
    private protected override double LogSurvival(double t) =>
        GammaRatio.Log(Estimate.Values[1], Estimate.Values[0]) - GammaRatio.Log(Estimate.Values[1] + t, Estimate.Values[0]);
}
