using KpiLab.Models.Fitting;
using KpiLab.Models.Numerics;

namespace KpiLab.Models.Survival;

/// <summary>Log-likelihood of the beta-discrete-Weibull model over ln α, ln β, ln c: with l(t) = ln S(t), a customer lost at t adds l(t-1) + ln(1 - e^(l(t)-l(t-1))), one still there l(t).</summary>
internal sealed class BetaDiscreteWeibullLikelihood(RetentionCounts customers) : ILogLikelihood
{
    public static string[] ParameterNames { get; } = ["alpha", "beta", "c"];

    public IReadOnlyList<string> Names => ParameterNames;

    public string Tells(int parameter, ReadOnlySpan<double> logs) => parameter < 2 ? "how readily customers leave, and how they differ in it" : "whether a customer becomes more or less likely to leave";

    public double Evaluate(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        double alpha = Math.Exp(logs[0]), beta = Math.Exp(logs[1]), c = Math.Exp(logs[2]);
        double value = 0;
        var before = new Curve(0, 0, 0, 0);
        gradient.Clear();
        for (var t = 1; t < customers.Lost.Length; t++)
        {
            var after = At(alpha, beta, c, t);
            double lost = customers.Lost[t], stayed = customers.Stayed[t];
            if (lost > 0)
            {
                var kept = Math.Exp(after.Log - before.Log);
                var gone = Gone(after.Log - before.Log);
                value += lost * (before.Log + Math.Log(gone));
                Add(gradient, lost / gone, before);
                Add(gradient, -lost * kept / gone, after);
            }

            value += stayed * after.Log;
            Add(gradient, stayed, after);
            before = after;
        }

        (gradient[0], gradient[1], gradient[2]) = (gradient[0] * alpha, gradient[1] * beta, gradient[2] * c);
        return value;
    }

    private static Curve At(double alpha, double beta, double c, int t)
    {
        var u = Math.Pow(t, c);
        var byU = -GammaRatio.Derivative(beta + u, alpha);
        var log = GammaRatio.Log(beta, alpha) - GammaRatio.Log(beta + u, alpha);
        return new(log, -GammaRatio.Derivative(alpha + beta, u), GammaRatio.Derivative(beta, alpha) + byU, byU * u * Math.Log(t));
    }

    // 1 - e^d for d below 0, with its digits kept when d is small.
    private static double Gone(double d) => d > -1e-5 ? -d * (1 + d / 2) : 1 - Math.Exp(d);

    private static void Add(Span<double> gradient, double weight, Curve curve)
    {
        gradient[0] += weight * curve.ByAlpha;
        gradient[1] += weight * curve.ByBeta;
        gradient[2] += weight * curve.ByC;
    }

    private readonly record struct Curve(double Log, double ByAlpha, double ByBeta, double ByC);
}
