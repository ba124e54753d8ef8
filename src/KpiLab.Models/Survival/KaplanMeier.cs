using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KpiLab.Statistics;
using MathNet.Numerics.Distributions;

namespace KpiLab.Models.Survival;

/// <summary>The Kaplan-Meier curve: the share of customers that stays beyond each time, from customers some of whom are still there. Immutable.</summary>
/// <remarks>
/// S(t) is the product of 1 - lost / at risk over the times up to t. A customer last seen at a time is at risk at that time.
/// Standard error by Greenwood's formula; the interval is symmetric on the stated scale.
/// Sources: Kaplan &amp; Meier (1958), J. of the American Statistical Association 53; Greenwood (1926); Kalbfleisch &amp; Prentice (2002), ch. 1.
/// </remarks>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed class KaplanMeier
{
    private readonly Lazy<ImmutableArray<KaplanMeierStep>> steps;
    private readonly SpellCounts counts;
    private readonly double[] survival;
    private readonly KaplanMeierOptions options;

    private KaplanMeier(SpellCounts counts, KaplanMeierOptions options)
    {
        (this.counts, this.options) = (counts, options);
        survival = new double[counts.Times.Length];
        double share = 1;
        for (var i = 0; i < survival.Length; i++)
            survival[i] = share *= 1 - (double)counts.Lost[i] / counts.AtRisk[i];

        steps = new(Compute);
    }

    /// <summary>Number of customers.</summary>
    public long N => counts.Total;

    /// <summary>Customers lost.</summary>
    public long Lost => counts.Lost.Sum(lost => (long)lost);

    /// <summary>The steps of the curve, at each time at which customers were lost, in order.</summary>
    public ImmutableArray<KaplanMeierStep> Steps => steps.Value;

    /// <summary>The first time at which the curve is at one half or below; null when it never is.</summary>
    public double? Median => Array.FindIndex(survival, s => s <= 0.5) is >= 0 and var at ? counts.Times[at] : null;

    /// <summary>The curve of these customers.</summary>
    /// <param name="durations">Time until each customer was lost or last seen; 0 or more.</param>
    /// <param name="lost">True where the customer was lost, false where still there when last seen.</param>
    /// <param name="options">Level and scale of the intervals.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty, or a duration cannot be.</exception>
    public static KaplanMeier Fit(ReadOnlySpan<double> durations, ReadOnlySpan<bool> lost, KaplanMeierOptions? options = null) => new(SpellCounts.Of(durations, lost), options ?? new());

    /// <summary>The share that survives beyond a time, in [0, 1]; null beyond the last time seen, where the data say nothing, unless nobody was left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or not a number.</exception>
    public double? SurvivalAt(double time)
    {
        if (!(time >= 0))
            throw new ArgumentOutOfRangeException(nameof(time), time, "A time is 0 or more.");
        var at = Array.BinarySearch(counts.Times, time);
        at = at >= 0 ? at : ~at - 1;
        return time > counts.LastSeen && !NobodyLeft ? null : at < 0 ? 1 : survival[at];
    }

    /// <summary>Mean time with the customer within the first <paramref name="horizon"/>: the area under the curve up to there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The horizon is not above 0, or lies beyond the last time seen while customers were left.</exception>
    public double RestrictedMean(double horizon)
    {
        if (!(horizon > 0) || (horizon > counts.LastSeen && !NobodyLeft))
            throw new ArgumentOutOfRangeException(nameof(horizon), horizon, $"The curve is known up to {counts.LastSeen}; a horizon lies between 0 and there.");
        double area = 0, share = 1, from = 0;
        for (var i = 0; i < survival.Length && counts.Times[i] < horizon; i++)
        {
            area += share * (counts.Times[i] - from);
            (share, from) = (survival[i], counts.Times[i]);
        }

        return area + share * (horizon - from);
    }

    /// <summary>The curve in a few lines.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Kaplan-Meier, n = {N:N0}, lost {Lost:N0}, median {(Median is { } m ? m.ToString("G5", CultureInfo.InvariantCulture) : "not reached")}\n");
        foreach (var step in Steps.Where((_, i) => Steps.Length <= 12 || i % (Steps.Length / 12 + 1) == 0 || i == Steps.Length - 1))
            text.Append(CultureInfo.InvariantCulture, $"  {step.Time,8:G5}  at risk {step.AtRisk,9:N0}  survival {step.Survival:P1}{(step.Interval is { } i ? string.Create(CultureInfo.InvariantCulture, $" ({i.Low:P1} to {i.High:P1})") : "")}\n");
        return text.ToString();
    }

    private bool NobodyLeft => survival is [.., 0.0];

    private ImmutableArray<KaplanMeierStep> Compute()
    {
        var z = Normal.InvCDF(0, 1, 0.5 + options.Level / 2);
        var made = ImmutableArray.CreateBuilder<KaplanMeierStep>(survival.Length);
        double greenwood = 0;
        for (var i = 0; i < survival.Length; i++)
        {
            double lost = counts.Lost[i], atRisk = counts.AtRisk[i];
            greenwood += lost < atRisk ? lost / (atRisk * (atRisk - lost)) : 0;
            made.Add(new(counts.Times[i], atRisk, lost, survival[i], survival[i] * Math.Sqrt(greenwood), survival[i] > 0 ? Interval(survival[i], greenwood, z) : null));
        }

        return made.MoveToImmutable();
    }

    private ConfidenceInterval Interval(double share, double greenwood, double z)
    {
        if (options.Scale == IntervalScale.Plain)
        {
            var half = z * share * Math.Sqrt(greenwood);
            return new(Math.Max(0, share - half), Math.Min(1, share + half), options.Level, "Greenwood, plain");
        }

        var log = Math.Log(share);
        var spread = Math.Exp(z * Math.Sqrt(greenwood) / -log);
        return new(Math.Exp(log * spread), Math.Exp(log / spread), options.Level, "Greenwood, log-log");
    }
}
