using KpiLab.Models.Fitting;

namespace KpiLab.Models.Survival;

/// <summary>Log-likelihood of the shifted beta-geometric model over ln α, ln β, through the recursion of Fader &amp; Hardie (2007), eq. 7: retention at renewal t is (β+t-1)/(α+β+t-1).</summary>
internal sealed class ShiftedBetaGeometricLikelihood(RetentionCounts customers) : ILogLikelihood
{
    public static string[] ParameterNames { get; } = ["alpha", "beta"];

    public IReadOnlyList<string> Names => ParameterNames;

    public string Tells(int parameter, ReadOnlySpan<double> logs) => "how readily customers leave, and how they differ in it";

    public double Evaluate(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        double alpha = Math.Exp(logs[0]), beta = Math.Exp(logs[1]);
        double value = 0, byAlpha = 0, byBeta = 0;

        // ln S(t) and its derivatives, carried from renewal to renewal.
        double survival = 0, survivalByAlpha = 0, survivalByBeta = 0;
        for (var t = 1; t < customers.Lost.Length; t++)
        {
            double stay = beta + t - 1, all = alpha + beta + t - 1, lost = customers.Lost[t];
            value += lost * (survival + logs[0] - Math.Log(all));
            byAlpha += lost * (survivalByAlpha + 1 / alpha - 1 / all);
            byBeta += lost * (survivalByBeta - 1 / all);
            survival += Math.Log(stay) - Math.Log(all);
            survivalByAlpha -= 1 / all;
            survivalByBeta += 1 / stay - 1 / all;
            value += customers.Stayed[t] * survival;
            byAlpha += customers.Stayed[t] * survivalByAlpha;
            byBeta += customers.Stayed[t] * survivalByBeta;
        }

        (gradient[0], gradient[1]) = (alpha * byAlpha, beta * byBeta);
        return value;
    }
}
