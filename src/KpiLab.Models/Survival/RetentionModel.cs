using System.Globalization;
using KpiLab.Models.Fitting;
using KpiLab.Models.Numerics;

namespace KpiLab.Models.Survival;

/// <summary>A model of customers under contract who decide at each renewal whether to stay.</summary>
public abstract class RetentionModel : FittedModel
{
    // Terms summed one by one before the rest is taken as an integral.
    private const int Summed = 2000;

    // ln of how many times further the integral runs before only the power is left.
    private const double FarOut = 30;

    private protected RetentionModel(Estimate estimate)
        : base(estimate)
    {
    }

    /// <summary>Share of a cohort still there after <paramref name="renewals"/> renewals, in (0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number of renewals is negative.</exception>
    public double Survival(int renewals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(renewals);
        return Math.Exp(LogSurvival(renewals));
    }

    /// <summary>Share of those there before renewal <paramref name="renewal"/> (from 1) who renew, in (0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The renewal is below 1.</exception>
    public double RetentionRate(int renewal)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(renewal, 1);
        return Math.Exp(LogSurvival(renewal) - LogSurvival(renewal - 1));
    }

    /// <summary>Renewals still to come of a customer who has renewed <paramref name="renewals"/> times and is about to decide again: the sum of S(renewals + j) / S(renewals) over j from 1.</summary>
    /// <returns>The expectation; null when it is infinite, as the tail of the fitted curve falls too slowly. Then give a discount rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number of renewals is negative.</exception>
    public double? ExpectedResidualLifetime(int renewals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(renewals);
        return TailPower > 1 ? Sum(renewals, 0) : null;
    }

    /// <summary>The same, with each renewal discounted at <paramref name="rate"/> per period (0.1 is 10 %); the coming one is not discounted. Times the net payment per period, it is the customer's residual value.</summary>
    /// <remarks>Eq. 6 of Fader &amp; Hardie (2010), Customer-base valuation in a contractual setting, Marketing Science 29(1), 85-93.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number of renewals is negative, or the rate not above 0.</exception>
    public double DiscountedExpectedResidualLifetime(int renewals, double rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(renewals);
        if (!(rate > 0 && double.IsFinite(rate)))
            throw new ArgumentOutOfRangeException(nameof(rate), rate, "A discount rate is above 0 per period; 0.1 is 10 %. Without one use ExpectedResidualLifetime.");
        return Sum(renewals, Math.Log(1 + rate));
    }

    /// <summary>ln S(t), for any t of 0 or more.</summary>
    private protected abstract double LogSurvival(double t);

    /// <summary>The power with which S falls in the end: S(t) goes as t^-power.</summary>
    private protected abstract double TailPower { get; }

    private double Sum(int renewals, double force)
    {
        var before = LogSurvival(renewals);
        double sum = 0, term;
        for (var j = 1; j <= Summed; j++)
        {
            sum += term = Term(j);
            if (term < 1e-17 * sum)
                return sum;
        }

        // Euler and Maclaurin: the sum from N + 1 is the integral from N, less half the term at N, less a twelfth of its slope; t = N e^v.
        // Discounted terms end where e^-40 is left. Without discount the integrand falls as a pure exponential of v once t passes any beta, and the rest is known.
        double decay = TailPower - 1, reach = force > 0 ? Math.Log(1 + 40 / (force * Summed)) : FarOut;
        var integral = GaussLegendre.Integrate(Integrand, 0, reach, Math.Max(1, (int)Math.Ceiling(reach))) + (force > 0 ? 0 : Integrand(reach) / decay);
        return sum + integral - Term(Summed) / 2 - (Term(Summed + 0.5) - Term(Summed - 0.5)) / 12;

        double Integrand(double v) => Summed * Math.Exp(v) * Term(Summed * Math.Exp(v));

        double Term(double j) => Math.Exp(LogSurvival(renewals + j) - before - force * (j - 1));
    }

    private protected static void Check(RetentionCounts customers, string model, int periods)
    {
        ArgumentNullException.ThrowIfNull(customers);
        var lost = customers.Lost.Sum();
        var n = customers.Customers;
        if (n < 2)
            throw new NotIdentifiedException(model, NotIdentifiedReason.TooFewCustomers, "it describes how customers differ from each other", string.Create(CultureInfo.InvariantCulture, $"{n:G4} customers"));
        if (lost == 0)
            throw new NotIdentifiedException(model, NotIdentifiedReason.NothingHappened, "nobody was lost, so nothing tells when customers leave", string.Create(CultureInfo.InvariantCulture, $"{n:G6} customers, 0 lost"));
        var informative = Enumerable.Range(1, customers.Lost.Length - 1).Count(t => customers.Lost[t] > 0 || customers.Stayed.Skip(t).Any(s => s > 0) || customers.Lost.Skip(t).Any(l => l > 0));
        if (informative < periods)
            throw new NotIdentifiedException(model, NotIdentifiedReason.FlatLikelihood, $"its {periods} parameters need customers seen over at least {periods} renewals", $"{informative} renewals seen");
    }
}
