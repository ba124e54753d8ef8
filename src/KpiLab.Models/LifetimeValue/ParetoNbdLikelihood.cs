using KpiLab.Models.Fitting;
using KpiLab.Models.Numerics;

namespace KpiLab.Models.LifetimeValue;

/// <summary>Log-likelihood of the Pareto/NBD model over ln r, ln α, ln s, ln β.</summary>
/// <remarks>
/// Per customer, L = (r)_x α^r β^s [ (α+T)^-(r+x) (β+T)^-s + s I ], I the integral of (α+y)^-(r+x) (β+y)^-(s+1) over the moments y in (t_x, T] at which the customer may have stopped.
/// Papers write I with two hypergeometric functions; the integral itself is smooth, never cancels, and gives the gradient under the integral sign.
/// Sources: Schmittlein, Morrison &amp; Colombo (1987), Management Science 33(1); Fader &amp; Hardie (2005), A note on deriving the Pareto/NBD model.
/// </remarks>
internal sealed class ParetoNbdLikelihood(HistoryGroups groups, double timeScale) : ILogLikelihood
{
    private readonly double[] age = [.. groups.Age.Select(t => t / timeScale)];
    private readonly double[] recency = [.. groups.Recency.Select(t => t / timeScale)];

    // ln of the mean share, or pace, of stopping below which nobody is seen to stop.
    private const double HardlyAnyone = -6;

    public static string[] ParameterNames { get; } = ["r", "alpha", "s", "beta"];

    public IReadOnlyList<string> Names => ParameterNames;

    public string Tells(int parameter, ReadOnlySpan<double> logs) => parameter < 2 ? "how customers differ in how often they buy"
        : logs[2] - logs[3] < HardlyAnyone ? "how soon customers stop, as hardly anyone seems to have stopped within the time seen; a longer calibration period may show it"
        : "how soon customers stop, and how they differ in it";

    public double Evaluate(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        double r = Math.Exp(logs[0]), alpha = Math.Exp(logs[1]), s = Math.Exp(logs[2]), beta = Math.Exp(logs[3]);
        double value = 0, byR = 0, byAlpha = 0, byS = 0, byBeta = 0;
        for (var f = 0; f < groups.Frequencies.Length; f++)
        {
            var weight = groups.FrequencyWeight[f];
            var purchases = RisingFactorial.Of(r, groups.Frequencies[f]);
            value += weight * (purchases.Log + r * logs[1] + s * logs[3]);
            byR += weight * (purchases.Derivative + logs[1]);
            byS += weight * logs[3];
        }

        byAlpha += groups.Customers * r / alpha;
        byBeta += groups.Customers * s / beta;
        var stop = new StopIntegral();
        for (var i = 0; i < groups.Count; i++)
        {
            var weight = groups.Weight[i];
            var rate = r + groups.Frequency[i];
            double alphaEnd = alpha + age[i], betaEnd = beta + age[i];
            double logAlpha = Math.Log(alphaEnd), logBeta = Math.Log(betaEnd);
            var alive = -rate * logAlpha - s * logBeta;
            stop.Compute(alpha, rate, beta, s + 1, recency[i], age[i]);
            var q = logs[2] + stop.Log - alive;
            var tail = Math.Exp(-Math.Abs(q));
            var gone = q > 0 ? 1 / (1 + tail) : tail / (1 + tail);
            value += weight * (alive + Math.Max(q, 0) + Math.Log(1 + tail));
            byR -= weight * ((1 - gone) * logAlpha + gone * stop.MeanLogAlpha);
            byAlpha -= weight * rate * ((1 - gone) / alphaEnd + gone * stop.MeanInverseAlpha);
            byS += weight * (gone * (1 / s - stop.MeanLogBeta) - (1 - gone) * logBeta);
            byBeta -= weight * ((1 - gone) * s / betaEnd + gone * (s + 1) * stop.MeanInverseBeta);
        }

        (gradient[0], gradient[1], gradient[2], gradient[3]) = (r * byR, alpha * byAlpha, s * byS, beta * byBeta);
        return value;
    }

    /// <summary>The maximum, with several starts around the mean purchase rate; time is scaled to a mean age of 1.</summary>
    public static Estimate Fit(RecencyFrequency customers, HistoryGroups groups, string model, FitOptions options)
    {
        var scale = groups.MeanAge;
        var rate = groups.Repeats / groups.Customers;
        double[][] starts =
        [
            .. from r in new[] { 0.5, 2.0 }
               from life in new[] { (S: 1.0, Beta: 1.0), (S: 2.0, Beta: 4.0), (S: 0.3, Beta: 2.0) }
               select new[] { Math.Log(r), Math.Log(r / rate) - 0.3, Math.Log(life.S), Math.Log(life.Beta) },
        ];
        var maximum = Maximiser.Find(model, new ParetoNbdLikelihood(groups, scale), starts, options);
        return Estimate.At(maximum, ParameterNames, [1, scale, 1, scale], maximum.Value - groups.Repeats * Math.Log(scale), groups.Customers, options, customers.Unit);
    }
}
