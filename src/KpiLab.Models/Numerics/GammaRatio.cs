using MathNet.Numerics;

namespace KpiLab.Models.Numerics;

/// <summary>ln Γ(z + a) - ln Γ(z) and its derivatives for z, a above 0, without the cancellation of two large logarithms.</summary>
/// <remarks>From z = 20 on, Stirling's series of both (DLMF 5.11.1, 5.11.2) with the leading parts subtracted by hand.</remarks>
internal static class GammaRatio
{
    private const double Large = 20;

    /// <summary>ln Γ(z + a) - ln Γ(z).</summary>
    public static double Log(double z, double a) => z < Large
        ? SpecialFunctions.GammaLn(z + a) - SpecialFunctions.GammaLn(z)
        : (z - 0.5) * LogOnePlus(a / z) + a * (Math.Log(z + a) - 1) + Tail(z + a) - Tail(z);

    /// <summary>ψ(z + a) - ψ(z), the derivative by z.</summary>
    public static double Derivative(double z, double a) => z < Large
        ? SpecialFunctions.DiGamma(z + a) - SpecialFunctions.DiGamma(z)
        : LogOnePlus(a / z) + DigammaTail(z + a) - DigammaTail(z);

    private static double Tail(double z)
    {
        var s = 1 / (z * z);
        return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s / 1188)))) / z;
    }

    private static double DigammaTail(double z)
    {
        var s = 1 / (z * z);
        return -0.5 / z - s * (1.0 / 12 - s * (1.0 / 120 - s * (1.0 / 252 - s * (1.0 / 240 - s / 132))));
    }

    // ln(1 + x) that keeps its digits for small x (Kahan's correction, as in Goldberg 1991, theorem 4).
    private static double LogOnePlus(double x)
    {
        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }
}
