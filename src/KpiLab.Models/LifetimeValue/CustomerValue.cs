using KpiLab.Models.Fitting;
using MathNet.Numerics.Distributions;

namespace KpiLab.Models.LifetimeValue;

/// <summary>Discounted lifetime value per customer: expected purchases of a buying model times expected spend of a gamma-gamma model.</summary>
/// <remarks>
/// Value = margin × E[spend per purchase] × expected purchases within the horizon, each discounted to now. Purchases and spend are taken as independent, as both models do.
/// The interval is Wald's on the logarithm of the value, by the delta method over the covariances of both models.
/// Source: Fader, Hardie &amp; Lee (2005), RFM and CLV: using iso-value curves for customer base analysis, J. of Marketing Research 42(4).
/// </remarks>
public sealed class CustomerValue
{
    private readonly PurchaseModel purchases;
    private readonly GammaGamma spend;
    private readonly (PurchaseModel Up, PurchaseModel Down)[] movedPurchases;
    private readonly (GammaGamma Up, GammaGamma Down)[] movedSpend;
    private readonly CustomerValueOptions options;
    private readonly double rate;
    private readonly double horizon;
    private readonly double z;

    private const double Step = 1e-4;

    /// <summary>Values customers with these models.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or the unit of time is not known and the options do not tell it.</exception>
    public CustomerValue(PurchaseModel purchases, GammaGamma spend, CustomerValueOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(purchases);
        ArgumentNullException.ThrowIfNull(spend);
        this.options = options ??= new();
        if (!(options.Margin is > 0 and <= 1) || !(options.AnnualDiscount >= 0 && double.IsFinite(options.AnnualDiscount)) || !(options.Level is > 0 and < 1))
            throw new ArgumentException($"Margin {options.Margin} lies in (0, 1], discount {options.AnnualDiscount} is 0 or more (0.1 is 10 %), level {options.Level} lies in (0, 1).", nameof(options));
        var perYear = options.UnitsPerYear ?? (purchases.Unit is { } unit ? 365.25 / RecencyFrequency.DaysIn(unit)
            : throw new ArgumentException("The model does not know its unit of time: give UnitsPerYear, such as 52 for weeks.", nameof(options)));
        if (!(perYear > 0 && double.IsFinite(perYear)) || options.Horizon is { } given && !(given > 0 && double.IsFinite(given)))
            throw new ArgumentException($"Units per year ({perYear}) and horizon ({options.Horizon}) are above 0.", nameof(options));
        (this.purchases, this.spend) = (purchases, spend);
        rate = Math.Pow(1 + options.AnnualDiscount, 1 / perYear) - 1;
        horizon = options.Horizon ?? (purchases is BgBb ? Math.Ceiling(3 * perYear) : 3 * perYear);
        z = Normal.InvCDF(0, 1, 0.5 + options.Level / 2);
        movedPurchases = [.. purchases.Parameters.Select((_, j) => (purchases.Moved(j, Step), purchases.Moved(j, -Step)))];
        movedSpend = [.. spend.Parameters.Select((_, j) => (spend.Moved(j, Step), spend.Moved(j, -Step)))];
    }

    /// <summary>The customers with what each is expected to bring, in their order.</summary>
    /// <exception cref="NotIdentifiedException">The spend model has no finite mean for a customer.</exception>
    public IReadOnlyList<ValuedCustomer> Of(RecencyFrequency customers)
    {
        ArgumentNullException.ThrowIfNull(customers);
        if (customers.Unit is { } unit && purchases.Unit is { } fitted && unit != fitted)
            throw new ArgumentException($"The customers are counted in {unit}s, the model was fitted in {fitted}s. Use the same unit.", nameof(customers));
        // Customers who share a history share what depends on it alone.
        var known = new Dictionary<CustomerHistory, Prospect>();
        var valued = new ValuedCustomer[customers.Customers.Length];
        for (var i = 0; i < valued.Length; i++)
        {
            var customer = customers.Customers[i];
            if (!known.TryGetValue(customer.History, out var prospect))
                known.Add(customer.History, prospect = Look(customer.History));
            valued[i] = Value(customer, prospect);
        }

        return valued;
    }

