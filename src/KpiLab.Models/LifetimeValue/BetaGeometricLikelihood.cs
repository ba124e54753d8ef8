using KpiLab.Models.Fitting;
using KpiLab.Models.Numerics;

namespace KpiLab.Models.LifetimeValue;

/// <summary>Log-likelihood of the BG/NBD model and its modified form over ln r, ln α, ln a, ln b.</summary>
/// <remarks>
/// Per customer, with d the coin flips survived (x, or x + 1 where the first purchase is followed by one too):
/// ln L = ln (r)_x + r ln α + ln (b)_d/(a+b)_d - (r+x) ln(α+T) + ln(1 + e^q),
/// q = ln a - ln(b+d-1) + (r+x) ln((α+T)/(α+t_x)), the log odds of having stopped after the last purchase.
/// All that depends on the frequency alone is computed once per distinct frequency.
/// Sources: Fader, Hardie &amp; Lee (2005), Marketing Science 24(2), eq. 6; Batislam, Denizel &amp; Filiztekin (2007), Int. J. of Research in Marketing 24(3).
/// </remarks>
internal sealed class BetaGeometricLikelihood(HistoryGroups groups, double timeScale, int firstFlips) : ILogLikelihood
{
    private readonly double[] age = [.. groups.Age.Select(t => t / timeScale)];
    private readonly double[] recency = [.. groups.Recency.Select(t => t / timeScale)];

    // ln of the mean share, or pace, of stopping below which nobody is seen to stop.
    private const double HardlyAnyone = -6;

    public static string[] ParameterNames { get; } = ["r", "alpha", "a", "b"];

    public IReadOnlyList<string> Names => ParameterNames;

    public string Tells(int parameter, ReadOnlySpan<double> logs) => parameter < 2 ? "how customers differ in how often they buy"
        : logs[2] - logs[3] < HardlyAnyone ? "how soon customers stop, as hardly anyone seems to have stopped within the time seen; a longer calibration period may show it"
        : "how readily customers stop, and how they differ in it";

    public double Evaluate(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        double r = Math.Exp(logs[0]), alpha = Math.Exp(logs[1]), a = Math.Exp(logs[2]), b = Math.Exp(logs[3]);
        double value = 0, byR = 0, byAlpha = 0, byA = 0, byB = 0;
        var odds = new double[groups.Frequencies.Length];
        for (var f = 0; f < odds.Length; f++)
        {
            var (x, weight) = (groups.Frequencies[f], groups.FrequencyWeight[f]);
            var flips = x + firstFlips;
            var purchases = RisingFactorial.Of(r, x);
            var survived = RisingFactorial.Of(b, flips);
            var all = RisingFactorial.Of(a + b, flips);
            value += weight * (purchases.Log + r * logs[1] + survived.Log - all.Log);
            byR += weight * (purchases.Derivative + logs[1]);
            byAlpha += weight * r / alpha;
            byA -= weight * all.Derivative;
            byB += weight * (survived.Derivative - all.Derivative);
            odds[f] = flips > 0 ? logs[2] - Math.Log(b + flips - 1) : double.NegativeInfinity;
        }

        for (var i = 0; i < groups.Count; i++)
        {
            var (x, weight, atEnd) = (groups.Frequency[i], groups.Weight[i], alpha + age[i]);
            var rate = r + x;
            var logEnd = Math.Log(atEnd);
            if (x + firstFlips == 0)
            {
                value -= weight * rate * logEnd;
                byR -= weight * logEnd;
                byAlpha -= weight * rate / atEnd;
                continue;
            }

            var atLast = alpha + recency[i];
            var since = logEnd - Math.Log(atLast);
            var q = odds[groups.FrequencyOf[i]] + rate * since;
            var tail = Math.Exp(-Math.Abs(q));
            var gone = q > 0 ? 1 / (1 + tail) : tail / (1 + tail);
            value += weight * (Math.Max(q, 0) + Math.Log(1 + tail) - rate * logEnd);
            byR += weight * (gone * since - logEnd);
            byAlpha -= weight * rate * ((1 - gone) / atEnd + gone / atLast);
            byA += weight * gone / a;
            byB -= weight * gone / (b + x + firstFlips - 1);
        }

        (gradient[0], gradient[1], gradient[2], gradient[3]) = (r * byR, alpha * byAlpha, a * byA, b * byB);
        return value;
    }

    /// <summary>The maximum, with several starts around the mean purchase rate; time is scaled to a mean age of 1.</summary>
    public static Estimate Fit(RecencyFrequency customers, HistoryGroups groups, string model, int firstFlips, FitOptions options)
    {
        var scale = groups.MeanAge;
        var rate = groups.Repeats / groups.Customers;
        double[][] starts =
        [
            .. from r in new[] { 0.3, 1.0, 3.0 }
               from drop in new[] { (A: 1.0, B: 3.0), (A: 0.3, B: 6.0), (A: 3.0, B: 12.0) }
               select new[] { Math.Log(r), Math.Log(r / rate) - (drop.A / (drop.A + drop.B)), Math.Log(drop.A), Math.Log(drop.B) },
        ];
        var maximum = Maximiser.Find(model, new BetaGeometricLikelihood(groups, scale, firstFlips), starts, options);
        // Undo the scale: a density of x purchases per scaled unit of time holds (scale)^x.
        return Estimate.At(maximum, ParameterNames, [1, scale, 1, 1], maximum.Value - groups.Repeats * Math.Log(scale), groups.Customers, options, customers.Unit);
    }

    /// <summary>Probability of still being a customer, 1 / (1 + e^q).</summary>
    public static double Alive(ReadOnlySpan<double> parameters, CustomerHistory history, int firstFlips)
    {
        var (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var flips = history.Frequency + firstFlips;
        if (flips == 0)
            return 1;
        var q = Math.Log(a) - Math.Log(b + flips - 1) + (r + history.Frequency) * (Math.Log(alpha + history.Age) - Math.Log(alpha + history.Recency));
        return 1 / (1 + Math.Exp(q));
    }
}
