using System.Collections.Immutable;
using KpiLab.Measures;
using MathNet.Numerics.Distributions;

namespace KpiLab.Models.Fitting;

/// <summary>What a fit leaves behind: the values, how sure they are and how they were found. All that a model file holds.</summary>
/// <param name="Names">The parameters' names.</param>
/// <param name="Values">The parameters.</param>
/// <param name="LogCovariance">Covariance of the logarithms of the parameters.</param>
/// <param name="LogLikelihood">The log-likelihood at the maximum.</param>
/// <param name="N">Customers, or the weight that stands for them.</param>
/// <param name="Level">Confidence level of the intervals.</param>
/// <param name="Unit">The unit of time, where there is one.</param>
/// <param name="Convergence">How the maximum was reached.</param>
internal sealed record Estimate(ImmutableArray<string> Names, ImmutableArray<double> Values, double[][] LogCovariance, double LogLikelihood, double N, double Level, TimeUnit? Unit, Convergence Convergence)
{
    /// <summary>The estimate at a maximum, with each parameter multiplied back by the scale that was divided out of the data.</summary>
    public static Estimate At(Maximum maximum, IReadOnlyList<string> names, ReadOnlySpan<double> scales, double logLikelihood, double n, FitOptions options, TimeUnit? unit)
    {
        var values = new double[scales.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Math.Exp(maximum.Logs[i]) * scales[i];
        return new([.. names], [.. values], [.. Enumerable.Range(0, values.Length).Select(i => Enumerable.Range(0, values.Length).Select(j => maximum.Covariance[i, j]).ToArray())], logLikelihood, n, options.Level, unit, maximum.Convergence);
    }

    /// <summary>Parameters taken as known, without uncertainty.</summary>
    public static Estimate Known(IReadOnlyList<string> names, params double[] values) =>
        new([.. names], [.. values], [.. values.Select(_ => new double[values.Length])], 0, 0, 0.95, null, new(0, 0, 0, 0));

    public ImmutableArray<Parameter> Parameters()
    {
        var z = Normal.InvCDF(0, 1, 0.5 + Level / 2);
        var parameters = ImmutableArray.CreateBuilder<Parameter>(Values.Length);
        for (var i = 0; i < Values.Length; i++)
        {
            var error = Math.Sqrt(LogCovariance[i][i]);
            parameters.Add(new(Names[i], Values[i], Values[i] * error, new(Values[i] * Math.Exp(-z * error), Values[i] * Math.Exp(z * error), Level, "Wald on the logarithm")));
        }

        return parameters.MoveToImmutable();
    }

    /// <summary>The same estimate with one parameter moved by a factor exp(<paramref name="by"/>): for derivatives by the logarithms.</summary>
    public Estimate Moved(int at, double by) => this with { Values = Values.SetItem(at, Values[at] * Math.Exp(by)) };
}
