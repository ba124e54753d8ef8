using System.Collections.Immutable;
using KpiLab.Scenarios.Simulations;

namespace KpiLab.Scenarios;

/// <summary>How much of the uncertainty of an output one input brings.</summary>
/// <param name="Input">The input.</param>
/// <param name="First">First-order index: the share of the variance that would go if this input alone were known.</param>
/// <param name="FirstError">Its standard error.</param>
/// <param name="Total">Total index: the share that would be left if everything but this input were known; above the first-order index where inputs work on each other.</param>
/// <param name="TotalError">Its standard error.</param>
public sealed record SobolIndex(string Input, double First, double FirstError, double Total, double TotalError);

/// <summary>Which input's uncertainty matters most: the variance of an output divided over the inputs (Sobol, 1993).</summary>
/// <remarks>First order by Saltelli and others (2010), total by Jansen (1999), both on N × (inputs + 2) points of a Sobol sequence. The standard errors are those of random points, and so too large rather than too small. Inputs are independent.</remarks>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed record SobolIndices
{
    /// <summary>The formula.</summary>
    public required string Output { get; init; }

    /// <summary>Its variance.</summary>
    public required double Variance { get; init; }

    /// <summary>One per uncertain input, largest total first.</summary>
    public required ImmutableArray<SobolIndex> Inputs { get; init; }

    /// <summary>The index of an input.</summary>
    /// <exception cref="ModelException">The input is not uncertain.</exception>
    public SobolIndex this[string input] => Inputs.FirstOrDefault(i => i.Input == input)
        ?? throw new ModelException($"{input} is not an uncertain input. Uncertain are: {string.Join(", ", Inputs.Select(i => i.Input))}.");

    internal static SobolIndices Of(Scenario scenario, string output, SimulationOptions options, CancellationToken cancellation)
    {
        if (options.Correlations.Count > 0)
            throw new ModelException("Sobol indices divide the variance over independent inputs; these options have correlations. Ask without them.");
        if (scenario.WhyNot(output) is { } reason)
            throw new ModelException(reason);
        var uncertain = UncertainInputs.Of(scenario, options.Distributions);
        var samples = new PairedSamples(scenario, output, uncertain, options, cancellation);
        var mean = (samples.A.Average() + samples.B.Average()) / 2;
        var variance = samples.A.Concat(samples.B).Sum(v => (v - mean) * (v - mean)) / (2 * samples.A.Length - 1);
        if (!(variance > 0))
            throw new ModelException($"{output} does not vary, or has no value in some samples (it divides by 0), so there is no variance to divide.");
        var indices = uncertain.Names.Select((name, d) =>
        {
            var mixed = samples.AWith(d);
            var (first, firstError) = MeanOf(samples.A.Length, k => (samples.B[k] - mean) * (mixed[k] - samples.A[k]));
            var (total, totalError) = MeanOf(samples.A.Length, k => (samples.A[k] - mixed[k]) * (samples.A[k] - mixed[k]) / 2);
            return new SobolIndex(name, first / variance, firstError / variance, total / variance, totalError / variance);
        });
        return new() { Output = output, Variance = variance, Inputs = [.. indices.OrderByDescending(i => i.Total).ThenBy(i => i.Input, StringComparer.Ordinal)] };
    }

    private static (double Mean, double Error) MeanOf(int count, Func<int, double> term)
    {
        double sum = 0, squares = 0;
        for (var k = 0; k < count; k++)
        {
            var value = term(k);
            sum += value;
            squares += value * value;
        }

        var mean = sum / count;
        return (mean, Math.Sqrt(Math.Max(0, squares / count - mean * mean) / (count - 1)));
    }
}
