using System.Collections.Immutable;
using KpiLab.Models.Fitting;
using MathNet.Numerics.Distributions;

namespace KpiLab.Models.Survival;

/// <summary>The log-rank test: do groups of customers leave at the same pace?</summary>
/// <remarks>At each time the losses expected of a group are its share of those at risk; the statistic is chi-squared with groups - 1 degrees of freedom. Sources: Mantel (1966), Cancer Chemotherapy Reports 50; Peto &amp; Peto (1972), J. of the Royal Statistical Society A 135.</remarks>
/// <param name="Groups">The groups, in order.</param>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="DegreesOfFreedom">Number of groups less one.</param>
/// <param name="PValue">Probability of a statistic this large if the groups left at the same pace.</param>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record LogRank(ImmutableArray<LogRankGroup> Groups, double ChiSquare, int DegreesOfFreedom, double PValue)
{
    /// <summary>The test over groups.</summary>
    /// <param name="durations">Time until each customer was lost or last seen; 0 or more.</param>
    /// <param name="lost">True where the customer was lost.</param>
    /// <param name="groups">The group of each customer.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or there are fewer than two groups.</exception>
    /// <exception cref="NotIdentifiedException">Nothing was lost while two groups were at risk.</exception>
    public static LogRank Of(IReadOnlyList<double> durations, IReadOnlyList<bool> lost, IReadOnlyList<string> groups)
    {
        ArgumentNullException.ThrowIfNull(durations);
        ArgumentNullException.ThrowIfNull(lost);
        ArgumentNullException.ThrowIfNull(groups);
        if (durations.Count != lost.Count || durations.Count != groups.Count)
            throw new ArgumentException($"{durations.Count} durations, {lost.Count} outcomes and {groups.Count} groups: give one of each per customer.");
        string[] names = [.. groups.Distinct().Order(StringComparer.Ordinal)];
        if (names.Length < 2)
            throw new ArgumentException($"There are {names.Length} groups: a comparison needs two.", nameof(groups));
        if (durations.FirstOrDefault(d => !(d >= 0 && double.IsFinite(d)), 0) is not 0 and var wrong)
            throw new ArgumentException($"A duration of {wrong} cannot be. It is 0 or more and finite.", nameof(durations));
        var (n, k) = (durations.Count, names.Length);
        var (order, time) = (Enumerable.Range(0, n).ToArray(), durations.ToArray());
        Array.Sort(time, order);
        var index = names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i, StringComparer.Ordinal);
        var of = groups.Select(group => index[group]).ToArray();
        double[] size = new double[k], risk = new double[k], observed = new double[k], expected = new double[k];
        foreach (var g in of)
            risk[g]++;
        risk.CopyTo(size, 0);
        var variance = new double[k - 1, k - 1];
        for (var from = 0; from < n;)
        {
            var to = from;
            var (gone, leaving) = (new double[k], new double[k]);
            for (; to < n && time[to] == time[from]; to++)
            {
                leaving[of[order[to]]]++;
                gone[of[order[to]]] += lost[order[to]] ? 1 : 0;
            }

            var (all, deaths) = (risk.Sum(), gone.Sum());
            for (var g = 0; g < k; g++)
            {
                observed[g] += gone[g];
                expected[g] += deaths * risk[g] / all;
            }

            if (all > 1)
            {
                var factor = deaths * (all - deaths) / (all - 1);
                for (var g = 0; g < k - 1; g++)
                {
                    for (var h = 0; h < k - 1; h++)
                        variance[g, h] += factor * (risk[g] / all) * ((g == h ? 1 : 0) - risk[h] / all);
                }
            }

            for (var g = 0; g < k; g++)
                risk[g] -= leaving[g];
            from = to;
        }

        var difference = observed.Zip(expected, (o, e) => o - e).Take(k - 1).ToArray();
        var solved = CholeskyFactor.Of(variance)?.Solve(difference)
            ?? throw new NotIdentifiedException("The log-rank test", NotIdentifiedReason.NothingHappened, "no customer was lost while every group was at risk", string.Join(", ", names.Select((name, g) => $"{name}: {size[g]} customers, {observed[g]} lost")));
        var statistic = difference.Zip(solved, (d, s) => d * s).Sum();
        return new([.. names.Select((name, g) => new LogRankGroup(name, (int)size[g], (int)observed[g], expected[g]))], statistic, k - 1, 1 - ChiSquared.CDF(k - 1, statistic));
    }
}
