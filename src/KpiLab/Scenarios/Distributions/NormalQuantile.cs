using NormalLaw = MathNet.Numerics.Distributions.Normal;

namespace KpiLab.Scenarios.Distributions;

/// <summary>The quantile of the standard normal for millions of numbers: cubic Hermite between knots in the middle 97 %, off by less than 1e-9, and exact outside it, where the curve is steep.</summary>
internal static class NormalQuantile
{
    private const int Knots = 4096;
    private const int Outer = 64;

    private static readonly (double Value, double Slope)[] Table = Tabulated();

    /// <summary>The quantile of a probability in (0, 1).</summary>
    public static double Of(double probability)
    {
        var at = probability * Knots;
        var k = (int)at;
        if (k < Outer || k >= Knots - Outer)
            return NormalLaw.InvCDF(0, 1, probability);
        var (left, right) = (Table[k], Table[k + 1]);
        var t = at - k;
        var rise = right.Value - left.Value;
        return left.Value + t * (left.Slope + t * (3 * rise - 2 * left.Slope - right.Slope + t * (left.Slope + right.Slope - 2 * rise)));
    }

    private static (double Value, double Slope)[] Tabulated()
    {
        var table = new (double, double)[Knots + 1];
        for (var k = Outer; k <= Knots - Outer; k++)
        {
            var value = NormalLaw.InvCDF(0, 1, (double)k / Knots);
            table[k] = (value, 1 / (NormalLaw.PDF(0, 1, value) * Knots));
        }

        return table;
    }
}
