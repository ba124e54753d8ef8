using System.Collections.Immutable;

namespace KpiLab.Models.Survival;

/// <summary>Customers under contract, counted by renewals: how many were lost at each renewal, and how many were last seen still there. Immutable.</summary>
public sealed class RetentionCounts
{
    private RetentionCounts(double[] lost, double[] stayed) => (Lost, Stayed) = ([.. lost], [.. stayed]);

    /// <summary>Customers lost at renewal t, at index t; index 0 is 0.</summary>
    public ImmutableArray<double> Lost { get; }

    /// <summary>Customers last seen after t renewals, still under contract, at index t.</summary>
    public ImmutableArray<double> Stayed { get; }

    /// <summary>Customers in all.</summary>
    public double Customers => Lost.Sum() + Stayed.Sum();

    /// <summary>One cohort: its customers at the start and after each renewal.</summary>
    /// <exception cref="ArgumentException">There are fewer than two counts, or one is negative or above the one before.</exception>
    public static RetentionCounts OfCohort(params double[] active) => OfCohorts([active]);

    /// <summary>Several cohorts, which may have been followed for different times.</summary>
    /// <exception cref="ArgumentException">There is no cohort, or a cohort has fewer than two counts, or one that is negative or above the one before.</exception>
    public static RetentionCounts OfCohorts(IReadOnlyList<double[]> cohorts)
    {
        ArgumentNullException.ThrowIfNull(cohorts);
        if (cohorts.Count == 0)
            throw new ArgumentException("There is no cohort: give the customers at the start and after each renewal.", nameof(cohorts));
        var length = cohorts.Max(cohort => cohort.Length);
        var (lost, stayed) = (new double[length], new double[length]);
        for (var c = 0; c < cohorts.Count; c++)
        {
            var active = cohorts[c];
            if (active.Length < 2 || !(active[0] >= 0 && double.IsFinite(active[0])))
                throw new ArgumentException($"Cohort {c + 1} has {active.Length} counts: give the customers at the start and after at least one renewal, 0 or more.", nameof(cohorts));
            for (var t = 1; t < active.Length; t++)
            {
                if (!(active[t] >= 0 && active[t] <= active[t - 1]))
                    throw new ArgumentException($"Cohort {c + 1} has {active[t]} customers after renewal {t} and {active[t - 1]} before it: a cohort does not grow.", nameof(cohorts));
                lost[t] += active[t - 1] - active[t];
            }

            stayed[active.Length - 1] += active[^1];
        }

        return new(lost, stayed);
    }

    /// <summary>One entry per customer.</summary>
    /// <param name="renewals">For a lost customer the renewal, from 1, at which the contract ended; for one still there the renewals so far, 0 or more.</param>
    /// <param name="lost">True where the customer was lost.</param>
    /// <exception cref="ArgumentException">The lists differ in length or a number of renewals cannot be.</exception>
    public static RetentionCounts OfCustomers(IReadOnlyList<int> renewals, IReadOnlyList<bool> lost)
    {
        ArgumentNullException.ThrowIfNull(renewals);
        ArgumentNullException.ThrowIfNull(lost);
        if (renewals.Count == 0 || renewals.Count != lost.Count)
            throw new ArgumentException($"{renewals.Count} renewals and {lost.Count} outcomes: give one of each per customer.");
        var (losses, stays) = (new double[renewals.Max() + 1], new double[renewals.Max() + 1]);
        for (var i = 0; i < renewals.Count; i++)
        {
            if (renewals[i] < (lost[i] ? 1 : 0))
                throw new ArgumentException($"Customer {i + 1} has {renewals[i]} renewals: a lost customer has 1 or more, another 0 or more.");
            (lost[i] ? losses : stays)[renewals[i]]++;
        }

        return new(losses, stays);
    }
}