    /// <summary>The mean value per customer of each segment, in order of name, with the interval of that mean by the delta method on its logarithm.</summary>
    /// <param name="customers">The customers.</param>
    /// <param name="segments">The segment of each customer, in the order of <see cref="RecencyFrequency.Customers"/>.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or the units of time do.</exception>
    /// <exception cref="NotIdentifiedException">The spend model has no finite mean for a customer.</exception>
    public IReadOnlyList<SegmentValue> By(RecencyFrequency customers, IReadOnlyList<string> segments)
    {
        ArgumentNullException.ThrowIfNull(customers);
        ArgumentNullException.ThrowIfNull(segments);
        if (segments.Count != customers.Customers.Length)
            throw new ArgumentException($"{customers.Customers.Length} customers and {segments.Count} segments: give one each.", nameof(segments));
        var values = Of(customers);
        (double Up, double Down)[] nothing = [.. new (double, double)[movedPurchases.Length + movedSpend.Length]];
        var sums = new Dictionary<string, (double Weight, double Value, (double Up, double Down)[] Moved)>(StringComparer.Ordinal);
        var known = new Dictionary<CustomerHistory, (double Up, double Down)[]>();
        for (var i = 0; i < values.Count; i++)
        {
            var (customer, history) = (values[i].Customer, values[i].Customer.History);
            if (!known.TryGetValue(history, out var discounted))
                known.Add(history, discounted = [.. movedPurchases.Select(m => (m.Up.DiscountedPurchases(history, horizon, rate), m.Down.DiscountedPurchases(history, horizon, rate)))]);
            var sum = sums.TryGetValue(segments[i], out var begun) ? begun : (0, 0, [.. nothing]);
            for (var j = 0; j < nothing.Length; j++)
            {
                var (up, down) = j < discounted.Length
                    ? (discounted[j].Up * values[i].ExpectedSpend, discounted[j].Down * values[i].ExpectedSpend)
                    : (values[i].DiscountedPurchases * Spend(movedSpend[j - discounted.Length].Up, customer), values[i].DiscountedPurchases * Spend(movedSpend[j - discounted.Length].Down, customer));
                sum.Moved[j] = (sum.Moved[j].Up + customer.Weight * up, sum.Moved[j].Down + customer.Weight * down);
            }

            sums[segments[i]] = (sum.Weight + customer.Weight, sum.Value + customer.Weight * values[i].Value, sum.Moved);
        }

        return [.. sums.Where(s => s.Value.Weight > 0).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s =>
        {
            double[] slopes = [.. s.Value.Moved.Select(m => LogSlope(m.Up, m.Down))];
            var variance = Variance(purchases.Estimate.LogCovariance, slopes[..movedPurchases.Length]) + Variance(spend.Estimate.LogCovariance, slopes[movedPurchases.Length..]);
            var (mean, factor) = (s.Value.Value / s.Value.Weight, Math.Exp(z * Math.Sqrt(variance)));
            return new SegmentValue(new(s.Key), (long)Math.Round(s.Value.Weight), mean, new(mean / factor, mean * factor, options.Level, "delta method on the logarithm"));
        })];
    }

    private Prospect Look(CustomerHistory history)
    {
        var discounted = purchases.DiscountedPurchases(history, horizon, rate);
        var variance = Variance(purchases.Estimate.LogCovariance, [.. movedPurchases.Select(m => LogSlope(m.Up.DiscountedPurchases(history, horizon, rate), m.Down.DiscountedPurchases(history, horizon, rate)))]);
        return new(purchases.ProbabilityAlive(history), purchases.ExpectedPurchases(history, horizon), discounted, variance);
    }

    private ValuedCustomer Value(CustomerRecord customer, Prospect prospect)
    {
        var each = Spend(spend, customer);
        var variance = prospect.LogVariance + Variance(spend.Estimate.LogCovariance, [.. movedSpend.Select(m => LogSlope(Spend(m.Up, customer), Spend(m.Down, customer)))]);
        var value = options.Margin * prospect.Discounted * each;
        var factor = Math.Exp(z * Math.Sqrt(variance));
        return new(customer, prospect.Alive, prospect.Expected, prospect.Discounted, each, value, new(value / factor, value * factor, options.Level, "delta method on the logarithm"));
    }

    private double Spend(GammaGamma model, CustomerRecord customer)
    {
        // A mean spend of 0 says nothing about price: such customers are expected to spend as customers without a repeat do.
        var seen = customer.MeanSpend is > 0 ? customer.History.Frequency : 0;
        return model.ExpectedSpend(seen, customer.MeanSpend ?? 0)
            ?? throw new NotIdentifiedException(spend.Name, NotIdentifiedReason.ParameterRunsOff, "with this q the mean spend over customers is infinite", $"q {spend["q"].Value:G4} with {seen} purchases");
    }

    private static double LogSlope(double up, double down) => up > 0 && down > 0 ? Math.Log(up / down) / (2 * Step) : 0;

    private static double Variance(double[][] covariance, double[] slopes)
    {
        double sum = 0;
        for (var i = 0; i < slopes.Length; i++)
        {
            for (var j = 0; j < slopes.Length; j++)
                sum += slopes[i] * covariance[i][j] * slopes[j];
        }

        return Math.Max(0, sum);
    }

    private sealed record Prospect(double Alive, double Expected, double Discounted, double LogVariance);
}
