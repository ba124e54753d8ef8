using KpiLab.Models.Fitting;
using KpiLab.Models.Numerics;

namespace KpiLab.Models.LifetimeValue;

/// <summary>Log-likelihood of the BG/BB model over ln α, ln β, ln γ, ln δ.</summary>
/// <remarks>
/// Eq. 5 of Fader, Hardie &amp; Shang (2010), Marketing Science 29(6): the customer was alive at all n opportunities, or stopped after one of the opportunities t_x … n - 1.
/// Each term follows from the one before by a ratio of small numbers, and so does its gradient; no special functions are needed.
/// </remarks>
internal sealed class BgBbLikelihood(HistoryGroups groups) : ILogLikelihood
{
    // ln of the mean share, or pace, of stopping below which nobody is seen to stop.
    private const double HardlyAnyone = -6;

    public static string[] ParameterNames { get; } = ["alpha", "beta", "gamma", "delta"];

    public IReadOnlyList<string> Names => ParameterNames;

    public string Tells(int parameter, ReadOnlySpan<double> logs) => parameter < 2 ? "how customers differ in how often they buy"
        : logs[2] - logs[3] < HardlyAnyone ? "how soon customers stop, as hardly anyone seems to have stopped within the time seen; a longer calibration period may show it"
        : "how readily customers stop, and how they differ in it";

    public double Evaluate(ReadOnlySpan<double> logs, Span<double> gradient)
    {
        double alpha = Math.Exp(logs[0]), beta = Math.Exp(logs[1]), gamma = Math.Exp(logs[2]), delta = Math.Exp(logs[3]);
        double value = 0;
        Span<double> sum = stackalloc double[4];
        Span<double> own = stackalloc double[4];
        for (var i = 0; i < groups.Count; i++)
        {
            value += groups.Weight[i] * Customer(alpha, beta, gamma, delta, groups.Frequency[i], groups.Recency[i], groups.Age[i], own, out _);
            for (var j = 0; j < 4; j++)
                sum[j] += groups.Weight[i] * own[j];
        }

        (gradient[0], gradient[1], gradient[2], gradient[3]) = (alpha * sum[0], beta * sum[1], gamma * sum[2], delta * sum[3]);
        return value;
    }

    /// <summary>The log-likelihood of one history, its derivatives by the parameters, and the share of the term in which the customer was alive at all opportunities.</summary>
    public static double Customer(double alpha, double beta, double gamma, double delta, double x, double last, double n, Span<double> gradient, out double alive)
    {
        // Stopped right after opportunity t_x: B(α+x, β+t_x-x) B(γ+1, δ+t_x) / (B(α,β) B(γ,δ)).
        var bought = RisingFactorial.Of(alpha, x);
        var passed = RisingFactorial.Of(beta, last - x);
        var chances = RisingFactorial.Of(alpha + beta, last);
        var stayed = RisingFactorial.Of(delta, last);
        var coins = RisingFactorial.Of(gamma + delta, last + 1);
        var common = bought.Log + passed.Log - chances.Log + stayed.Log - coins.Log;
        double term = 1, total = 0, logScale = 0;
        double a = bought.Derivative - chances.Derivative, b = passed.Derivative - chances.Derivative, c = 1 / gamma - coins.Derivative, d = stayed.Derivative - coins.Derivative;
        double sumA = 0, sumB = 0, sumC = 0, sumD = 0;
        for (var t = last; t < n; t++)
        {
            var weight = term * gamma;
            (total, sumA, sumB, sumC, sumD) = (total + weight, sumA + weight * a, sumB + weight * b, sumC + weight * c, sumD + weight * d);
            double y = beta + t - x, z = alpha + beta + t, v = delta + t, w = gamma + delta + t + 1;
            term *= y / z * (v / w);
            (a, b, c, d) = (a - 1 / z, b + 1 / y - 1 / z, c - 1 / w, d + 1 / v - 1 / w);
            if (total > 1e200)
                (term, total, sumA, sumB, sumC, sumD, logScale) = (term / 1e200, total / 1e200, sumA / 1e200, sumB / 1e200, sumC / 1e200, sumD / 1e200, logScale + Math.Log(1e200));
        }

        // Alive at all n: the same product with δ+n in place of γ: B(γ, δ+n) is B(γ+1, δ+n) (γ+δ+n) / γ.
        var alivePart = term * (gamma + delta + n);
        c += 1 / (gamma + delta + n) - 1 / gamma;
        d += 1 / (gamma + delta + n);
        total += alivePart;
        gradient[0] = (sumA + alivePart * a) / total;
        gradient[1] = (sumB + alivePart * b) / total;
        gradient[2] = (sumC + alivePart * c) / total;
        gradient[3] = (sumD + alivePart * d) / total;
        alive = alivePart / total;
        return common + Math.Log(total) + logScale;
    }
}
