using System.Globalization;
using KpiLab.Models.Fitting;

namespace KpiLab.Models.LifetimeValue;

/// <summary>The gamma-gamma model of spend per purchase: each purchase of a customer is gamma-distributed around the customer's own mean, which differs between customers.</summary>
/// <remarks>
/// Spend per purchase is Gamma(p, ν), ν is Gamma(q, gamma) over customers; the mean over customers is p gamma / (q - 1), for q above 1. Spend is taken as independent of how often one buys.
/// Fitted to customers with at least one repeat purchase, whose first purchase does not count.
/// Source: Fader &amp; Hardie (2013), The gamma-gamma model of monetary value.
/// </remarks>
public sealed class GammaGamma : FittedModel
{
    private const string ModelId = "gamma-gamma";
    private const string ModelName = "Gamma-Gamma";

    internal GammaGamma(Estimate estimate)
        : base(estimate)
    {
    }

    /// <inheritdoc/>
    public override string Id => ModelId;

    /// <inheritdoc/>
    public override string Name => ModelName;

    /// <summary>Expected spend per purchase of a customer about whom nothing is known, p gamma / (q - 1); null when q is 1 or less and the mean over customers is infinite.</summary>
    public double? PopulationMean => Estimate.Values[1] > 1 ? Estimate.Values[0] * Estimate.Values[2] / (Estimate.Values[1] - 1) : null;

    /// <summary>Fits the model to the repeat buyers by maximum likelihood; customers without a repeat purchase or with a mean spend of 0 are left out.</summary>
    /// <exception cref="NotIdentifiedException">The data cannot identify the model: too few repeat buyers, amounts all alike.</exception>
    public static GammaGamma Fit(RecencyFrequency customers, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(customers);
        options ??= new();
        var buyers = customers.Customers.Where(c => c is { MeanSpend: > 0, Weight: > 0 } && c.History.Frequency > 0).Select(c => (c.History.Frequency, Spend: c.MeanSpend!.Value, c.Weight)).ToArray();
        var n = buyers.Sum(b => b.Weight);
        if (n < 2)
            throw new NotIdentifiedException(ModelName, NotIdentifiedReason.TooFewCustomers, "it describes how the spend of repeat buyers differs", string.Create(CultureInfo.InvariantCulture, $"{n:N0} customers with a repeat purchase and an amount above 0"));
        var scale = buyers.Sum(b => b.Weight * b.Spend) / n;
        double[][] starts =
        [
            .. from p in new[] { 1.0, 4.0, 12.0 }
               from q in new[] { 2.0, 4.0, 12.0 }
               select new[] { Math.Log(p), Math.Log(q), Math.Log((q - 1) / p) },
        ];
        var maximum = Maximiser.Find(ModelName, new GammaGammaLikelihood(buyers, scale), starts, options);
        return new(Estimate.At(maximum, GammaGammaLikelihood.ParameterNames, [1, 1, scale], maximum.Value - n * Math.Log(scale), n, options, null));
    }

    /// <summary>Reads a model that <see cref="FittedModel.Save"/> wrote.</summary>
    /// <exception cref="ModelFileException">The file is damaged, of another version, or holds another model.</exception>
    public static GammaGamma Load(string path) => new(ModelFile.Read<Estimate>(path, ModelId));

    /// <summary>Expected spend per future purchase of a customer: between the customer's own mean and that of all, p (gamma + x z) / (p x + q - 1) (Fader &amp; Hardie 2013, eq. 5).</summary>
    /// <param name="purchases">x: repeat purchases seen, 0 or more.</param>
    /// <param name="meanSpend">z: their mean amount, 0 or more; not used when there were none.</param>
    /// <returns>The expectation; null when p x + q is 1 or less and it is infinite.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A value is negative or not finite.</exception>
    public double? ExpectedSpend(double purchases, double meanSpend)
    {
        if (!(purchases >= 0 && double.IsFinite(purchases)))
            throw new ArgumentOutOfRangeException(nameof(purchases), purchases, "A number of purchases is 0 or more.");
        if (purchases > 0 && !(meanSpend >= 0 && double.IsFinite(meanSpend)))
            throw new ArgumentOutOfRangeException(nameof(meanSpend), meanSpend, "A mean spend is 0 or more and finite.");
        var (p, q, gamma) = (Estimate.Values[0], Estimate.Values[1], Estimate.Values[2]);
        var degrees = p * purchases + q - 1;
        return degrees > 0 ? p * (gamma + (purchases > 0 ? purchases * meanSpend : 0)) / degrees : null;
    }

    internal GammaGamma Moved(int parameter, double by) => new(Estimate.Moved(parameter, by));
}
