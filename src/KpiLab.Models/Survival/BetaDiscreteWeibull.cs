using KpiLab.Models.Fitting;
using KpiLab.Models.Numerics;

namespace KpiLab.Models.Survival;

/// <summary>The beta-discrete-Weibull model: as <see cref="ShiftedBetaGeometric"/>, but a customer's own probability of leaving may fall (c below 1) or rise (c above 1) with every renewal.</summary>
/// <remarks>
/// S(t) = B(alpha, beta + t^c) / B(alpha, beta).
/// Source: Fader, Hardie, Liu, Davin &amp; Steenburgh (2018), "How to project customer retention" revisited: the role of duration dependence, J. of Interactive Marketing 43, 1-16.
/// </remarks>
public sealed class BetaDiscreteWeibull : RetentionModel
{
    private const string ModelId = "bdw";
    private const string ModelName = "Beta-discrete-Weibull";

    internal BetaDiscreteWeibull(Estimate estimate)
        : base(estimate)
    {
    }

    /// <inheritdoc/>
    public override string Id => ModelId;

    /// <inheritdoc/>
    public override string Name => ModelName;

    /// <summary>Fits the model by maximum likelihood.</summary>
    /// <exception cref="NotIdentifiedException">The data cannot identify the model: nobody lost, fewer than three renewals seen, customers alike.</exception>
    public static BetaDiscreteWeibull Fit(RetentionCounts customers, FitOptions? options = null)
    {
        Check(customers, ModelName, 3);
        options ??= new();
        double[][] starts =
        [
            .. from alpha in new[] { 0.3, 1.0, 4.0 }
               from ratio in new[] { 1.0, 4.0, 20.0 }
               from c in new[] { 0.8, 1.3 }
               select new[] { Math.Log(alpha), Math.Log(alpha * ratio), Math.Log(c) },
        ];
        var maximum = Maximiser.Find(ModelName, new BetaDiscreteWeibullLikelihood(customers), starts, options);
        return new(Estimate.At(maximum, BetaDiscreteWeibullLikelihood.ParameterNames, [1, 1, 1], maximum.Value, customers.Customers, options, null));
    }

    /// <summary>Reads a model that <see cref="FittedModel.Save"/> wrote.</summary>
    /// <exception cref="ModelFileException">The file is damaged, of another version, or holds another model.</exception>
    public static BetaDiscreteWeibull Load(string path) => new(ModelFile.Read<Estimate>(path, ModelId));

    private protected override double TailPower => Estimate.Values[0] * Estimate.Values[2];

    private protected override double LogSurvival(double t) =>
        GammaRatio.Log(Estimate.Values[1], Estimate.Values[0]) - GammaRatio.Log(Estimate.Values[1] + Math.Pow(t, Estimate.Values[2]), Estimate.Values[0]);
}
