using MathNet.Numerics;

namespace KpiLab.Models.Numerics;

/// <summary>Expected purchases in (0, t] of one who buys at a gamma-distributed rate and may stop, with a beta-distributed probability, after each purchase.</summary>
/// <remarks>
/// E[(1 - e^{-λpt}) / p] over λ ~ Gamma(shape, rate), p ~ Beta(a, b). With c = a + b - 1, e = a - 1, g = c - shape, z = t / (rate + t),
/// it is c/e [1 - (1-z)^e 2F1(e, g; c; z)]: eq. 10 of Fader, Hardie &amp; Lee (2005) after Euler's transformation (DLMF 15.8.1), whose series does not grow with the
/// frequency. The division by e is carried out inside the series, so that a = 1 is no special case.
/// Close to z = 1 the series is slow and the mean over p is integrated numerically (trapezoidal rule after a double-exponential substitution, Takahasi &amp; Mori 1974).
/// </remarks>
internal static class BetaGeometricMean
{
    private const double SlowSeries = 0.9;

    public static double Of(double shape, double rate, double a, double b, double t)
    {
        if (t == 0)
            return 0;
        var z = t / (rate + t);
        return z > SlowSeries ? Integral(shape, t / rate, a, b) : Series(shape, rate, a, b, t, z);
    }

    private static double Series(double shape, double rate, double a, double b, double t, double z)
    {
        double c = a + b - 1, e = a - 1, g = c - shape;
        double term = g * z, sum = term;
        for (var n = 1; n < 10_000 && Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= (e + n) * (g + n) / ((c + n) * (n + 1)) * z;
            sum += term;
        }

        var log = -Math.Log(1 + t / rate);
        var power = Math.Abs(e * log) < 1e-8 ? log * (1 + e * log / 2) : (Math.Exp(e * log) - 1) / e;
        return -(c * power + sum * (1 + e * power));
    }

    private static double Integral(double shape, double growth, double a, double b)
    {
        // p = 1 / (1 + e^-v), v = π sinh s. Steps follow the width of the beta distribution where it has its mass.
        var width = Math.Sqrt(1 / a + 1 / b);
        var centre = Math.Asinh(Math.Log(a / b) / Math.PI);
        var step = Math.Min(1 / 32.0, 0.3 * width / (Math.PI * Math.Cosh(centre)));
        var normal = SpecialFunctions.GammaLn(a + b) - SpecialFunctions.GammaLn(a) - SpecialFunctions.GammaLn(b);
        double sum = Term(centre), scale = sum;
        for (var direction = -1; direction <= 1; direction += 2)
        {
            for (var k = 1; k < 100_000; k++)
            {
                var term = Term(centre + direction * k * step);
                sum += term;
                scale = Math.Max(scale, term);
                if (term < 1e-18 * scale)
                    break;
            }
        }

        return sum * step;

        double Term(double s)
        {
            var v = Math.PI * Math.Sinh(s);
            var logP = v > 0 ? -Math.Log(1 + Math.Exp(-v)) : v - Math.Log(1 + Math.Exp(v));
            var logQ = logP - v;
            var p = Math.Exp(logP);
            var u = p * growth;
            var log = u < 1e-5 ? u * (1 - u / 2) : Math.Log(1 + u);
            var lost = shape * log < 1e-8 ? shape * log : 1 - Math.Exp(-shape * log);
            var bought = p < 1e-290 ? shape * growth : lost / p;
            return bought * Math.Exp(normal + a * logP + b * logQ) * Math.PI * Math.Cosh(s);
        }
    }
}
