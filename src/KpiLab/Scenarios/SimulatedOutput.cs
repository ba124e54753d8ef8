using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace KpiLab.Scenarios;

/// <summary>What a simulation found for one formula.</summary>
[TypeFormatterSource(typeof(NotebookFormatters))]
public sealed class SimulatedOutput
{
    private readonly double[] samples;
    private readonly Lazy<double[]> sorted;

    internal SimulatedOutput(DriverFormula formula, double[] samples)
    {
        Formula = formula;
        this.samples = samples;
        sorted = new(Sorted);
    }

    /// <summary>The formula.</summary>
    public DriverFormula Formula { get; }

    /// <summary>The value in each sample, in their order; not finite where the formula has none.</summary>
    public ImmutableArray<double> Samples => System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(samples);

    /// <summary>Samples in which the formula has no value, because something was divided by 0. They are left out of everything else.</summary>
    public int Undefined => samples.Length - sorted.Value.Length;

    /// <summary>The mean.</summary>
    public double Mean => TensorPrimitives.Sum<double>(sorted.Value) / sorted.Value.Length;

    /// <summary>The standard deviation.</summary>
    public double StandardDeviation
    {
        get
        {
            var mean = Mean;
            double squares = 0;
            foreach (var value in sorted.Value)
                squares += (value - mean) * (value - mean);
            return Math.Sqrt(squares / Math.Max(1, sorted.Value.Length - 1));
        }
    }

    /// <summary>The middle value.</summary>
    public double Median => Percentile(50);

    /// <summary>The value below which a percentage of the samples lies, linear between samples (Hyndman and Fan, type 7).</summary>
    /// <param name="percent">From 0 to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentage is outside its range.</exception>
    public double Percentile(double percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        var at = percent / 100 * (sorted.Value.Length - 1);
        var k = (int)at;
        return k + 1 < sorted.Value.Length ? sorted.Value[k] + (at - k) * (sorted.Value[k + 1] - sorted.Value[k]) : sorted.Value[^1];
    }

    /// <summary>The share of samples at or above a target.</summary>
    public double ChanceOfAtLeast(double target) => 1 - (double)CountBelow(target) / sorted.Value.Length;

    /// <summary>The share of samples at or below a target.</summary>
    public double ChanceOfAtMost(double target) => (double)CountBelow(Math.BitIncrement(target)) / sorted.Value.Length;

    // Samples strictly below a value.
    private int CountBelow(double value)
    {
        var (low, high) = (0, sorted.Value.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted.Value[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private double[] Sorted()
    {
        double[] finite = Array.TrueForAll(samples, double.IsFinite) ? [.. samples] : [.. samples.Where(double.IsFinite)];
        if (finite.Length == 0)
            throw new ModelException($"{Formula.Name} = {Formula.Term} has a value in none of {samples.Length} samples: it divides by 0.");
        Array.Sort(finite);
        return finite;
    }
}
