using KpiLab.Models.Fitting;

namespace KpiLab.Models.LifetimeValue;

/// <summary>The BG/BB model for purchases that can happen at discrete opportunities only: a yearly donation, a conference, a season ticket.</summary>
/// <remarks>
/// At each opportunity a living customer buys with a probability that is Beta(alpha, beta) over customers, and before each opportunity stops for good with one that is Beta(gamma, delta).
/// In histories, frequency counts the opportunities used after the first purchase, recency is the number of the last one used, age the number of opportunities that there were.
/// <see cref="PurchaseModel.ProbabilityAlive"/> is that of being alive at the next opportunity, n + 1, as in the paper. Times are whole numbers of opportunities; <see cref="RecencyFrequencyOptions.InOpportunities"/> counts orders so.
/// Source: Fader, Hardie &amp; Shang (2010), Customer-base analysis in a discrete-time noncontractual setting, Marketing Science 29(6), 1086-1108.
/// </remarks>
public sealed class BgBb : PurchaseModel
{
    private const string ModelId = "bg-bb";
    private const string ModelName = "BG/BB";

    internal BgBb(Estimate estimate)
        : base(estimate)
    {
    }

    /// <inheritdoc/>
    public override string Id => ModelId;

    /// <inheritdoc/>
    public override string Name => ModelName;

    /// <summary>Fits the model by maximum likelihood.</summary>
    /// <exception cref="ArgumentException">Recency or age is no whole number, or there are more purchases than opportunities.</exception>
    /// <exception cref="NotIdentifiedException">The data cannot identify the model: one customer, no repeat purchase, no sign of stopping, customers alike.</exception>
    public static BgBb Fit(RecencyFrequency customers, FitOptions? options = null)
    {
        options ??= new();
        var groups = Groups(customers, ModelName);
        for (var i = 0; i < groups.Count; i++)
            CheckDiscrete(new(groups.Frequency[i], groups.Recency[i], groups.Age[i]));
        double[][] starts =
        [
            .. from buy in new[] { (A: 1.0, B: 1.0), (A: 0.5, B: 2.0), (A: 3.0, B: 3.0) }
               from stop in new[] { (A: 1.0, B: 3.0), (A: 0.3, B: 6.0), (A: 3.0, B: 12.0) }
               select new[] { Math.Log(buy.A), Math.Log(buy.B), Math.Log(stop.A), Math.Log(stop.B) },
        ];
        var maximum = Maximiser.Find(ModelName, new BgBbLikelihood(groups), starts, options);
        return new(Estimate.At(maximum, BgBbLikelihood.ParameterNames, [1, 1, 1, 1], maximum.Value, groups.Customers, options, customers.Unit));
    }

    /// <summary>Reads a model that <see cref="FittedModel.Save"/> wrote.</summary>
    /// <exception cref="ModelFileException">The file is damaged, of another version, or holds another model.</exception>
    public static BgBb Load(string path) => new(ModelFile.Read<Estimate>(path, ModelId));

    private protected override double Alive(CustomerHistory history)
    {
        var (gamma, delta) = (Estimate.Values[2], Estimate.Values[3]);
        return AliveAtEnd(history) * (delta + history.Age) / (gamma + delta + history.Age);
    }

    private protected override double New(double time) => Sum(new(0, 0, 0), time, 0);

    private protected override double Conditional(CustomerHistory history, double time) => AliveAtEnd(history) * Sum(history, time, 0);

    private protected override double Discounted(CustomerHistory history, double horizon, double force) => AliveAtEnd(history) * Sum(history, horizon, force);

    // Over the coming opportunities j: E[p] times the chance to be alive at n + j, (δ+n)_j / (γ+δ+n)_j, discounted.
    private double Sum(CustomerHistory history, double opportunities, double force)
    {
        var (alpha, beta, gamma, delta) = (Estimate.Values[0], Estimate.Values[1], Estimate.Values[2], Estimate.Values[3]);
        double sum = 0, alive = 1, discount = Math.Exp(-force);
        for (var j = 0; j < opportunities && alive > 1e-18 * sum; j++)
        {
            alive *= (delta + history.Age + j) / (gamma + delta + history.Age + j) * discount;
            sum += alive;
        }

        return sum * (alpha + history.Frequency) / (alpha + beta + history.Age);
    }

    private double AliveAtEnd(CustomerHistory history)
    {
        Span<double> gradient = stackalloc double[4];
        BgBbLikelihood.Customer(Estimate.Values[0], Estimate.Values[1], Estimate.Values[2], Estimate.Values[3], history.Frequency, history.Recency, history.Age, gradient, out var alive);
        return alive;
    }

    internal override PurchaseModel Moved(int parameter, double by) => new BgBb(Estimate.Moved(parameter, by));

    private protected override void Check(CustomerHistory history)
    {
        base.Check(history);
        CheckDiscrete(history);
    }

    private protected override void Check(double time)
    {
        base.Check(time);
        if (Math.Floor(time) != time)
            throw new ArgumentOutOfRangeException(nameof(time), time, "BG/BB counts opportunities: a time is a whole number.");
    }

    private static void CheckDiscrete(CustomerHistory history)
    {
        if (Math.Floor(history.Recency) != history.Recency || Math.Floor(history.Age) != history.Age || history.Frequency > history.Recency)
            throw new ArgumentException($"{history} cannot be in BG/BB: recency and age are whole numbers of opportunities, and frequency is at most recency. For purchases at any moment use BG/NBD.");
    }
}
