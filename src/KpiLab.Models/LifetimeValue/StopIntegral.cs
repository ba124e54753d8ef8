using System.Numerics.Tensors;
using KpiLab.Models.Numerics;

namespace KpiLab.Models.LifetimeValue;

/// <summary>The integral of (α+y)^-k (β+y)^-m over y in [from, to], its logarithm, and means under the integrand: what the Pareto/NBD likelihood needs of the moments at which a customer may have stopped.</summary>
/// <remarks>
/// With u = ln((μ+y)/(μ+from)), μ the smaller of α and β, the integrand falls like an exponential, for any size of k and any ratio of the times;
/// where it falls to e^-40 the rest is left out. The number of Gauss-Legendre nodes follows how far it falls.
/// </remarks>
internal sealed class StopIntegral
{
    private const double Negligible = 40;
    private readonly double[] growth = new double[64];
    private readonly double[] other = new double[64];
    private readonly double[] logOther = new double[64];
    private readonly double[] mass = new double[64];

    /// <summary>The logarithm of the integral; minus infinity when the interval is empty.</summary>
    public double Log { get; private set; }

    public double MeanLogAlpha { get; private set; }

    public double MeanLogBeta { get; private set; }

    public double MeanInverseAlpha { get; private set; }

    public double MeanInverseBeta { get; private set; }

    public void Compute(double alpha, double k, double beta, double m, double from, double to)
    {
        if (alpha <= beta)
        {
            var (log, logNear, logFar, near, far) = Integrate(alpha, k, beta, m, from, to);
            (Log, MeanLogAlpha, MeanLogBeta, MeanInverseAlpha, MeanInverseBeta) = (log, logNear, logFar, near, far);
        }
        else
        {
            var (log, logNear, logFar, near, far) = Integrate(beta, m, alpha, k, from, to);
            (Log, MeanLogAlpha, MeanLogBeta, MeanInverseAlpha, MeanInverseBeta) = (log, logFar, logNear, far, near);
        }
    }

    private (double Log, double LogNear, double LogFar, double InverseNear, double InverseFar) Integrate(double near, double powerNear, double far, double powerFar, double from, double to)
    {
        double start = near + from, logStart = Math.Log(start), length = Math.Log(near + to) - logStart;
        if (!(length > 0))
            return (double.NegativeInfinity, 0, 0, 0, 0);
        var fall = powerNear - 1 + powerFar * start / (far + from);
        if (fall * length > Negligible)
            length = Negligible / fall;
        var rule = Rule((powerNear - 1 + powerFar) * length, length);
        var n = rule.Nodes.Length;
        var g = growth.AsSpan(0, n);
        var o = other.AsSpan(0, n);
        var l = logOther.AsSpan(0, n);
        var p = mass.AsSpan(0, n);
        TensorPrimitives.Multiply(rule.Nodes, length, g);
        TensorPrimitives.Multiply(g, 1 - powerNear, p);
        TensorPrimitives.Exp(g, g);
        TensorPrimitives.Multiply(g, start, g);
        TensorPrimitives.Add(g, far - near, o);
        TensorPrimitives.Log(o, l);
        TensorPrimitives.MultiplyAdd(l, -powerFar, p, p);
        var highest = TensorPrimitives.Max<double>(p);
        TensorPrimitives.Subtract(p, highest, p);
        TensorPrimitives.Exp(p, p);
        TensorPrimitives.Multiply(p, rule.Weights, p);
        var total = TensorPrimitives.Sum<double>(p);
        var meanNode = TensorPrimitives.Dot(p, rule.Nodes) / total;
        var logFar = TensorPrimitives.Dot<double>(p, l) / total;
        TensorPrimitives.Divide(p, g, g);
        TensorPrimitives.Divide(p, o, o);
        var log = Math.Log(total * length) + highest + (1 - powerNear) * logStart;
        return (log, logStart + length * meanNode, logFar, TensorPrimitives.Sum<double>(g) / total, TensorPrimitives.Sum<double>(o) / total);
    }

    // Orders that hold 1e-12 for a fall e^-z over the interval, and for the poles at a distance π from it.
    private static GaussLegendre Rule(double z, double length)
    {
        var hardness = Math.Max(Math.Abs(z), 2 * length);
        return GaussLegendre.Rules[hardness < 4 ? 0 : hardness < 14 ? 1 : hardness < 45 ? 2 : 3];
    }
}
