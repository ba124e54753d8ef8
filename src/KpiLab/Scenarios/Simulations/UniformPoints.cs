namespace KpiLab.Scenarios.Simulations;

/// <summary>The uniform numbers of a simulation: one per sample and dimension, by place.</summary>
internal abstract class UniformPoints
{
    /// <summary>Writes those of one dimension from a sample on.</summary>
    public abstract void Write(int dimension, long first, Span<double> target);

    public static UniformPoints Of(SamplingPoints points, int samples, int dimensions, int seed) => points switch
    {
        SamplingPoints.Random => new RandomPoints(seed),
        SamplingPoints.Sobol => new SobolPoints(dimensions, seed),
        _ => new LatinHypercubePoints(samples, dimensions, seed),
    };
}
