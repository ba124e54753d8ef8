namespace KpiLab.Scenarios.Simulations;

/// <summary>A Latin hypercube: in each dimension every one of n equal parts holds one point, in random order, at a random place in its part.</summary>
internal sealed class LatinHypercubePoints : UniformPoints
{
    private readonly int seed;
    private readonly int samples;
    private readonly int[][] parts;

    public LatinHypercubePoints(int samples, int dimensions, int seed)
    {
        this.seed = seed;
        this.samples = samples;
        parts = new int[dimensions][];
        Parallel.For(0, dimensions, d => parts[d] = Shuffled(samples, new CounterRandom(seed, ~d)));
    }

    /// <inheritdoc/>
    public override void Write(int dimension, long first, Span<double> target)
    {
        var random = new CounterRandom(seed, dimension);
        var part = parts[dimension].AsSpan((int)first, target.Length);
        for (var i = 0; i < target.Length; i++)
            target[i] = (part[i] + random.Uniform(first + i)) / samples;
    }

    // Fisher and Yates. The bias of the multiplication is below 2^-32.
    private static int[] Shuffled(int count, CounterRandom random)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++)
        {
            var j = (int)(((random.Bits(i) >> 32) * (ulong)(i + 1)) >> 32);
            order[i] = order[j];
            order[j] = i;
        }

        return order;
    }
}
