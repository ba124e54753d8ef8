using KpiLab.Models.Fitting;

namespace KpiLab.Models.LifetimeValue;

/// <summary>The Pareto/NBD model: customers buy at random at their own rate, and stop for good after a lifetime that is exponential with their own rate.</summary>
/// <remarks>
/// Purchase rates are Gamma(r, alpha) over customers (mean r / alpha per unit of time), stopping rates Gamma(s, beta) (mean s / beta); both independent.
/// Source: Schmittlein, Morrison &amp; Colombo (1987), Counting your customers: who are they and what will they do next?, Management Science 33(1), 1-24.
/// </remarks>
public sealed class ParetoNbd : PurchaseModel
{
    private const string ModelId = "pareto-nbd";
    private const string ModelName = "Pareto/NBD";

    internal ParetoNbd(Estimate estimate)
        : base(estimate)
    {
    }

    /// <inheritdoc/>
    public override string Id => ModelId;

    /// <inheritdoc/>
    public override string Name => ModelName;

    /// <summary>Fits the model by maximum likelihood.</summary>
    /// <exception cref="NotIdentifiedException">The data cannot identify the model: one customer, no repeat purchase, no sign of stopping, customers alike.</exception>
    public static ParetoNbd Fit(RecencyFrequency customers, FitOptions? options = null) =>
        new(ParetoNbdLikelihood.Fit(customers, Groups(customers, ModelName), ModelName, options ?? new()));

    /// <summary>Reads a model that <see cref="FittedModel.Save"/> wrote.</summary>
    /// <exception cref="ModelFileException">The file is damaged, of another version, or holds another model.</exception>
    public static ParetoNbd Load(string path) => new(ModelFile.Read<Estimate>(path, ModelId));

    // (α+T)^-(r+x) (β+T)^-s against s times the integral over the moments of stopping.
    private protected override double Alive(CustomerHistory history)
    {
        var (r, alpha, s, beta) = (Estimate.Values[0], Estimate.Values[1], Estimate.Values[2], Estimate.Values[3]);
        var rate = r + history.Frequency;
        var stop = Scratch.Value!;
        stop.Compute(alpha, rate, beta, s + 1, history.Recency, history.Age);
        return 1 / (1 + Math.Exp(Math.Log(s) + stop.Log + rate * Math.Log(alpha + history.Age) + s * Math.Log(beta + history.Age)));
    }

    private protected override double New(double time) =>
        Estimate.Values[0] / Estimate.Values[1] * LivedTime(Estimate.Values[3], time);

    private protected override double Conditional(CustomerHistory history, double time) =>
        Alive(history) * (Estimate.Values[0] + history.Frequency) / (Estimate.Values[1] + history.Age) * LivedTime(Estimate.Values[3] + history.Age, time);

    internal override PurchaseModel Moved(int parameter, double by) => new ParetoNbd(Estimate.Moved(parameter, by));

    private static readonly ThreadLocal<StopIntegral> Scratch = new(() => new());

    // Expected time lived within (0, t]: the integral of (b / (b + u))^s, b/(s-1) (1 - (b/(b+t))^(s-1)); b ln((b+t)/b) at s = 1.
    private double LivedTime(double b, double time)
    {
        var e = Estimate.Values[2] - 1;
        var log = Math.Log(1 + time / b);
        return b * (Math.Abs(e * log) < 1e-8 ? log * (1 - e * log / 2) : (1 - Math.Exp(-e * log)) / e);
    }
}
