using KpiLab.Models.Fitting;
using MathNet.Numerics;

namespace KpiLab.Models.LifetimeValue;

/// <summary>Log-likelihood of the gamma-gamma model over ln p, ln q, ln γ.</summary>
/// <remarks>Eq. 1a of Fader &amp; Hardie (2013): ln Γ(px+q) - ln Γ(px) - ln Γ(q) + q ln γ + (px-1) ln z + px ln x - (px+q) ln(γ + xz), z the mean spend of x purchases, scaled to a mean of 1.</remarks>
internal sealed class GammaGammaLikelihood : ILogLikelihood
{
    // The purchases of each distinct frequency, its customers and their summed ln z.
    private readonly (double X, double Weight, double SumLog)[] frequencies;
    private readonly (double Total, double Weight)[][] totals;

    public GammaGammaLikelihood(IReadOnlyList<(double Frequency, double Spend, double Weight)> customers, double scale)
    {
        var groups = customers.GroupBy(c => c.Frequency).OrderBy(g => g.Key).ToArray();
        frequencies = [.. groups.Select(g => (g.Key, g.Sum(c => c.Weight), g.Sum(c => c.Weight * Math.Log(c.Spend / scale))))];
        totals = [.. groups.Select(g => g.Select(c => (g.Key * c.Spend / scale, c.Weight)).ToArray())];
    }

    public static string[] ParameterNames { get; } = ["p", "q", "gamma"];

    public IReadOnlyList<string> Names => ParameterNames;

    public string Tells(int parameter, ReadOnlySpan<double> logs) => parameter == 0 ? "how the purchases of one customer differ in amount" : "how customers differ in their mean amount";

    public double Evaluate(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        double p = Math.Exp(logs[0]), q = Math.Exp(logs[1]), gamma = Math.Exp(logs[2]);
        double value = 0, byP = 0, byQ = 0, byGamma = 0;
        var (gammaQ, digammaQ) = (SpecialFunctions.GammaLn(q), SpecialFunctions.DiGamma(q));
        for (var f = 0; f < frequencies.Length; f++)
        {
            var (x, weight, sumLog) = frequencies[f];
            var px = p * x;
            double logs1 = 0, inverses = 0;
            foreach (var (total, w) in totals[f])
            {
                logs1 += w * Math.Log(gamma + total);
                inverses += w / (gamma + total);
            }

            var (both, lnX) = (SpecialFunctions.DiGamma(px + q), Math.Log(x));
            value += weight * (SpecialFunctions.GammaLn(px + q) - SpecialFunctions.GammaLn(px) - gammaQ + q * logs[2] + px * lnX) + (px - 1) * sumLog - (px + q) * logs1;
            byP += x * (weight * (both - SpecialFunctions.DiGamma(px) + lnX) + sumLog - logs1);
            byQ += weight * (both - digammaQ + logs[2]) - logs1;
            byGamma += weight * q / gamma - (px + q) * inverses;
        }

        (gradient[0], gradient[1], gradient[2]) = (p * byP, q * byQ, gamma * byGamma);
        return value;
    }
}
