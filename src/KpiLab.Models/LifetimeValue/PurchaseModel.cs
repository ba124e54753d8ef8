using System.Globalization;
using KpiLab.Models.Fitting;
using KpiLab.Models.Numerics;

namespace KpiLab.Models.LifetimeValue;

/// <summary>A model of customers who buy until they stop, without telling: how likely each is still a customer, and how often they will buy.</summary>
public abstract class PurchaseModel : FittedModel
{
    private protected PurchaseModel(Estimate estimate)
        : base(estimate)
    {
    }

    /// <summary>Probability, in [0, 1], that a customer with this history is still a customer at the end of the calibration period.</summary>
    /// <exception cref="ArgumentException">The history cannot be.</exception>
    public double ProbabilityAlive(CustomerHistory history)
    {
        Check(history);
        return Alive(history);
    }

    /// <summary>Expected repeat purchases of a new customer in the time (0, <paramref name="time"/>] after the first purchase.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is below 0 or not finite.</exception>
    public double ExpectedPurchases(double time)
    {
        Check(time);
        return New(time);
    }

    /// <summary>Expected purchases of a customer with this history in the next <paramref name="time"/> units of time.</summary>
    /// <exception cref="ArgumentException">The history cannot be.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is below 0 or not finite.</exception>
    public double ExpectedPurchases(CustomerHistory history, double time)
    {
        Check(history);
        Check(time);
        return Conditional(history, time);
    }

    /// <summary>Expected purchases of a customer in the next <paramref name="horizon"/> units of time, each discounted to now at <paramref name="rate"/> per unit (0.1 is 10 %): the integral of (1 + rate)^-t over the expected purchases at t.</summary>
    /// <exception cref="ArgumentException">The history cannot be.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is below 0 or not finite, or the rate below 0.</exception>
    public double DiscountedPurchases(CustomerHistory history, double horizon, double rate)
    {
        Check(history);
        Check(horizon);
        if (!(rate >= 0 && double.IsFinite(rate)))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A discount rate is 0 or more per unit of time; 0.1 is 10 %.");
        return Discounted(history, horizon, Math.Log(1 + rate));
    }

    private protected abstract double Alive(CustomerHistory history);

    private protected abstract double New(double time);

    private protected abstract double Conditional(CustomerHistory history, double time);

    /// <summary>The same model with one parameter moved by a factor exp(<paramref name="by"/>): for the delta method.</summary>
    internal abstract PurchaseModel Moved(int parameter, double by);

    // By parts: the integral of e^{-δt} dE(t) over (0, H] is e^{-δH} E(H) + δ times the integral of e^{-δt} E(t).
    private protected virtual double Discounted(CustomerHistory history, double horizon, double force)
    {
        var atEnd = Math.Exp(-force * horizon) * Conditional(history, horizon);
        if (force == 0 || horizon == 0)
            return atEnd;
        // What lies beyond e^-36 of its value adds nothing.
        var reach = Math.Min(horizon, 36 / force);
        return atEnd + GaussLegendre.Integrate(t => force * Math.Exp(-force * t) * Conditional(history, t), 0, reach, panels: Math.Max(1, (int)Math.Ceiling(force * reach / 4)));
    }

    private protected virtual void Check(CustomerHistory history)
    {
        if (!history.IsValid)
            throw new ArgumentException($"{history} cannot be. Frequency is a whole number of 0 or more, recency lies between 0 and age and is 0 without a repeat purchase.", nameof(history));
    }

    private protected virtual void Check(double time)
    {
        if (!(time >= 0 && double.IsFinite(time)))
            throw new ArgumentOutOfRangeException(nameof(time), time, "A time is 0 or more and finite.");
    }

    private protected static HistoryGroups Groups(RecencyFrequency customers, string model)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var groups = customers.Groups;
        if (groups.Customers < 2)
            throw new NotIdentifiedException(model, NotIdentifiedReason.TooFewCustomers, "it describes how customers differ from each other", groups.Customers == 1 ? "1 customer" : string.Create(CultureInfo.InvariantCulture, $"{groups.Customers:N0} customers"));
        if (groups.Repeats == 0)
            throw new NotIdentifiedException(model, NotIdentifiedReason.NothingHappened, "no customer bought again: never buying again and buying again later look the same", string.Create(CultureInfo.InvariantCulture, $"{groups.Customers:N0} customers, 0 repeat purchases"));
        if (groups.Exposure == 0)
            throw new NotIdentifiedException(model, NotIdentifiedReason.NothingHappened, "no time passed between the first purchases and the end of the calibration period", string.Create(CultureInfo.InvariantCulture, $"{groups.Customers:N0} customers, all with an age of 0"));
        return groups;
    }
}
