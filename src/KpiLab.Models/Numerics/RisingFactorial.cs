using MathNet.Numerics;

namespace KpiLab.Models.Numerics;

/// <summary>The rising factorial (z)_n = z (z + 1) … (z + n - 1) = Γ(z + n) / Γ(z), for z above 0 and whole n (NIST DLMF 5.2.5).</summary>
internal static class RisingFactorial
{
    // Up to here the product itself is faster and loses nothing by cancellation.
    private const int Direct = 128;

    /// <summary>ln (z)_n and its derivative by z, ψ(z + n) - ψ(z).</summary>
    public static (double Log, double Derivative) Of(double z, double n)
    {
        if (n > Direct)
            return (SpecialFunctions.GammaLn(z + n) - SpecialFunctions.GammaLn(z), SpecialFunctions.DiGamma(z + n) - SpecialFunctions.DiGamma(z));
        double log = 0, product = 1, derivative = 0;
        for (var j = 0; j < n; j++)
        {
            product *= z + j;
            derivative += 1 / (z + j);
            if (product is > 1e200 or < 1e-200)
            {
                log += Math.Log(product);
                product = 1;
            }
        }

        return (log + Math.Log(product), derivative);
    }
}
