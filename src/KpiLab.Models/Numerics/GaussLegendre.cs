using MathNet.Numerics.Integration;

namespace KpiLab.Models.Numerics;

/// <summary>Gauss-Legendre nodes and weights on [0, 1] (Abramowitz &amp; Stegun 25.4.29; the tables are MathNet's).</summary>
internal sealed class GaussLegendre
{
    private static readonly GaussLegendre Twenty = new(20);

    private GaussLegendre(int order)
    {
        var rule = new GaussLegendreRule(0, 1, order);
        (Nodes, Weights) = (rule.Abscissas, rule.Weights);
    }

    /// <summary>The rules by size, ascending.</summary>
    public static GaussLegendre[] Rules { get; } = [new(8), new(16), new(32), new(64)];

    public double[] Nodes { get; }

    public double[] Weights { get; }

    /// <summary>The integral of a smooth function, by twenty nodes on each of equal panels.</summary>
    public static double Integrate(Func<double, double> function, double from, double to, int panels)
    {
        double sum = 0, width = (to - from) / panels;
        for (var panel = 0; panel < panels; panel++)
        {
            for (var i = 0; i < Twenty.Nodes.Length; i++)
                sum += Twenty.Weights[i] * function(from + width * (panel + Twenty.Nodes[i]));
        }

        return sum * width;
    }
}
